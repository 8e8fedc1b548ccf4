import { expect, test, verifies } from '../../src/harness/index.ts';
import { patchOp } from '../../src/scim/patch-operation.ts';

test(
  'a successful DELETE is answered with 204',
  verifies(['7644-3.6-07', '7644-3.2-08'], { fix: 'Answer DELETE with 204 and no body.', establishes: 'delete User' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const answer = await scim.delete('User', id);

    expect(answer).toHaveStatus(204);
    expect(answer.text, 'body of the answer').toBe('');
  },
);

test(
  'a DELETE that names a media type but has no body succeeds',
  verifies('7644-3.6-07', { fix: 'Ignore Content-Type in a request without a body.' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect(await scim.delete('User', id, { headers: { 'Content-Type': 'application/scim+json' } })).toHaveStatus(204);
  },
);

const operations = [
  { verb: 'retrieved', method: 'GET', body: undefined },
  { verb: 'replaced', method: 'PUT', body: { displayName: 'Nobody' } },
  { verb: 'modified', method: 'PATCH', body: patchOp({ op: 'replace', path: 'displayName', value: 'Nobody' }) },
  { verb: 'deleted again', method: 'DELETE', body: undefined },
] as const;

for (const { verb, method, body } of operations) {
  test(
    `a deleted User cannot be ${verb}`,
    verifies('7644-3.6-03', {
      fix: `Answer ${method} on a deleted resource with 404.`,
      ...(method === 'PATCH' && { needs: 'patch' as const }),
    }),
    async ({ scim, given }) => {
      const { id, sent } = await given.existingUser();
      await given.deleted('User', id);

      const sentBody = method === 'PUT' ? { ...sent, ...body } : body;
      expect(await scim.send({ method, path: scim.path('User', id), body: sentBody })).toHaveStatus(404);
    },
  );
}

test(
  'a deleted User is not found by a query',
  verifies('7644-3.6-04', { fix: 'Leave deleted resources out of every list.', needs: 'filter' }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    await given.deleted('User', id);

    const page = await scim.query('User', { filter: `userName eq "${String(sent['userName'])}"` });

    expect(page).toHoldExactly();
  },
);

test(
  'the userName of a deleted User can be used again',
  verifies(['7644-3.6-06', '7644-3.6-05'], { fix: 'Do not count deleted Users when looking for conflicts.' }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    await given.deleted('User', id);

    expect(await scim.create('User', given.user({ userName: sent['userName'] }))).toSucceed();
  },
);

test(
  'a User that never existed cannot be deleted',
  verifies('7644-3.12-12', { fix: 'Answer DELETE on an unknown id with 404.' }),
  async ({ scim, given }) => {
    expect(await scim.delete('User', given.name())).toHaveStatus(404);
  },
);

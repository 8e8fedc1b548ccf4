import { bulkResults, expect, test, verifies } from '../../src/harness/index.ts';
import { patchOp } from '../../src/scim/patch-operation.ts';

test(
  'a bulk request is answered with 200 and a result for each operation',
  verifies(['7644-3.7-14', '7644-3.7.3-01'], {
    fix: 'Answer a bulk request that was processed with 200 and one entry of Operations for each operation.',
    needs: 'bulk',
    establishes: 'process bulk requests',
  }),
  async ({ scim, given }) => {
    const answer = await scim.bulk([given.creation('User', 'ada'), given.creation('User', 'grace')]);

    expect(answer).toHaveStatus(200);
    const operations = answer.at('Operations');
    expect(Array.isArray(operations) ? operations.length : undefined, 'results in Operations').toBe(2);
  },
);

test(
  'the result of a create repeats its bulkId',
  verifies('7644-3.7-20', { fix: 'Return the bulkId of a POST with its result.', needs: 'bulk' }),
  async ({ scim, given }) => {
    const answer = await scim.bulk([given.creation('User', 'ada'), given.creation('User', 'grace')]);

    const bulkIds = bulkResults(answer).map(({ bulkId }) => bulkId ?? 'none');
    expect(bulkIds.toSorted(), 'bulkIds of the results').toEqual(['ada', 'grace']);
  },
);

test(
  'a bulk request creates',
  verifies('7644-3.7-05', {
    fix: 'Perform operations with POST like a POST of the same data.',
    needs: ['bulk', 'filter'],
  }),
  async ({ scim, given }) => {
    const userName = given.userName();

    bulkResults(await scim.bulk([given.creation('User', 'ada', { userName })]));

    const page = await scim.query('User', { filter: `userName eq ${JSON.stringify(userName)}` });
    expect(page.pluck('userName'), 'userNames of the Users found').toEqual([userName]);
  },
);

test(
  'a bulk request replaces',
  verifies('7644-3.7-05', { fix: 'Perform operations with PUT like a PUT of the same data.', needs: 'bulk' }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();

    const data = { ...sent, displayName: 'Ada King' };
    bulkResults(await scim.bulk([{ method: 'PUT', path: scim.path('User', id), data }]));

    expect((await given.stored('User', id))['displayName'], 'stored displayName').toBe('Ada King');
  },
);

test(
  'a bulk request modifies',
  verifies('7644-3.7-05', {
    fix: 'Perform operations with PATCH like a PATCH of the same data.',
    needs: ['bulk', 'patch'],
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const data = patchOp({ op: 'replace', path: 'displayName', value: 'Ada King' });
    bulkResults(await scim.bulk([{ method: 'PATCH', path: scim.path('User', id), data }]));

    expect((await given.stored('User', id))['displayName'], 'stored displayName').toBe('Ada King');
  },
);

test(
  'a bulk request deletes',
  verifies('7644-3.7-05', { fix: 'Perform operations with DELETE like a DELETE.', needs: 'bulk' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    bulkResults(await scim.bulk([{ method: 'DELETE', path: scim.path('User', id) }]));

    expect(await scim.retrieve('User', id)).toHaveStatus(404);
  },
);

test(
  'operations on one User take effect in their order',
  verifies('7644-3.7-22', {
    fix: 'Reorder or run in parallel only operations that have nothing to do with each other.',
    needs: 'bulk',
  }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();

    const path = scim.path('User', id);
    const operations = ['One', 'Two', 'Three', 'Four', 'Five'].map((displayName) => {
      return { method: 'PUT', path, data: { ...sent, displayName } } as const;
    });
    bulkResults(await scim.bulk(operations));

    expect((await given.stored('User', id))['displayName'], 'stored displayName').toBe('Five');
  },
);

test(
  'a bulk request that cannot be read is refused',
  verifies('7644-3.7-15', { fix: 'Answer a bulk request that is no JSON with 400, not with 200.', needs: 'bulk' }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'POST', path: '/Bulk', body: '{"Operations":[' });

    expect(answer.status, 'status of the answer').toBeGreaterThanOrEqual(400);
  },
);

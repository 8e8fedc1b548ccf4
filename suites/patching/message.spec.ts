import { expect, settled, test, verifies } from '../../src/harness/index.ts';
import { messageUrn } from '../../src/scim/urn.ts';

test(
  'a successful PATCH is answered with 200 and the resource, or with 204',
  verifies('7644-3.5.2-24', {
    fix: 'Answer PATCH with 200 and the stored resource, or with 204 and no body.',
    needs: 'patch',
  }),
  async ({ scim, given, observe }) => {
    const { id } = await given.existingUser();

    const answer = await scim.modify('User', id, { op: 'replace', path: 'displayName', value: 'Ada King' });

    observe('answer to PATCH', String(answer.status));
    expect(answer).toHaveStatus(200, 204);
    expect(answer.status === 204 ? answer.text : answer.resource, 'body of the answer').toEqual(
      answer.status === 204 ? '' : await given.stored('User', id),
    );
  },
);

test(
  'a PATCH that asks for attributes is answered with 200 and a body',
  verifies('7644-3.5.2-25', {
    fix: 'Answer PATCH with 200 and the named attributes when attributes is given.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();

    const answer = await scim.send({
      method: 'PATCH',
      path: scim.path('User', id),
      query: { attributes: 'userName' },
      body: { schemas: [messageUrn.PatchOp], Operations: [{ op: 'replace', path: 'displayName', value: 'Ada King' }] },
    });

    expect(answer).toHaveStatus(200);
    expect(answer.at('userName'), 'userName').toBe(sent['userName']);
  },
);

test(
  'operations are applied in order',
  verifies('7644-3.5.2-18', { fix: 'Apply each operation to the result of the one before.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const answer = await scim.modify(
      'User',
      id,
      { op: 'replace', path: 'nickName', value: 'One' },
      { op: 'replace', path: 'nickName', value: 'Two' },
      { op: 'add', path: 'phoneNumbers', value: [{ value: 'tel:1', type: 'work' }] },
      { op: 'remove', path: 'phoneNumbers[type eq "work"]' },
    );

    expect(answer).toSucceed();
    const stored = await given.stored('User', id);
    expect(stored['nickName'], 'stored nickName').toBe('Two');
    expect(stored['phoneNumbers'], 'stored phoneNumbers').toBeAbsent();
  },
);

test(
  'a PATCH with one wrong operation changes nothing',
  verifies(['7644-3.5.2-21', '7644-3.5.2-22', '5789-2-01'], {
    fix: 'Apply all operations or none: keep the resource as it was when one of them fails.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const before = await given.stored('User', id);

    const answer = await scim.modify(
      'User',
      id,
      { op: 'replace', path: 'displayName', value: 'Ada King' },
      { op: 'remove' },
    );

    expect(answer).not.toSucceed();
    expect(settled(await given.stored('User', id)), 'the stored User').toEqual(settled(before));
  },
);

const refused = [
  { flaw: 'an unknown op', also: ['7644-3.5.2-02'], operations: [{ op: 'move', path: 'displayName', value: 'x' }] },
  { flaw: 'no op', also: ['7644-3.5.2-05'], operations: [{ path: 'displayName', value: 'x' }] },
  { flaw: 'a path that cannot be parsed', also: [], operations: [{ op: 'replace', path: 'emails[', value: 'x' }] },
  { flaw: 'an array index', also: ['7644-3.5.2-02'], operations: [{ op: 'remove', path: 'emails[0]' }] },
  { flaw: 'no operations', also: ['7644-3.5.2-04'], operations: [] },
  { flaw: 'an add operation without value', also: ['7644-3.5.2.1-01'], operations: [{ op: 'add', path: 'nickName' }] },
] as const;

for (const { flaw, also, operations } of refused) {
  test(
    `a PATCH with ${flaw} is refused`,
    verifies(['7644-3.5.2-14', '7644-3.5.2-23', ...also], {
      fix: 'Answer a malformed operation with 400 and an error message.',
      needs: 'patch',
    }),
    async ({ scim, given }) => {
      const { id } = await given.existingUser();

      const body = { schemas: [messageUrn.PatchOp], Operations: operations };
      const answer = await scim.send({ method: 'PATCH', path: scim.path('User', id), body });

      expect(answer).toHaveStatus(400);
      expect(answer).toHaveErrorBody();
    },
  );
}

test(
  'a PATCH without the PatchOp schema is refused',
  verifies('7644-3.5.2-03', {
    fix: `Refuse a PATCH whose schemas lacks ${messageUrn.PatchOp}, with 400.`,
    level: 'SHOULD',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const body = { Operations: [{ op: 'replace', path: 'displayName', value: 'x' }] };

    expect(await scim.send({ method: 'PATCH', path: scim.path('User', id), body })).toHaveStatus(400);
  },
);

for (const { path, requirement, value } of [
  { path: 'id', requirement: '7643-3.1-11', value: 'somebody-else' },
  { path: 'meta.created', requirement: '7643-3.1-18', value: '2001-01-01T00:00:00Z' },
  { path: 'groups', requirement: '7643-4.1.2-26', value: [{ value: 'nobody' }] },
] as const) {
  test(
    `${path} cannot be changed by PATCH`,
    verifies(['7643-7-29', requirement], {
      fix: `Refuse a PATCH of ${path} with 400 and scimType mutability: it is readOnly.`,
      needs: 'patch',
    }),
    async ({ scim, given, observe }) => {
      const { id } = await given.existingUser();
      const before = await given.stored('User', id);

      const answer = await scim.modify('User', id, { op: 'replace', path, value });

      observe('PATCH of a readOnly attribute', answer.status < 300 ? 'ignored' : `refused with ${answer.status}`);
      const after = await given.stored('User', id);
      expect(settled({ ...after, meta: null }), 'the stored User').toEqual(settled({ ...before, meta: null }));
      expect((await scim.retrieve('User', id)).at('meta', 'created'), 'meta.created').not.toBe('2001-01-01T00:00:00Z');
    },
  );
}

test(
  'a PATCH of a readOnly attribute is refused',
  verifies('7644-3.5.2-11', {
    fix: 'Answer a PATCH of a readOnly attribute with 400 and scimType mutability instead of ignoring it.',
    level: 'SHOULD',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect(await scim.modify('User', id, { op: 'replace', path: 'id', value: 'somebody-else' })).toBeScimError(
      400,
      'mutability',
    );
  },
);

test(
  'the op of an operation is read in any case',
  verifies('7644-3.5.2-06', {
    fix: 'Read "Replace" like "replace": Microsoft Entra ID capitalises operations.',
    needs: 'patch',
  }),
  async ({ scim, given, observe }) => {
    const { id } = await given.existingUser();
    const body = {
      schemas: [messageUrn.PatchOp],
      Operations: [{ op: 'Replace', path: 'displayName', value: 'Ada King' }],
    };

    const answer = await scim.send({ method: 'PATCH', path: scim.path('User', id), body });

    observe('capitalised op', answer.status < 300 ? 'accepted' : `refused with ${answer.status}`);
    expect(answer).toSucceed();
  },
);

test(
  'a User that does not exist cannot be modified',
  verifies('7644-3.12-12', { fix: 'Answer PATCH on an unknown id with 404.', needs: 'patch' }),
  async ({ scim, given }) => {
    const answer = await scim.modify('User', given.name(), { op: 'replace', path: 'displayName', value: 'x' });

    expect(answer).toHaveStatus(404);
  },
);

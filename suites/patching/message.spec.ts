import { expect, type JsonObject, settled, test, verifies } from '../../src/harness/index.ts';
import { messageUrn, schemaUrn } from '../../src/scim/urn.ts';

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
  verifies(['7644-3.5.2-21', '7644-3.5.2-22', '7644-3.5.2-19', '5789-2-01'], {
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
      { op: 'replace', path: 'nickName', value: 'Countess' },
    );

    expect(answer).not.toSucceed();
    expect(settled(await given.stored('User', id)), 'the stored User').toEqual(settled(before));
  },
);

type RequirementIds = Extract<Parameters<typeof verifies>[0], readonly unknown[]>;

const refused: readonly {
  readonly flaw: string;
  readonly also: RequirementIds;
  /** SHOULD where the RFC binds the client and does not say what the service provider does. */
  readonly level: 'MUST' | 'SHOULD';
  readonly operations: readonly JsonObject[];
}[] = [
  {
    flaw: 'an unknown op',
    level: 'MUST',
    also: ['7644-3.5.2-02'],
    operations: [{ op: 'move', path: 'displayName', value: 'x' }],
  },
  { flaw: 'no op', level: 'MUST', also: ['7644-3.5.2-05'], operations: [{ path: 'displayName', value: 'x' }] },
  {
    flaw: 'a path that cannot be parsed',
    level: 'MUST',
    also: [],
    operations: [{ op: 'replace', path: 'emails[', value: 'x' }],
  },
  { flaw: 'an array index', level: 'MUST', also: ['7644-3.5.2-02'], operations: [{ op: 'remove', path: 'emails[0]' }] },
  { flaw: 'no operations', level: 'SHOULD', also: ['7644-3.5.2-04'], operations: [] },
  {
    flaw: 'an add operation without value',
    level: 'SHOULD',
    also: ['7644-3.5.2.1-01'],
    operations: [{ op: 'add', path: 'nickName' }],
  },
];

for (const { flaw, also, level, operations } of refused) {
  test(
    `a PATCH with ${flaw} is refused`,
    verifies(['7644-3.5.2-14', '7644-3.5.2-23', ...also], {
      fix: 'Answer a malformed operation with 400 and an error message.',
      needs: 'patch',
      level,
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

for (const { path, requirements, value } of [
  { path: 'id', requirements: ['7643-3.1-11', '7643-3.1-05'], value: 'somebody-else' },
  { path: 'meta.created', requirements: ['7643-3.1-18', '7643-3.1-05'], value: '2001-01-01T00:00:00Z' },
  { path: 'groups', requirements: ['7643-4.1.2-26'], value: [{ value: 'nobody' }] },
] as const) {
  test(
    `${path} cannot be changed by PATCH`,
    verifies(['7643-7-29', ...requirements], {
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
  verifies(['7644-3.5.2-11', '7644-3.12-21'], {
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

test(
  'a PATCH may name an extension in schemas before it sets its attributes',
  verifies('7644-3.5.2-16', {
    fix: 'Let operations after one on schemas work with the schemas that it leaves.',
    needs: ['patch', 'EnterpriseUser'],
  }),
  async ({ scim, given, appliesIf }) => {
    const { id } = await given.existingUser();
    const naming = { op: 'add', path: 'schemas', value: [schemaUrn.EnterpriseUser] } as const;
    const department = { op: 'add', path: `${schemaUrn.EnterpriseUser}:department`, value: 'Research' } as const;

    const answer = await scim.modify('User', id, naming, department);
    appliesIf(answer.at('scimType') !== 'mutability', 'Clients do not change schemas by PATCH.');

    expect(answer).toSucceed();
    expect((await given.stored('User', id))[schemaUrn.EnterpriseUser], 'the extension').toMatchObject({
      department: 'Research',
    });
  },
);

const examples = [
  { path: 'name.familyName', op: 'replace', value: 'King' },
  { path: 'addresses[type eq "work"]', op: 'remove' },
] as const;

for (const operation of examples) {
  test(
    `the path ${operation.path} is understood`,
    verifies('7644-3.5.2-10', { fix: 'Read all paths of RFC 7644 figure 8.', needs: 'patch' }),
    async ({ scim, given }) => {
      const addresses = [{ type: 'work', locality: 'London' }];
      const { id } = await given.existingUser(given.supported('User', { addresses }));

      expect(await scim.modify('User', id, operation)).toSucceed();
    },
  );
}

for (const path of ['members', 'members[value eq "…"]', 'members[value eq "…"].display']) {
  test(
    `the path ${path} is understood`,
    verifies('7644-3.5.2-10', { fix: 'Read all paths of RFC 7644 figure 8.', needs: ['patch', 'Group'] }),
    async ({ scim, given }) => {
      const { id } = await given.existingUser();
      const group = await given.existingGroup({ members: [{ value: id }] });

      const answer = await scim.modify('Group', group.id, { op: 'remove', path: path.replace('…', id) });

      expect(answer.at('scimType'), 'scimType').not.toBe('invalidPath');
      expect(answer).toHaveStatus(200, 204, 400);
    },
  );
}

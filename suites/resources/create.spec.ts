import { expect, memberOf, test, verifies } from '../../src/harness/index.ts';
import { messageUrn, schemaUrn } from '../../src/scim/urn.ts';

test(
  'a created User is answered with 201',
  verifies('7644-3.3-08', { fix: 'Answer a successful POST with 201 Created.', establishes: 'create User' }),
  async ({ scim, given }) => {
    expect(await scim.create('User', given.user())).toHaveStatus(201);
  },
);

test(
  'a create is not refused to who accepts application/scim+json',
  verifies('7644-3.8-06', {
    fix: 'Answer in application/scim+json where the Accept header names it, never with 406.',
    establishes: 'accept application/scim+json',
  }),
  async ({ scim, given }) => {
    expect(await scim.create('User', given.user())).not.toHaveStatus(406);
  },
);

test(
  'a User with no more than the required attributes can be created',
  verifies('7643-2.2-01', {
    fix: 'Ask only for attributes that /Schemas marks as required; for a User that is userName.',
  }),
  async ({ scim, given }) => {
    expect(await scim.create('User', given.minimalUser())).toSucceed();
  },
);

test(
  'the answer to a create is the new resource',
  verifies('7644-3.3-09', { fix: 'Send the stored resource, with its id and meta, in the body of the 201.' }),
  async ({ scim, given }) => {
    const created = await scim.create('User', given.user());

    const stored = await scim.retrieve('User', created.id ?? '');
    expect(created.resource, 'body of the 201').toEqual(stored.resource);
  },
);

test(
  'a created User has an id',
  verifies('7643-3.1-06', { fix: 'Give each resource a non-empty id and return it.' }),
  async ({ scim, given }) => {
    const created = await scim.create('User', given.user());

    expect(created.at('id'), 'id').toBePresent();
  },
);

test(
  'a create says in the Location header where the new User is',
  verifies('7644-3.3-10', { fix: 'Send the address of the new resource in the Location header of every 201.' }),
  async ({ scim, given }) => {
    const created = await scim.create('User', given.user());

    expect(created.header('Location'), 'Location header').toBePresent();
  },
);

test(
  'a create says in meta.location where the new User is',
  verifies('7644-3.3-10', { fix: 'Return the address of the resource as meta.location.' }),
  async ({ scim, given }) => {
    const created = await scim.create('User', given.user());

    expect(created.at('meta', 'location'), 'meta.location').toBePresent();
  },
);

test(
  'a created User is found at its Location',
  verifies('7644-3.3-10', { fix: 'Let the Location header of a 201 lead to the new resource, from outside as well.' }),
  async ({ scim, given }) => {
    const created = await scim.create('User', given.user());

    const found = await scim.retrieveAt(created.header('Location') ?? created.at('meta', 'location'));
    expect(found).toHaveStatus(200);
    expect(found.at('id'), 'id of the resource at Location').toBe(created.at('id'));
  },
);

test(
  'what was sent in a create is stored',
  verifies('7644-3.3-02', { fix: 'Store every writable attribute of the request that the schema knows.' }),
  async ({ scim, given }) => {
    const user = given.user();
    // Every identity provider sends one; whether it is stored is a question of its own.
    const created = await scim.create('User', { ...user, externalId: given.name() });

    const stored = await scim.retrieve('User', created.id ?? '');
    expect(stored.resource, 'stored User').toMatchObject(given.comparable(user));
  },
);

test(
  'every address of a created User is stored',
  verifies('7644-3.3-02', { fix: 'Store all values of a multi-valued attribute with their sub-attributes.' }),
  async ({ scim, given }) => {
    const emails = Object.values(given.addresses());
    const created = await scim.create('User', given.user({ emails }));

    const stored = await scim.retrieve('User', created.id ?? '');
    expect(stored.at('emails'), 'stored emails').toEqual(
      expect.arrayContaining(emails.map((email) => expect.objectContaining(email))),
    );
  },
);

test(
  'a User that is created inactive stays inactive',
  verifies('7644-3.3-02', { fix: 'Store active as it is sent in a create, also when it is false.' }),
  async ({ scim, given }) => {
    const created = await scim.create('User', given.user({ active: false }));

    const stored = await scim.retrieve('User', created.id ?? '');
    expect(stored.at('active'), 'stored active').toBe(false);
  },
);

test(
  'externalId is stored, with its case',
  verifies(['7643-7-26', '7643-3-09'], { fix: 'Store and return externalId exactly as the client sent it.' }),
  async ({ scim, given }) => {
    const externalId = `${given.name()}-AbC`;
    const created = await scim.create('User', given.user({ externalId }));

    const stored = await scim.retrieve('User', created.id ?? '');
    expect(stored.at('externalId'), 'stored externalId').toBe(externalId);
  },
);

test(
  'externalId is never invented',
  verifies('7643-3.1-13', { fix: 'Leave externalId out unless a client has set it.' }),
  async ({ scim, given }) => {
    const created = await scim.create('User', given.user());

    const stored = await scim.retrieve('User', created.id ?? '');
    expect(stored.at('externalId'), 'externalId that nobody sent').toBeAbsent();
  },
);

test(
  'two Users may have the same externalId',
  verifies('7643-3.1-15', {
    fix: 'Leave the uniqueness of externalId to the client; only userName is unique.',
    level: 'SHOULD',
  }),
  async ({ scim, given }) => {
    const externalId = given.name();
    await given.existingUser({ externalId });

    expect(await scim.create('User', given.user({ externalId }))).toSucceed();
  },
);

test(
  'two Users may have the same e-mail address',
  verifies('7643-7-43', { fix: 'Do not treat e-mail addresses as unique: the schema says uniqueness "none".' }),
  async ({ scim, given }) => {
    const emails = [{ value: given.email(given.name()), type: 'work', primary: true }];
    await given.existingUser({ emails });

    expect(await scim.create('User', given.user({ emails }))).toSucceed();
  },
);

test(
  'an id sent by the client is not adopted',
  verifies('7644-3.3-03', { fix: 'Ignore id in a create and give the resource an id of your own.' }),
  async ({ scim, given }) => {
    const id = given.name();

    const created = await scim.create('User', given.user({ id }));

    expect(created.at('id'), 'id of the new User').not.toBe(id);
  },
);

test(
  'an id sent by the client is no error',
  verifies('7644-3.3-03', { fix: 'Ignore id in a create instead of refusing the request.', level: 'SHOULD' }),
  async ({ scim, given }) => {
    expect(await scim.create('User', given.user({ id: given.name() }))).toSucceed();
  },
);

test(
  'meta sent by the client is ignored',
  verifies('7643-3.1-19', { fix: 'Set meta yourself and ignore what the client sends.' }),
  async ({ scim, given }) => {
    const meta = { resourceType: 'Group', created: '2001-01-01T00:00:00Z', location: 'https://example.com/nowhere' };

    const created = await scim.create('User', given.user({ meta }));

    expect(created).toSucceed();
    expect(created.at('meta', 'resourceType'), 'meta.resourceType').not.toBe(meta.resourceType);
    expect(created.at('meta', 'created'), 'meta.created').not.toBe(meta.created);
    expect(created.at('meta', 'location'), 'meta.location').not.toBe(meta.location);
  },
);

test(
  'groups sent with a User do not make it a member',
  verifies('7644-3.3-03', {
    fix: 'Ignore groups in a User: membership changes through the Group alone.',
    needs: 'Group',
  }),
  async ({ scim, given }) => {
    const group = await given.existingGroup();

    const created = await scim.create('User', given.user({ groups: [{ value: group.id }] }));

    const stored = await scim.retrieve('Group', group.id);
    expect(JSON.stringify(stored.at('members') ?? []), 'members of the group').not.toContain(created.id ?? 'no id');
  },
);

test(
  'schemas of a created User holds the User schema',
  verifies('7643-3.3-03', { fix: `Return schemas with ${schemaUrn.User} in it.` }),
  async ({ scim, given }) => {
    const created = await scim.create('User', given.user());

    expect(created.at('schemas'), 'schemas').toContain(schemaUrn.User);
  },
);

test(
  'meta.resourceType of a created User is "User"',
  verifies('7644-3.3.1-01', { fix: 'Set meta.resourceType to the name of the resource type.' }),
  async ({ scim, given }) => {
    const created = await scim.create('User', given.user());

    expect(created.at('meta', 'resourceType'), 'meta.resourceType').toBe('User');
  },
);

test(
  'meta.created and meta.lastModified are dates with a time, and equal at first',
  verifies(['7643-3.1-21', '7643-3.1-22'], {
    fix: 'Return meta.created and meta.lastModified as xsd:dateTime, for example 2026-01-31T08:00:00Z; a new resource has one value in both.',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    const stored = await scim.retrieve('User', id);
    expect(stored.at('meta', 'created'), 'meta.created').toEqual(
      expect.stringMatching(/^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/),
    );
    expect(stored.at('meta', 'lastModified'), 'meta.lastModified').toBe(stored.at('meta', 'created'));
  },
);

test(
  'a userName that is taken is refused',
  verifies(['7644-3.3-12', '7643-4.1.1-02'], {
    fix: 'Refuse a create whose userName exists, with 409 and scimType uniqueness.',
  }),
  async ({ scim, given }) => {
    const { sent } = await given.existingUser();

    expect(await scim.create('User', given.user({ userName: sent['userName'] }))).toBeScimError(
      [409, 400],
      'uniqueness',
    );
  },
);

test(
  'a userName that is taken is a conflict',
  verifies(['7644-3.3-12', '7644-3.12-13'], {
    fix: 'Answer a create whose userName exists with 409; identity providers link the account only then.',
    level: 'SHOULD',
  }),
  async ({ scim, given }) => {
    const { sent } = await given.existingUser();

    expect(await scim.create('User', given.user({ userName: sent['userName'] }))).toHaveStatus(409);
  },
);

test(
  'a refused create leaves the existing User as it was',
  verifies('7644-3.3-12', { fix: 'Never write to an existing User from a POST.' }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    const before = await given.stored('User', id);

    await scim.create('User', given.user({ userName: sent['userName'], displayName: 'Somebody Else' }));

    expect(await given.stored('User', id), 'the existing User').toEqual(before);
  },
);

test(
  'a userName that differs in case only is taken too',
  verifies('7643-4.1.1-03', { fix: 'Compare userName without case when looking for conflicts.' }),
  async ({ scim, given }) => {
    const { sent } = await given.existingUser();

    const answer = await scim.create('User', given.user({ userName: String(sent['userName']).toUpperCase() }));

    expect(answer).toBeScimError([409, 400]);
  },
);

test(
  'a User without userName is not stored',
  verifies('7644-3.3-13', { fix: 'Refuse a User without userName with 400, unless you give it one yourself.' }),
  async ({ scim, given }) => {
    const { userName: _, ...nameless } = given.user();

    const answer = await scim.create('User', nameless);

    const isDefaulted = answer.status === 201 && typeof answer.at('userName') === 'string';
    expect(
      isDefaulted || answer.status === 400,
      `answered with ${answer.status}; refused with 400 or given a userName`,
    ).toBe(true);
  },
);

test(
  'a User with two primary addresses is never shown with two',
  verifies('7643-2.4-06', { fix: 'Refuse a second primary value with 400, or keep the mark on one value only.' }),
  async ({ scim, given }) => {
    const emails = Object.values(given.addresses()).map((email) => ({ ...email, primary: true }));

    const created = await scim.create('User', given.user({ emails }));

    const shown = created.status === 201 ? await given.stored('User', created.id ?? '') : {};
    const marked = [shown['emails'] ?? []].flat().filter((email) => JSON.stringify(email).includes('"primary":true'));
    expect(marked.length, 'addresses shown as primary').toBeLessThan(2);
  },
);

test(
  'null and an empty list are taken as no value',
  verifies('7643-2.5-01', { fix: 'Accept null and [] in a request and treat them as if the attribute were absent.' }),
  async ({ scim, given }) => {
    const created = await scim.create('User', given.user({ nickName: null, title: null, phoneNumbers: [] }));

    expect(created).toSucceed();
    const stored = await given.stored('User', created.id ?? '');
    for (const name of ['nickName', 'title', 'phoneNumbers']) {
      expect([undefined, null, '[]'], `stored ${name}`).toContain(
        Array.isArray(stored[name]) ? JSON.stringify(stored[name]) : stored[name],
      );
    }
  },
);

test(
  'attribute names in a body are read without case',
  verifies('7643-2.1-03', {
    fix: 'Match attribute names in request bodies without case; Microsoft tools send UserName and Emails.',
    level: 'SHOULD',
  }),
  async ({ scim, given }) => {
    const { userName, displayName, ...rest } = given.user();

    const created = await scim.create('User', { ...rest, USERNAME: userName, DisplayName: displayName });

    expect(created).toSucceed();
    const stored = await scim.retrieve('User', created.id ?? '');
    expect(stored.at('userName'), 'stored userName').toBe(userName);
  },
);

test(
  'an attribute that no schema knows is not returned',
  verifies('7643-2-01', {
    fix: 'Ignore attributes that are not in your schemas, or refuse them with 400.',
    level: 'SHOULD',
  }),
  async ({ scim, given, observe }) => {
    const created = await scim.create('User', given.user({ scimulateUnknown: 'x' }));

    observe('unknown attributes', created.status === 201 ? 'ignored' : `refused with ${created.status}`);
    expect(memberOf(created.resource, 'scimulateUnknown'), 'an attribute outside the schemas').toBeAbsent();
  },
);

test(
  'a password is never returned',
  verifies('7643-4.1.1-18', { fix: 'Leave password out of every answer, in any form.' }),
  async ({ scim, given }) => {
    const created = await scim.create('User', given.user({ password: given.password() }));

    const answers = [created, await scim.retrieve('User', created.id ?? ''), await scim.query('User', { count: 1 })];
    for (const answer of answers) expect(answer.text, 'body of the answer').not.toMatch(/"password"\s*:\s*"/i);
  },
);

test(
  'attributes of the enterprise extension are stored under its URN',
  verifies('7643-3.3-07', {
    fix: `Store and return extension attributes in an object under ${schemaUrn.EnterpriseUser}.`,
    needs: 'EnterpriseUser',
  }),
  async ({ scim, given }) => {
    const enterprise = { employeeNumber: '4711', department: 'Research' };
    const created = await scim.create('User', given.user({ [schemaUrn.EnterpriseUser]: enterprise }));

    const stored = await scim.retrieve('User', created.id ?? '');
    expect(stored.at(schemaUrn.EnterpriseUser), 'the extension').toMatchObject(enterprise);
  },
);

test(
  'schemas names the extension that a User uses',
  verifies('7643-3-03', {
    fix: `List ${schemaUrn.EnterpriseUser} in schemas when the resource has attributes of it.`,
    needs: 'EnterpriseUser',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser({ [schemaUrn.EnterpriseUser]: { department: 'Research' } });

    const stored = await scim.retrieve('User', id);
    expect(stored.at('schemas'), 'schemas').toContain(schemaUrn.EnterpriseUser);
  },
);

test(
  'characters of any script are stored as they are',
  verifies('7644-3.8-01', { fix: 'Read and write bodies as UTF-8, also beyond the basic multilingual plane.' }),
  async ({ scim, given }) => {
    const displayName = 'Zoë Ñandú 漢字 שלום 😀';
    const created = await scim.create('User', given.user({ displayName }));

    const stored = await scim.retrieve('User', created.id ?? '');
    expect(stored.at('displayName'), 'stored displayName').toBe(displayName);
  },
);

test(
  'a media type with a charset is accepted',
  verifies('7644-3.8-01', {
    fix: 'Read the media type without its parameters: Okta and Entra send "; charset=utf-8".',
  }),
  async ({ scim, given }) => {
    const headers = { 'Content-Type': 'application/scim+json; charset=utf-8' };

    expect(await scim.create('User', given.user(), { headers })).toSucceed();
  },
);

test(
  'a body that is no JSON is refused with 400',
  verifies('7644-3.12-09', { fix: 'Answer a body that cannot be parsed with 400 and scimType invalidSyntax.' }),
  async ({ scim }) => {
    const broken = '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":';

    expect(await scim.send({ method: 'POST', path: scim.endpoint('User'), body: broken })).toHaveStatus(400);
  },
);

test(
  'a value of the wrong type is refused with 400',
  verifies('7644-3.12-25', {
    fix: 'Refuse values that do not fit the type of their attribute with 400 and scimType invalidValue.',
  }),
  async ({ scim, given }) => {
    expect(await scim.create('User', given.user({ name: 'Ada Lovelace' }))).toHaveStatus(400);
  },
);

test(
  'a message is not taken for a resource',
  verifies('7643-3-06', {
    fix: 'Refuse a create whose schemas do not belong to the resource type with 400, or ignore the foreign ones.',
    level: 'SHOULD',
  }),
  async ({ scim, given }) => {
    const { schemas: _, ...user } = given.user();

    const created = await scim.create('User', { schemas: [messageUrn.PatchOp], ...user });

    expect(created.at('schemas') ?? [], 'schemas of the answer').not.toContain(messageUrn.PatchOp);
  },
);

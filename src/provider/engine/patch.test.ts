import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../scim/json.ts';
import type { PatchOperation } from '../../scim/patch-operation.ts';
import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import type { ProviderOptions } from '../options.ts';
import { type TestAnswer, type TestClient, testClient } from '../test-client.ts';

const enterprise = schemaUrn.EnterpriseUser;
const work = { value: 'w@a.org', type: 'work', primary: true };
const home = { value: 'h@a.org', type: 'home' };
const babs: JsonObject = {
  schemas: [schemaUrn.User],
  userName: 'babs',
  name: { givenName: 'Barbara', familyName: 'Jensen' },
  title: 'Guide',
  active: true,
  emails: [work, home],
  phoneNumbers: [
    { value: '1', type: 'work' },
    { value: '2', type: 'work' },
  ],
};

interface Patched {
  readonly answer: TestAnswer;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

async function patchUser(operations: readonly Json[], user = babs, options: ProviderOptions = {}): Promise<Patched> {
  const client = testClient(options);
  const before = (await client.send('POST', '/Users', user)).body;
  const answer = await patch(client, `/Users/${before.id}`, operations);
  return { answer, before, after: (await client.send('GET', `/Users/${before.id}`)).body };
}

function patch(client: TestClient, path: string, operations: readonly Json[]): Promise<TestAnswer> {
  return client.send('PATCH', path, { schemas: [messageUrn.PatchOp], Operations: operations });
}

async function groupOfTwo(): Promise<{
  client: TestClient;
  ids: readonly string[];
  path: string;
  members: () => Promise<readonly string[]>;
}> {
  const client = testClient();
  const ids: string[] = [];
  for (const userName of ['a', 'b', 'c'])
    ids.push((await client.send('POST', '/Users', { schemas: [schemaUrn.User], userName })).body.id);
  const members = ids.slice(0, 2).map((value) => ({ value }));
  const { id } = (await client.send('POST', '/Groups', { schemas: [schemaUrn.Group], displayName: 'G', members })).body;
  const path = `/Groups/${id}`;
  return {
    client,
    ids,
    path,
    members: async () => ((await client.send('GET', path)).body.members ?? []).map(({ value }: JsonObject) => value),
  };
}

describe('what PATCH makes of a User', () => {
  test.each<[string, Json[], JsonObject]>([
    ['adds to an unset attribute', [{ op: 'add', path: 'nickName', value: 'B' }], { nickName: 'B' }],
    ['adds over a single value', [{ op: 'add', path: 'title', value: 'Boss' }], { title: 'Boss' }],
    ['replaces an unset attribute', [{ op: 'replace', path: 'nickName', value: 'B' }], { nickName: 'B' }],
    ['removes a single value', [{ op: 'remove', path: 'title' }], { title: undefined }],
    ['replaces by null', [{ op: 'replace', path: 'title', value: null }], { title: undefined }],
    ['adds null, which changes nothing', [{ op: 'add', path: 'title', value: null }], { title: 'Guide' }],
    ['empties a list', [{ op: 'replace', path: 'emails', value: [] }], { emails: undefined }],
    ['sets externalId', [{ op: 'add', path: 'externalId', value: 'e' }], { externalId: 'e' }],
    [
      'takes names in any case',
      [{ op: 'replace', path: 'NAME.GivenName', value: 'B' }],
      { name: { givenName: 'B', familyName: 'Jensen' } },
    ],
    [
      'merges a complex attribute when replacing',
      [{ op: 'replace', path: 'name', value: { givenName: 'B' } }],
      { name: { givenName: 'B', familyName: 'Jensen' } },
    ],
    [
      'unassigns a sub-attribute by null',
      [{ op: 'replace', path: 'name', value: { givenName: null } }],
      { name: { familyName: 'Jensen' } },
    ],
    ['removes a sub-attribute', [{ op: 'remove', path: 'name.givenName' }], { name: { familyName: 'Jensen' } }],
    [
      'removes a complex attribute with its last sub-attribute',
      [
        { op: 'remove', path: 'name.givenName' },
        { op: 'remove', path: 'name.familyName' },
      ],
      { name: undefined },
    ],
    [
      'appends to a list',
      [{ op: 'add', path: 'emails', value: [{ value: 'x@a.org' }] }],
      { emails: [work, home, { value: 'x@a.org' }] },
    ],
    [
      'appends a single object',
      [{ op: 'add', path: 'emails', value: { value: 'x@a.org' } }],
      { emails: [work, home, { value: 'x@a.org' }] },
    ],
    ['does not append what is there', [{ op: 'add', path: 'emails', value: [home] }], { emails: [work, home] }],
    ['replaces a list', [{ op: 'replace', path: 'emails', value: [home] }], { emails: [home] }],
    [
      'demotes the old primary value when one is added',
      [{ op: 'add', path: 'emails', value: [{ value: 'x@a.org', primary: true }] }],
      { emails: [{ ...work, primary: false }, home, { value: 'x@a.org', primary: true }] },
    ],
    [
      'demotes the old primary value when one is chosen',
      [{ op: 'replace', path: 'emails[type eq "home"].primary', value: true }],
      {
        emails: [
          { ...work, primary: false },
          { ...home, primary: true },
        ],
      },
    ],
    [
      'changes every chosen value',
      [{ op: 'replace', path: 'phoneNumbers[type eq "work"].type', value: 'other' }],
      {
        phoneNumbers: [
          { value: '1', type: 'other' },
          { value: '2', type: 'other' },
        ],
      },
    ],
    [
      'replaces chosen values whole',
      [{ op: 'replace', path: 'emails[type eq "work"]', value: { value: 'n@a.org' } }],
      { emails: [{ value: 'n@a.org' }, home] },
    ],
    [
      'adds to chosen values',
      [{ op: 'add', path: 'emails[type eq "home"]', value: { display: 'H' } }],
      { emails: [work, { ...home, display: 'H' }] },
    ],
    ['removes chosen values', [{ op: 'remove', path: 'emails[type eq "home"]' }], { emails: [work] }],
    [
      'keeps text in quotes whole',
      [{ op: 'remove', path: 'emails[value eq "h@a.org" and not (type eq "a] b")]' }],
      { emails: [work] },
    ],
    [
      'removes a sub-attribute of chosen values',
      [{ op: 'remove', path: 'emails[type eq "work"].primary' }],
      { emails: [{ value: 'w@a.org', type: 'work' }, home] },
    ],
    [
      'removes nothing where nothing is chosen',
      [{ op: 'remove', path: 'emails[type eq "fax"]' }],
      { emails: [work, home] },
    ],
    [
      'changes a sub-attribute of all values',
      [{ op: 'replace', path: 'emails.type', value: 'other' }],
      {
        emails: [
          { ...work, type: 'other' },
          { ...home, type: 'other' },
        ],
      },
    ],
    [
      'creates a value from the filter of an add',
      [{ op: 'Add', path: 'addresses[type eq "work"].streetAddress', value: '7070 Phoebe Hollow' }],
      { addresses: [{ streetAddress: '7070 Phoebe Hollow', type: 'work' }] },
    ],
    [
      'takes op in any case',
      [
        { op: 'Replace', path: 'title', value: 'Boss' },
        { op: 'REMOVE', path: 'active' },
      ],
      { title: 'Boss', active: undefined },
    ],
    ['takes quoted booleans', [{ op: 'Replace', path: 'active', value: 'False' }], { active: false }],
    [
      'compares quoted booleans in filters',
      [{ op: 'Replace', path: 'emails[primary eq "True"].value', value: 'n@a.org' }],
      { emails: [{ ...work, value: 'n@a.org' }, home] },
    ],
    [
      'removes just the listed values',
      [{ op: 'Remove', path: 'emails', value: [{ value: 'H@a.org' }] }],
      { emails: [work] },
    ],
    ['takes a list of one for a single value', [{ op: 'replace', path: 'title', value: ['Boss'] }], { title: 'Boss' }],
    [
      'reads keys as paths where there is no path',
      [
        {
          op: 'replace',
          value: {
            'name.givenName': 'B',
            [`${enterprise}:department`]: 'R&D',
            'emails[type eq "home"].value': 'n@a.org',
          },
        },
      ],
      {
        name: { givenName: 'B', familyName: 'Jensen' },
        [enterprise]: { department: 'R&D' },
        emails: [work, { ...home, value: 'n@a.org' }],
      },
    ],
    [
      'reads an extension where there is no path',
      [{ op: 'add', value: { [enterprise]: { department: 'R&D' } } }],
      { [enterprise]: { department: 'R&D' } },
    ],
    [
      'ignores unknown attributes where there is no path',
      [{ op: 'add', value: { shoeSize: 43, title: 'Boss' } }],
      { title: 'Boss' },
    ],
    [
      'takes the last of several',
      [
        { op: 'replace', path: 'title', value: 'A' },
        { op: 'replace', path: 'title', value: 'B' },
      ],
      { title: 'B' },
    ],
    [
      'stores a bare manager as a reference',
      [{ op: 'Add', path: `${enterprise}:manager`, value: '42' }],
      { [enterprise]: { manager: { value: '42' } } },
    ],
    [
      'unassigns the manager by an empty string',
      [
        { op: 'add', path: 'manager', value: '42' },
        { op: 'replace', path: 'manager', value: '' },
      ],
      { [enterprise]: undefined },
    ],
    [
      'splits a URN at its last colon, not at a dot',
      [{ op: 'add', path: `${enterprise}:employeeNumber`, value: '1' }],
      { [enterprise]: { employeeNumber: '1' } },
    ],
    [
      'works on a declared extension',
      [
        { op: 'add', path: 'schemas', value: [enterprise] },
        { op: 'add', path: `${enterprise}:division`, value: 'D' },
      ],
      { schemas: [schemaUrn.User, enterprise] },
    ],
    [
      'adds and takes away in one request',
      [
        { op: 'add', path: 'emails', value: [{ value: 'x', type: 'fax' }] },
        { op: 'remove', path: 'emails[type eq "fax"]' },
      ],
      { emails: [work, home] },
    ],
  ])('%s', async (_, operations, expected) => {
    const { answer, before, after } = await patchUser(operations);
    expect(answer.body.detail).toBeUndefined();
    expect(answer).toMatchObject({ status: 200, body: after });
    const { meta: __, schemas: ___, ...rest } = { ...before, ...expected };
    expect(after).toMatchObject(JSON.parse(JSON.stringify(rest)));
    for (const [name, value] of Object.entries(expected))
      if (value === undefined) expect(after).not.toHaveProperty([name]);
  });

  test('the URN of an extension joins the schemas with its first attribute', async () => {
    const { after } = await patchUser([{ op: 'add', path: `${enterprise}:department`, value: 'R&D' }]);
    expect(after.schemas).toEqual([schemaUrn.User, enterprise]);
  });

  test('its own id, meta and schemas may come with a change that has no path, as Okta sends them', async () => {
    const client = testClient();
    const { id, schemas, meta } = (await client.send('POST', '/Users', babs)).body;
    const operation = { op: 'replace', value: { id, schemas, meta, displayName: 'Test SCIMv2' } };
    const answer = await patch(client, `/Users/${id}`, [operation]);
    expect(answer).toMatchObject({ status: 200, body: { id, displayName: 'Test SCIMv2' } });
    expect(answer.body.meta.created).toBe(meta.created);
  });

  test('what changes nothing leaves version and time alone', async () => {
    const { answer, before, after } = await patchUser([
      { op: 'add', path: 'emails', value: [work] },
      { op: 'replace', path: 'title', value: 'Guide' },
      { op: 'remove', path: 'nickName' },
      { op: 'add', path: 'nickName', value: 'x' },
      { op: 'remove', path: 'nickName' },
    ]);
    expect(answer.status).toBe(200);
    expect(after).toEqual(before);
  });
});

describe('what PATCH refuses', () => {
  test.each<[string, Json[], string]>([
    ['remove without path', [{ op: 'remove' }], 'noTarget'],
    ['an unknown op', [{ op: 'move', path: 'title', value: 'x' }], 'invalidSyntax'],
    ['no op', [{ path: 'title', value: 'x' }], 'invalidSyntax'],
    ['no operation', [], 'invalidSyntax'],
    ['an operation that is no object', ['x'], 'invalidSyntax'],
    ['add without a value', [{ op: 'add', path: 'title' }], 'invalidValue'],
    ['a value that is no object, without a path', [{ op: 'add', value: 'x' }], 'invalidValue'],
    ['an unknown attribute', [{ op: 'add', path: 'shoeSize', value: 1 }], 'invalidPath'],
    ['an unknown sub-attribute', [{ op: 'add', path: 'name.shoeSize', value: 1 }], 'invalidPath'],
    [
      'an unknown sub-attribute of chosen values',
      [{ op: 'add', path: 'emails[type eq "work"].x', value: 1 }],
      'invalidPath',
    ],
    ['an index', [{ op: 'replace', path: 'emails[0]', value: {} }], 'invalidPath'],
    ['a broken path', [{ op: 'replace', path: 'emails[', value: {} }], 'invalidPath'],
    ['dots', [{ op: 'replace', path: '..', value: {} }], 'invalidPath'],
    ['__proto__', [{ op: 'add', path: '__proto__.admin', value: true }], 'invalidPath'],
    ['a path that is no string', [{ op: 'add', path: 5, value: true }], 'invalidPath'],
    ['an unknown attribute in a filter', [{ op: 'remove', path: 'emails[userName eq "x"]' }], 'invalidFilter'],
    ['a filter on a single value', [{ op: 'remove', path: 'name[familyName eq "x"]' }], 'invalidPath'],
    [
      'replacing values that nothing chooses',
      [{ op: 'replace', path: 'emails[type eq "fax"].value', value: 'x' }],
      'noTarget',
    ],
    [
      'adding by a filter that describes nothing',
      [{ op: 'add', path: 'emails[type ne "x" and type sw "y"].value', value: 'x' }],
      'noTarget',
    ],
    ['the id', [{ op: 'replace', path: 'id', value: 'x' }], 'mutability'],
    ['another id, without a path', [{ op: 'replace', value: { id: 'x' } }], 'mutability'],
    ['groups, without a path', [{ op: 'replace', value: { groups: [{ value: 'x' }] } }], 'mutability'],
    ['meta', [{ op: 'replace', path: 'meta.created', value: '2020-01-01T00:00:00Z' }], 'mutability'],
    ['groups', [{ op: 'add', path: 'groups', value: [{ value: 'x' }] }], 'mutability'],
    ["the manager's name", [{ op: 'add', path: `${enterprise}:manager.displayName`, value: 'x' }], 'mutability'],
    ['removing userName', [{ op: 'remove', path: 'userName' }], 'mutability'],
    ['an empty userName', [{ op: 'replace', path: 'userName', value: '' }], 'invalidValue'],
    ['userName null', [{ op: 'replace', path: 'userName', value: null }], 'invalidValue'],
    ['a number for text', [{ op: 'replace', path: 'title', value: 5 }], 'invalidValue'],
    ['text for a boolean', [{ op: 'replace', path: 'active', value: 'maybe' }], 'invalidValue'],
    ['text for an object', [{ op: 'replace', path: 'name', value: 'x' }], 'invalidValue'],
    ['a list for a single value', [{ op: 'replace', path: 'title', value: ['a', 'b'] }], 'invalidValue'],
    [
      'two new primary values',
      [
        {
          op: 'add',
          path: 'emails',
          value: [
            { value: 'a', primary: true },
            { value: 'b', primary: true },
          ],
        },
      ],
      'invalidValue',
    ],
    ['schemas without the base schema', [{ op: 'replace', path: 'schemas', value: [enterprise] }], 'invalidValue'],
  ])('%s', async (_, operations, scimType) => {
    const { answer, before, after } = await patchUser([
      { op: 'add', path: 'nickName', value: 'before' },
      ...operations,
    ]);
    if (operations.length > 0) expect(answer).toMatchObject({ status: 400, body: { scimType, status: '400' } });
    if (operations.length > 0) expect(after).toEqual(before);
  });

  test('a body without the schema of the message, or without operations', async () => {
    const client = testClient();
    const { id } = (await client.send('POST', '/Users', babs)).body;
    for (const body of [
      { Operations: [{ op: 'remove', path: 'title' }] },
      { schemas: [messageUrn.PatchOp] },
      [],
      { schemas: [messageUrn.PatchOp], Operations: [] },
    ]) {
      expect(await client.send('PATCH', `/Users/${id}`, body as Json)).toMatchObject({
        status: 400,
        body: { scimType: 'invalidSyntax' },
      });
    }
  });

  test('a userName that another User has', async () => {
    const client = testClient();
    await client.send('POST', '/Users', babs);
    const { id } = (await client.send('POST', '/Users', { ...babs, userName: 'other' })).body;
    const answer = await patch(client, `/Users/${id}`, [{ op: 'replace', path: 'userName', value: 'BABS' }]);
    expect(answer).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } });
    expect(
      (await patch(client, `/Users/${id}`, [{ op: 'replace', path: 'userName', value: 'OTHER' }])).body.userName,
    ).toBe('OTHER');
  });

  test('an unknown User, whatever the body', async () => {
    const answer = await testClient().send('PATCH', '/Users/nobody', '{');
    expect(answer.status).toBe(404);
  });
});

describe('leniency', () => {
  test.each<[string, Json]>([
    ['op in another case', { op: 'Add', path: 'title', value: 'x' }],
    ['quoted booleans', { op: 'replace', path: 'active', value: 'true' }],
    ['creating a value from a filter', { op: 'add', path: 'emails[type eq "fax"].value', value: 'x' }],
    ['a bare manager', { op: 'add', path: `${enterprise}:manager`, value: 'x' }],
    ['an extension attribute without its URN', { op: 'add', path: 'department', value: 'x' }],
    ['one object for a list', { op: 'add', path: 'emails', value: { value: 'x' } }],
    ['keys that are paths', { op: 'add', value: { 'name.givenName': 'x' } }],
    ['an unknown attribute', { op: 'add', value: { shoeSize: 5 } }],
  ])('a strict provider refuses %s', async (_, operation) => {
    expect((await patchUser([operation])).answer.status).toBe(200);
    expect((await patchUser([operation], babs, { strict: true })).answer.status).toBe(400);
  });

  test('a strict provider removes all values, listed or not', async () => {
    const { after } = await patchUser([{ op: 'remove', path: 'emails', value: [{ value: 'h@a.org' }] }], babs, {
      strict: true,
    });
    expect(after).not.toHaveProperty('emails');
  });

  test('replace creates a value only where that is asked for', async () => {
    const operation = { op: 'Replace', path: 'emails[type eq "fax"].value', value: 'f@a.org' };
    const { after } = await patchUser([operation], babs, { leniency: { replaceCreatesValue: true } });
    expect(after.emails).toEqual([work, home, { value: 'f@a.org', type: 'fax' }]);
  });

  test('a PATCH without schemas is taken where that is asked for', async () => {
    const client = testClient({ leniency: { missingSchemas: true } });
    const { id } = (await client.send('POST', '/Users', babs)).body;
    const body = { Operations: [{ op: 'replace', path: 'title', value: 'x' }] };
    expect((await client.send('PATCH', `/Users/${id}`, body)).body.title).toBe('x');
  });

  test('no operation is no change where that is asked for', async () => {
    expect((await patchUser([], babs, { leniency: { emptyPatch: true } })).answer.status).toBe(200);
  });
});

describe('what PATCH makes of the members of a Group', () => {
  test.each<[string, (ids: readonly string[]) => Json[], number[]]>([
    ['adds one', ([, , c]) => [{ op: 'add', path: 'members', value: [{ value: c!, display: 'C' }] }], [0, 1, 2]],
    ['adds one given as an object', ([, , c]) => [{ op: 'Add', path: 'members', value: { value: c! } }], [0, 1, 2]],
    [
      'adds one given by its URI',
      ([, , c]) => [{ op: 'add', path: 'members', value: [{ $ref: `https://example.com/scim/v2/Users/${c}` }] }],
      [0, 1, 2],
    ],
    [
      'adds none twice',
      ([a]) => [{ op: 'add', path: 'members', value: [{ value: a! }, { value: a!, display: 'A' }] }],
      [0, 1],
    ],
    ['removes one by filter', ([a]) => [{ op: 'remove', path: `members[value eq "${a}"]` }], [1]],
    ['removes those of a type', () => [{ op: 'remove', path: 'members[type eq "User"]' }], []],
    ['removes none of another type', () => [{ op: 'remove', path: 'members[type eq "Group"]' }], [0, 1]],
    ['removes the listed', ([a]) => [{ op: 'Remove', path: 'members', value: [{ $ref: null, value: a! }] }], [1]],
    [
      'removes none when strangers are listed',
      () => [{ op: 'remove', path: 'members', value: [{ value: 'stranger' }] }],
      [0, 1],
    ],
    ['removes all', () => [{ op: 'remove', path: 'members' }], []],
    ['replaces all', ([, , c]) => [{ op: 'replace', path: 'members', value: [{ value: c! }] }], [2]],
    ['replaces all by none', () => [{ op: 'replace', path: 'members', value: [] }], []],
    [
      'replaces without a path',
      ([, b, c]) => [{ op: 'replace', value: { members: [{ value: c! }, { value: b! }] } }],
      [1, 2],
    ],
    [
      'replaces one by another',
      ([a, , c]) => [{ op: 'replace', path: `members[value eq "${a}"]`, value: { value: c! } }],
      [1, 2],
    ],
    [
      'removes and adds back',
      ([a]) => [
        { op: 'remove', path: 'members' },
        { op: 'add', path: 'members', value: [{ value: a! }] },
      ],
      [0],
    ],
  ])('%s', async (_, operations, expected) => {
    const { client, ids, path, members } = await groupOfTwo();
    const answer = await patch(client, path, operations(ids));
    expect(answer).toMatchObject({ status: 204, text: '' });
    expect(new Set(await members())).toEqual(new Set(expected.map((index) => ids[index])));
    for (const [index, id] of ids.entries()) {
      const { groups } = (await client.send('GET', `/Users/${id}`)).body;
      expect(groups?.length ?? 0).toBe(expected.includes(index) ? 1 : 0);
    }
  });

  test.each<[string, (ids: readonly string[]) => Json, string]>([
    [
      'a member that does not exist',
      () => ({ op: 'add', path: 'members', value: [{ value: 'nobody' }] }),
      'invalidValue',
    ],
    ['a member without a value', () => ({ op: 'add', path: 'members', value: [{ display: 'x' }] }), 'invalidValue'],
    [
      'a member of the wrong type',
      ([a]) => ({ op: 'add', path: 'members', value: [{ value: a!, type: 'Group' }] }),
      'invalidValue',
    ],
    [
      'another value for a member',
      ([a, , c]) => ({ op: 'replace', path: `members[value eq "${a}"].value`, value: c! }),
      'mutability',
    ],
    [
      'replacing who is no member',
      () => ({ op: 'replace', path: 'members[value eq "bogus"]', value: { value: 'x' } }),
      'noTarget',
    ],
    [
      'adding a stranger by filter',
      () => ({ op: 'add', path: 'members[value eq "bogus"].display', value: 'x' }),
      'invalidValue',
    ],
    [
      'a sub-attribute that members do not have',
      ([a]) => ({ op: 'add', path: `members[value eq "${a}"].displayName`, value: 'x' }),
      'invalidPath',
    ],
  ])('refuses %s and changes nothing', async (_, operation, scimType) => {
    const { client, ids, path } = await groupOfTwo();
    const before = await client.send('GET', path);
    const first = { op: 'remove', path: `members[value eq "${ids[1]}"]` };
    expect(await patch(client, path, [first, operation(ids)])).toMatchObject({ status: 400, body: { scimType } });
    expect(await client.send('GET', path)).toEqual(before);
  });

  test('adding who is a member leaves the version alone', async () => {
    const { client, ids, path } = await groupOfTwo();
    const answer = await patch(client, path, [{ op: 'add', path: 'members', value: [{ value: ids[0]! }] }]);
    expect(answer.headers.etag).toBe('W/"1"');
  });
});

const operations = fc.array(
  fc.oneof(
    fc.record({
      op: fc.constantFrom('add', 'replace', 'remove'),
      path: fc.constantFrom(
        'emails',
        'emails[type eq "work"]',
        'emails[type eq "home"].value',
        'title',
        'name',
        'name.givenName',
        'userName',
        'nothing',
        'emails.primary',
        'schemas',
        enterprise,
      ),
      value: fc.constantFrom<Json>(
        'x',
        null,
        [],
        [{ value: 'x' }],
        [{ value: 'y', primary: true }],
        { value: 'z', type: 'work' },
        { givenName: 'G' },
        true,
        { department: 'D' },
      ),
    }),
    fc.record({
      op: fc.constantFrom('add', 'replace'),
      value: fc.constantFrom<Json>({ title: 'T' }, { emails: [home] }, { name: { givenName: 'N' } }, { userName: '' }),
    }),
  ),
  { minLength: 1, maxLength: 4 },
) as fc.Arbitrary<readonly PatchOperation[]>;

describe('laws of PATCH', () => {
  test('it succeeds whole or leaves the resource as it was', async () => {
    await fc.assert(
      fc.asyncProperty(operations, async (list) => {
        const { answer, before, after } = await patchUser(list as unknown as Json[]);
        if (answer.status === 200) expect(answer.body).toEqual(after);
        else expect(after).toEqual(before);
        expect([200, 400]).toContain(answer.status);
        const primaries = ((after.emails ?? []) as JsonObject[]).filter(({ primary }) => primary === true);
        expect(primaries.length).toBeLessThan(2);
      }),
    );
  });
});

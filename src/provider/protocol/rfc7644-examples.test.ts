import { beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../scim/json.ts';
import { type PatchOperation, patchOp } from '../../scim/patch-operation.ts';
import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import { type TestClient, testClient } from '../test-client.ts';

const bjensen = '2819c223-7f76-453a-919d-413861904646';
const jsmith = '08e1d05d-121c-4561-8b96-473d93df9210';
const guides = 'acbf3ae7-8463-4692-b4fd-9b4da3f908ce';
const user = (more: JsonObject): JsonObject => ({ schemas: [schemaUrn.User], ...more });

/** A provider at the address of the examples that gives out the ids of the examples. */
function exampleClient(...ids: string[]): TestClient {
  return testClient({ basePath: '/v2', newId: () => ids.shift() ?? crypto.randomUUID() });
}

const found = async (client: TestClient, query: string): Promise<readonly string[]> => {
  const { status, body } = await client.send('GET', query);
  expect(status).toBe(200);
  return body.Resources.map((each: JsonObject) => each.userName ?? each.displayName).toSorted();
};

const reference = (id: string, display: string): JsonObject => ({
  display,
  $ref: `https://example.com/v2/Users/${id}`,
  value: id,
});

const bulk = (...operations: JsonObject[]): JsonObject => ({
  schemas: [messageUrn.BulkRequest],
  Operations: operations,
});

const group = (bulkId: string, displayName: string, member: string, type: string): JsonObject => ({
  method: 'POST',
  path: '/Groups',
  bulkId,
  data: { schemas: [schemaUrn.Group], displayName, members: [{ type, value: `bulkId:${member}` }] },
});

const locationOf = (id: string): string => `https://example.com/v2/Users/${id}`;

const missing = (method: string, id: string): JsonObject => ({ method, path: `/Users/${id}`, data: {} });

describe('RFC 7644 section 3.3 and 3.4.1', () => {
  const example = user({
    userName: 'bjensen',
    externalId: 'bjensen',
    name: { formatted: 'Ms. Barbara J Jensen III', familyName: 'Jensen', givenName: 'Barbara' },
  });
  const location = `https://example.com/v2/Users/${bjensen}`;

  test('the User of the example is created and can be retrieved', async () => {
    const { send } = exampleClient(bjensen);
    const created = await send('POST', '/Users', example);

    expect(created.status).toBe(201);
    expect(created.headers).toMatchObject({ 'content-type': 'application/scim+json', location, etag: 'W/"1"' });
    expect(created.body).toEqual({
      ...example,
      id: bjensen,
      meta: {
        resourceType: 'User',
        created: '2026-01-01T00:00:01.000Z',
        lastModified: '2026-01-01T00:00:01.000Z',
        location,
        version: 'W/"1"',
      },
    });
    const retrieved = await send('GET', `/Users/${bjensen}`);
    expect(retrieved).toMatchObject({ status: 200, headers: { location, etag: 'W/"1"' }, body: created.body });
  });

  test('a second one with the same userName conflicts', async () => {
    const { send } = exampleClient();
    await send('POST', '/Users', example);
    expect(await send('POST', '/Users', example)).toMatchObject({
      status: 409,
      body: { schemas: [messageUrn.Error], status: '409', scimType: 'uniqueness' },
    });
  });
});

describe('RFC 7644 section 3.4.2', () => {
  const client = exampleClient(bjensen, jsmith);

  beforeEach(async () => {
    if ((await client.send('GET', '/Users')).body.totalResults > 0) return;
    await client.send('POST', '/Users', {
      schemas: [schemaUrn.User, schemaUrn.EnterpriseUser],
      userName: 'Jensen',
      name: { familyName: "O'Malley" },
      title: 'Tour Guide',
      userType: 'Employee',
      emails: [{ value: 'jensen@example.com', type: 'work' }],
      [schemaUrn.EnterpriseUser]: { department: 'Tours' },
    });
    await client.send('POST', '/Users', {
      schemas: [schemaUrn.User],
      userName: 'bjensen',
      userType: 'Intern',
      emails: [{ value: 'b@example.org', type: 'home' }],
      ims: [{ value: 'b@foo.com', type: 'xmpp' }],
    });
    await client.send('POST', '/Groups', { schemas: [schemaUrn.Group], displayName: 'Smith Family' });
  });

  test('the names of all Users come with their ids', async () => {
    const { body } = await client.send('GET', '/Users?attributes=userName');
    expect(body).toEqual({
      schemas: [messageUrn.ListResponse],
      totalResults: 2,
      startIndex: 1,
      itemsPerPage: 2,
      Resources: [
        { schemas: [schemaUrn.User, schemaUrn.EnterpriseUser], id: bjensen, userName: 'Jensen' },
        { schemas: [schemaUrn.User], id: jsmith, userName: 'bjensen' },
      ],
    });
  });

  test.each([
    ['userName eq "bjensen"', ['bjensen']],
    ['userName Eq "BJENSEN"', ['bjensen']],
    ['Username eq "bjensen"', ['bjensen']],
    ['name.familyName co "O\'Malley"', ['Jensen']],
    ['userName sw "J"', ['Jensen']],
    [`${schemaUrn.User}:userName sw "J"`, ['Jensen']],
    ['title pr', ['Jensen']],
    ['meta.lastModified gt "2011-05-13T04:42:34Z"', ['Jensen', 'bjensen']],
    ['meta.lastModified ge "2011-05-13T04:42:34Z"', ['Jensen', 'bjensen']],
    ['meta.lastModified lt "2011-05-13T04:42:34Z"', []],
    ['meta.lastModified le "2011-05-13T04:42:34Z"', []],
    ['title pr and userType eq "Employee"', ['Jensen']],
    ['title pr or userType eq "Intern"', ['Jensen', 'bjensen']],
    [`schemas eq "${schemaUrn.EnterpriseUser}"`, ['Jensen']],
    ['userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")', ['Jensen']],
    ['userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org")', []],
    ['userType eq "Employee" and (emails.type eq "work")', ['Jensen']],
    ['userType eq "Employee" and emails[type eq "work" and value co "@example.com"]', ['Jensen']],
    [
      'emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"]',
      ['Jensen', 'bjensen'],
    ],
  ])('the filter %s finds %j', async (filter, names) => {
    expect(await found(client, `/Users?filter=${encodeURIComponent(filter)}`)).toEqual(names);
  });

  test('a query of the root finds resources of all types', async () => {
    const filter = '(meta.resourceType eq "User") or (meta.resourceType eq "Group")';
    expect(await found(client, `?filter=${encodeURIComponent(filter)}`)).toEqual(['Jensen', 'Smith Family', 'bjensen']);
  });

  test('a search of the root finds what is called Smith, of whatever type', async () => {
    const search = {
      schemas: [messageUrn.SearchRequest],
      attributes: ['displayName', 'userName'],
      filter: 'displayName sw "smith"',
      startIndex: 1,
      count: 10,
    };
    expect((await client.send('POST', '/.search', search)).body).toMatchObject({
      schemas: [messageUrn.ListResponse],
      totalResults: 1,
      itemsPerPage: 1,
      startIndex: 1,
      Resources: [{ displayName: 'Smith Family' }],
    });
  });

  test('the operator regex is refused with a word on it', async () => {
    const { status, body } = await client.send('GET', `/Users?filter=${encodeURIComponent('userName regex ".*"')}`);
    expect(status).toBe(400);
    expect(body).toMatchObject({ scimType: 'invalidFilter', detail: expect.stringContaining('regex') });
  });
});

describe('RFC 7644 section 3.5.1', () => {
  test('the PUT of the example replaces the User', async () => {
    const { send } = exampleClient(bjensen);
    await send('POST', '/Users', user({ userName: 'bjensen', roles: [{ value: 'admin' }], title: 'Guide' }));
    const name = {
      formatted: 'Ms. Barbara J Jensen III',
      familyName: 'Jensen',
      givenName: 'Barbara',
      middleName: 'Jane',
    };
    const emails = [{ value: 'bjensen@example.com' }, { value: 'babs@jensen.org' }];
    const replacement = user({ id: bjensen, userName: 'bjensen', externalId: 'bjensen', name, roles: [], emails });
    const answer = await send('PUT', `/Users/${bjensen}`, replacement, { 'if-match': 'W/"1"' });

    expect(answer.status).toBe(200);
    expect(answer.headers.etag).toBe('W/"2"');
    const { roles: _, ...kept } = replacement;
    expect(answer.body).toEqual({ ...kept, meta: expect.objectContaining({ version: 'W/"2"' }) });
  });
});

describe('RFC 7644 section 3.5.2', () => {
  let client: TestClient;
  const members = async (): Promise<readonly string[]> => {
    const { body } = await client.send('GET', `/Groups/${guides}`);
    return (body.members ?? []).map(({ value }: { value: string }) => value);
  };
  const babs = reference(bjensen, 'Babs Jensen');
  const james = reference(jsmith, 'James Smith');
  const patchGroup = (...operations: PatchOperation[]): ReturnType<TestClient['send']> =>
    client.send('PATCH', `/Groups/${guides}`, patchOp(...operations) as unknown as JsonObject);
  const patchUser = (...operations: PatchOperation[]): ReturnType<TestClient['send']> =>
    client.send('PATCH', `/Users/${bjensen}`, patchOp(...operations) as unknown as JsonObject);
  const work = { type: 'work', value: 'bjensen@example.com', primary: true };
  const home = { type: 'home', streetAddress: '456 Hollywood Blvd', primary: true };

  beforeEach(async () => {
    client = exampleClient(bjensen, jsmith, guides);
    const addresses = [{ type: 'work', streetAddress: '100 Universal City Plaza' }, home];
    await client.send('POST', '/Users', user({ userName: 'bjensen', emails: [work], addresses }));
    await client.send('POST', '/Users', user({ userName: 'jsmith' }));
    await client.send('POST', '/Groups', { schemas: [schemaUrn.Group], displayName: 'Tour Guides' });
  });

  test('a member is added; adding it again changes nothing', async () => {
    const added = await patchGroup({ op: 'add', path: 'members', value: [babs] });
    expect(added).toMatchObject({ status: 204, text: '', headers: { etag: 'W/"2"' } });
    expect(added.headers.location).toBe(`https://example.com/v2/Groups/${guides}`);
    const before = (await client.send('GET', `/Groups/${guides}`)).body;
    expect(before.members).toEqual([{ ...babs, type: 'User' }]);

    await patchGroup({ op: 'add', path: 'members', value: [babs] });
    expect((await client.send('GET', `/Groups/${guides}`)).body).toEqual(before);
  });

  test('attributes are added without a path', async () => {
    const { body } = await patchUser({
      op: 'add',
      value: { emails: [{ value: 'babs@jensen.org', type: 'home' }], nickname: 'Babs' },
    });
    expect(body).toMatchObject({ nickName: 'Babs', emails: [work, { value: 'babs@jensen.org', type: 'home' }] });
  });

  test('one member is removed, and removing who is no member changes nothing', async () => {
    await patchGroup({ op: 'add', path: 'members', value: [babs, james] });
    await patchGroup({ op: 'remove', path: `members[value eq "${bjensen}"]` });
    expect(await members()).toEqual([jsmith]);
    expect((await patchGroup({ op: 'remove', path: `members[value eq "${bjensen}"]` })).headers.etag).toBe('W/"3"');
  });

  test('all members are removed', async () => {
    await patchGroup({ op: 'add', path: 'members', value: [babs, james] });
    await patchGroup({ op: 'remove', path: 'members' });
    expect(await members()).toEqual([]);
  });

  test('values chosen by two conditions are removed', async () => {
    const { body } = await patchUser({ op: 'remove', path: 'emails[type eq "work" and value ew "example.com"]' });
    expect(body).not.toHaveProperty('emails');
  });

  test('a member is removed and another added at once', async () => {
    await patchGroup({ op: 'add', path: 'members', value: [babs] });
    await patchGroup(
      { op: 'remove', path: `members[value eq"${bjensen}"]` },
      { op: 'add', path: 'members', value: [james] },
    );
    expect(await members()).toEqual([jsmith]);
  });

  test('all members are replaced, in two steps or in one', async () => {
    await patchGroup({ op: 'add', path: 'members', value: [babs] });
    await patchGroup({ op: 'remove', path: 'members' }, { op: 'add', path: 'members', value: [babs, james] });
    expect(await members()).toEqual([bjensen, jsmith]);
    await patchGroup({ op: 'replace', path: 'members', value: [james] });
    expect(await members()).toEqual([jsmith]);
  });

  test('the work address is replaced and becomes the only primary one', async () => {
    const address = {
      type: 'work',
      streetAddress: '911 Universal City Plaza',
      locality: 'Hollywood',
      region: 'CA',
      postalCode: '91608',
      country: 'US',
      formatted: '911 Universal City Plaza\nHollywood, CA 91608 US',
      primary: true,
    };
    const { body } = await patchUser({ op: 'replace', path: 'addresses[type eq "work"]', value: address });
    expect(body.addresses).toEqual([address, { ...home, primary: false }]);
  });

  test('the street of the work address is replaced', async () => {
    const path = 'addresses[type eq "work"].streetAddress';
    const { body } = await patchUser({ op: 'replace', path, value: '1010 Broadway Ave' });
    expect(body.addresses).toEqual([{ type: 'work', streetAddress: '1010 Broadway Ave' }, home]);
  });

  test('attributes are replaced without a path, others stay', async () => {
    const emails = [work, { value: 'babs@jensen.org', type: 'home' }];
    const { body } = await patchUser({ op: 'replace', value: { emails, nickname: 'Babs' } });
    expect(body).toMatchObject({ emails, nickName: 'Babs', addresses: expect.any(Array) });
  });
});

describe('RFC 7644 section 3.6', () => {
  test('a deleted User is not found and does not conflict', async () => {
    const { send } = exampleClient(bjensen);
    await send('POST', '/Users', user({ userName: 'bjensen' }));
    expect(await send('DELETE', `/Users/${bjensen}`, undefined, { 'if-match': 'W/"1"' })).toMatchObject({
      status: 204,
      text: '',
    });
    const gone = await send('GET', `/Users/${bjensen}`);
    expect(gone).toMatchObject({ status: 404, body: { schemas: [messageUrn.Error], status: '404' } });
    expect(gone.body.detail).toContain(bjensen);
    expect((await send('GET', '/Users')).body.totalResults).toBe(0);
    expect((await send('POST', '/Users', user({ userName: 'bjensen' }))).status).toBe(201);
  });
});

describe('RFC 7644 section 3.7', () => {
  const alice = { method: 'POST', path: '/Users', bulkId: 'qwerty', data: user({ userName: 'Alice' }) };

  test('two Groups can refer to each other', async () => {
    const { send } = exampleClient();
    const { status, body } = await send(
      'POST',
      '/Bulk',
      bulk(group('qwerty', 'Group A', 'ytrewq', 'Group'), group('ytrewq', 'Group B', 'qwerty', 'Group')),
    );
    expect(status).toBe(200);
    expect(body.Operations.map((each: JsonObject) => each.status)).toEqual(['201', '201']);
    const query = `/Groups?filter=${encodeURIComponent('displayName sw "Group"')}`;
    const [one, other] = (await send('GET', query)).body.Resources;
    expect(one.members).toEqual([{ value: other.id, $ref: other.meta.location, type: 'Group' }]);
    expect(other.members).toEqual([{ value: one.id, $ref: one.meta.location, type: 'Group' }]);
  });

  test('a Group is created with a User of the same request', async () => {
    const { send } = exampleClient();
    const { body } = await send('POST', '/Bulk', bulk(alice, group('ytrewq', 'Tour Guides', 'qwerty', 'User')));
    const [created, guidesCreated] = body.Operations;
    expect(body).toEqual({
      schemas: [messageUrn.BulkResponse],
      Operations: [
        { location: created.location, method: 'POST', bulkId: 'qwerty', version: 'W/"1"', status: '201' },
        { location: guidesCreated.location, method: 'POST', bulkId: 'ytrewq', version: 'W/"1"', status: '201' },
      ],
    });
    const path = guidesCreated.location.replace('https://example.com/v2', '');
    expect((await send('GET', path)).body.members).toEqual([
      { value: created.location.split('/').at(-1), $ref: created.location, type: 'User' },
    ]);
  });

  test('a manager is set within the extension', async () => {
    const { send } = exampleClient();
    const bob = {
      schemas: [schemaUrn.User, schemaUrn.EnterpriseUser],
      userName: 'Bob',
      [schemaUrn.EnterpriseUser]: { employeeNumber: '11250', manager: { value: 'bulkId:qwerty' } },
    };
    const { body } = await send('POST', '/Bulk', bulk(alice, { ...alice, bulkId: 'ytrewq', data: bob }));
    const path = body.Operations[1].location.replace('https://example.com/v2', '');
    const { manager } = (await send('GET', path)).body[schemaUrn.EnterpriseUser];
    expect(manager.$ref).toBe(body.Operations[0].location);
  });

  test('create, replace, modify and delete in one request, stopping after one error', async () => {
    const ids = [
      'b7c14771-226c-4d05-8860-134711653041',
      '5d8d29d3-342c-4b5f-8683-a3cb6763ffcc',
      'e9025315-6bea-44e1-899c-1e07454e468b',
    ];
    const client = exampleClient(...ids);
    for (const id of ids) await client.send('POST', '/Users', user({ userName: id, nickName: 'x' }));
    const operations = [
      alice,
      { method: 'PUT', path: `/Users/${ids[0]}`, version: 'W/"1"', data: user({ id: ids[0]!, userName: 'Bob' }) },
      {
        method: 'PATCH',
        path: `/Users/${ids[1]}`,
        version: 'W/"1"',
        data: patchOp({ op: 'remove', path: 'nickName' }, { op: 'add', path: 'userName', value: 'Dave' }),
      },
      { method: 'DELETE', path: `/Users/${ids[2]}`, version: 'W/"1"' },
    ] as unknown as JsonObject[];
    const { body } = await client.send('POST', '/Bulk', { ...bulk(...operations), failOnErrors: 1 });
    expect(body.Operations).toEqual([
      { location: expect.any(String), method: 'POST', bulkId: 'qwerty', version: 'W/"1"', status: '201' },
      { location: locationOf(ids[0]!), method: 'PUT', version: 'W/"2"', status: '200' },
      { location: locationOf(ids[1]!), method: 'PATCH', version: 'W/"2"', status: '200' },
      { location: locationOf(ids[2]!), method: 'DELETE', status: '204' },
    ]);

    const again = await client.send('POST', '/Bulk', { ...bulk(...operations), failOnErrors: 1 });
    expect(again.body.Operations).toEqual([
      {
        method: 'POST',
        bulkId: 'qwerty',
        status: '409',
        response: expect.objectContaining({ schemas: [messageUrn.Error], scimType: 'uniqueness', status: '409' }),
      },
    ]);
  });

  test('every failure is reported when no number of errors is set', async () => {
    const { send } = exampleClient();
    const { body } = await send('POST', '/Bulk', bulk(missing('PUT', '1'), missing('DELETE', '2'), alice));
    expect(body.Operations.map(({ status, location }: JsonObject) => [status, location])).toEqual([
      ['404', 'https://example.com/v2/Users/1'],
      ['404', 'https://example.com/v2/Users/2'],
      ['201', expect.any(String)],
    ]);
  });

  test('more operations than allowed are refused with the limit', async () => {
    const { send } = testClient({ maxBulkOperations: 1 });
    const { status, body } = await send('POST', '/Bulk', bulk(alice, alice));
    expect(status).toBe(413);
    expect(body.detail).toContain('maxOperations');
  });
});

describe('RFC 7644 section 3.14', () => {
  test('an unchanged User is not sent again', async () => {
    const { send } = exampleClient(bjensen);
    await send('POST', '/Users', user({ userName: 'bjensen' }));
    const path = `/Users/${bjensen}?attributes=displayName`;
    expect(await send('GET', path, undefined, { 'if-none-match': 'W/"1"' })).toMatchObject({
      status: 304,
      text: '',
      headers: { etag: 'W/"1"' },
    });
    expect((await send('GET', path, undefined, { 'if-none-match': 'W/"0"' })).status).toBe(200);
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('%s of a User that has changed is refused', async (method) => {
    const { send } = exampleClient(bjensen);
    await send('POST', '/Users', user({ userName: 'bjensen' }));
    const body = method === 'PATCH' ? patchOp({ op: 'remove', path: 'title' }) : user({ userName: 'other' });
    const answer = await send(method, `/Users/${bjensen}`, body as unknown as JsonObject, { 'if-match': 'W/"0"' });
    expect(answer).toMatchObject({ status: 412, body: { status: '412' } });
    expect((await send('GET', `/Users/${bjensen}`)).body.userName).toBe('bjensen');
  });
});

import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../scim/json.ts';
import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import { type TestAnswer, testClient } from '../test-client.ts';

const enterprise = schemaUrn.EnterpriseUser;
let count = 0;
const client = testClient();

function create(more: JsonObject): Promise<TestAnswer> {
  count += 1;
  return client.send('POST', '/Users', { schemas: [schemaUrn.User], userName: `u${count}`, ...more });
}

const group = (displayName: string, ...members: string[]): Promise<TestAnswer> =>
  client.send('POST', '/Groups', {
    schemas: [schemaUrn.Group],
    displayName,
    members: members.map((value) => ({ value })),
  });

describe('creating', () => {
  test('what the service provider decides is not taken from the client', async () => {
    const { status, body } = await create({
      id: 'mine',
      meta: { resourceType: 'X', created: '2000-01-01T00:00:00Z', location: 'x' },
      groups: [{ value: 'g' }],
    });
    expect(status).toBe(201);
    expect(body).not.toHaveProperty('groups');
    expect(body.id).not.toBe('mine');
    expect(body.meta).toMatchObject({ resourceType: 'User', created: expect.stringMatching(/^2026/) });
  });

  test('names are taken in any case and come back as the schema has them', async () => {
    const { body } = await client.send('POST', '/Users', {
      SCHEMAS: [schemaUrn.User.toUpperCase()],
      USERNAME: 'Bob@X.com',
      Name: { GIVENNAME: 'Bob' },
      Emails: [{ Value: 'b@x.com', PRIMARY: true }],
      [enterprise.toUpperCase()]: { Department: 'D' },
    });
    expect(body).toMatchObject({
      userName: 'Bob@X.com',
      name: { givenName: 'Bob' },
      emails: [{ value: 'b@x.com', primary: true }],
      [enterprise]: { department: 'D' },
      schemas: [schemaUrn.User, enterprise],
    });
  });

  test('null, an empty list and nothing are the same', async () => {
    const { body } = await create({ title: null, emails: [], phoneNumbers: [{}], name: {}, [enterprise]: null });
    for (const name of ['title', 'emails', 'phoneNumbers', 'name', enterprise]) expect(body).not.toHaveProperty([name]);
  });

  test('values repeat only where they differ', async () => {
    const emails = [{ value: 'a' }, { value: 'a', type: 'work' }];
    expect((await create({ emails: [...emails, ...emails] })).body.emails).toEqual(emails);
  });

  test('text of every kind survives', async () => {
    const displayName = 'Zoë "Q" \\ 😀 𠮷田 e\u0301 \u0000 O\'Brion $& {{x}}';
    const { body } = await create({ displayName });
    expect(body.displayName).toBe(displayName);
    expect((await client.send('GET', `/Users/${body.id}`)).body.displayName).toBe(displayName);
  });

  test('unknown attributes are ignored, also those that JavaScript knows', async () => {
    const text = `{"schemas":["${schemaUrn.User}"],"userName":"proto","__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"x":1}`;
    const { status, body } = await client.send('POST', '/Users', text);
    expect(status).toBe(201);
    expect(Object.keys(body)).toEqual(['schemas', 'id', 'userName', 'meta']);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    const refused = await testClient({ strict: true }).send('POST', '/Users', text);
    expect(refused).toMatchObject({ status: 400, body: { scimType: 'invalidSyntax' } });
  });

  test('the password is never shown', async () => {
    const { body } = await create({ password: 't1meMa$heen' });
    const path = `/Users/${body.id}`;
    const search = { schemas: [messageUrn.SearchRequest], attributes: ['password'] };
    const texts = [
      await client.send('GET', path),
      await client.send('GET', `${path}?attributes=password`),
      await client.send('POST', '/Users/.search', search),
      await client.send('PUT', path, { ...body, password: 'other-secret' }),
    ].map(({ text }) => text);
    expect(texts.join()).not.toMatch(/t1meMa|sha256|other-secret|"password"/);
  });

  test.each<[JsonObject, string]>([
    [{ userName: undefined }, 'userName is required'],
    [{ userName: '' }, 'must not be empty'],
    [{ userName: 5 }, 'userName is of type string'],
    [{ userName: 'a\ud800b' }, 'lone surrogate'],
    [{ active: 'yes' }, 'active is a boolean'],
    [{ emails: 'x' }, 'emails is multi-valued'],
    [{ emails: { value: 'x' } }, 'emails is multi-valued'],
    [{ emails: ['x'] }, 'takes objects'],
    [{ emails: [{ value: ['a', 'b'] }] }, 'single value'],
    [
      {
        emails: [
          { primary: true, value: 'a' },
          { primary: true, value: 'b' },
        ],
      },
      '2 primary values',
    ],
    [{ name: 'x' }, 'name takes an object'],
    [{ x509Certificates: [{ value: 'not base64' }] }, 'base64'],
    [{ [enterprise]: 'x' }, 'takes an object'],
    [{ [enterprise]: { manager: 5 } }, 'takes an object'],
  ])('%j is refused: %s', async (more, problem) => {
    const { status, body } = await create(more);
    expect([status, body.scimType]).toEqual([400, 'invalidValue']);
    expect(body.detail).toContain(problem);
  });

  test('an attribute given twice in different case is refused', async () => {
    expect(await create({ title: 'a', TITLE: 'b' })).toMatchObject({
      status: 400,
      body: { scimType: 'invalidSyntax' },
    });
  });

  test('more values than allowed are refused', async () => {
    const emails = Array.from({ length: 1001 }, (_, index) => ({ value: `${index}` }));
    expect(await create({ emails })).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
    expect((await create({ emails: emails.slice(1) })).status).toBe(201);
  });

  test('a wrong password is not repeated in the message', async () => {
    const { body } = await create({ password: 12345 });
    expect(body.detail).toContain('password');
    expect(body.detail).not.toContain('12345');
  });
});

describe('replacing', () => {
  test('what is left out goes, what only the provider decides stays', async () => {
    const { body: before } = await create({
      title: 'T',
      nickName: 'N',
      emails: [{ value: 'a' }],
      [enterprise]: { department: 'D' },
    });
    const answer = await client.send('PUT', `/Users/${before.id}`, {
      schemas: [schemaUrn.User],
      id: 'other',
      userName: before.userName,
      title: null,
      meta: { created: '2000-01-01T00:00:00Z' },
      groups: [{ value: 'x' }],
    });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).toEqual(['schemas', 'id', 'userName', 'meta']);
    expect(answer.body).toMatchObject({
      id: before.id,
      schemas: [schemaUrn.User],
      meta: { created: before.meta.created },
    });
  });

  test('a userName that is taken conflicts, its own in other letters does not', async () => {
    const { body: one } = await create({});
    const { body: other } = await create({});
    const conflict = await client.send('PUT', `/Users/${one.id}`, { ...one, userName: other.userName.toUpperCase() });
    expect(conflict).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } });
    const renamed = await client.send('PUT', `/Users/${one.id}`, { ...one, userName: one.userName.toUpperCase() });
    expect(renamed.body.userName).toBe(one.userName.toUpperCase());
    const filter = encodeURIComponent(`userName eq "${one.userName}"`);
    expect((await client.send('GET', `/Users?filter=${filter}`)).body.totalResults).toBe(1);
  });

  test('nothing is created', async () => {
    expect((await client.send('PUT', '/Users/new', { schemas: [schemaUrn.User], userName: 'new' })).status).toBe(404);
    expect((await client.send('GET', '/Users/new')).status).toBe(404);
  });
});

describe('groups', () => {
  test('a User shows the Groups it is in, directly and through others, as they are now', async () => {
    const { body: user } = await create({});
    const groupsOf = async (): Promise<JsonObject> => {
      const { groups = [] } = (await client.send('GET', `/Users/${user.id}`)).body;
      return Object.fromEntries(groups.map(({ display, type }: JsonObject) => [display, type]));
    };
    const { body: inner } = await group('inner', user.id);
    const { body: outer } = await group('outer', inner.id);
    expect(await groupsOf()).toEqual({ inner: 'direct', outer: 'indirect' });
    await client.send('PUT', `/Groups/${inner.id}`, { ...inner, displayName: 'renamed' });
    expect(await groupsOf()).toEqual({ renamed: 'direct', outer: 'indirect' });
    await client.send('PUT', `/Groups/${inner.id}`, { ...inner, members: [{ value: user.id }, { value: outer.id }] });
    expect(await groupsOf()).toEqual({ inner: 'direct', outer: 'indirect' });
    await client.send('DELETE', `/Groups/${inner.id}`);
    expect(await groupsOf()).toEqual({});
    expect((await client.send('GET', `/Groups/${outer.id}`)).body).not.toHaveProperty('members');
    expect((await client.send('GET', `/Users/${user.id}`)).status).toBe(200);
  });

  test('a deleted User leaves its Groups, which thereby change', async () => {
    const { body: one } = await create({});
    const { body: two } = await create({});
    const { body: both } = await group('both', one.id, two.id);
    await client.send('DELETE', `/Users/${one.id}`);
    const { body } = await client.send('GET', `/Groups/${both.id}`);
    expect(body.members.map(({ value }: JsonObject) => value)).toEqual([two.id]);
    expect(body.meta.version).toBe('W/"2"');
  });

  test('membership changes leave the User itself alone', async () => {
    const { body: user } = await create({});
    const { body: one } = await group('one', user.id);
    await client.send('DELETE', `/Groups/${one.id}`);
    expect((await client.send('GET', `/Users/${user.id}`)).body).toEqual(user);
  });

  test('a Group of many is stored and shown whole', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 300; n += 1) ids.push((await create({})).body.id);
    const { body } = await group('many', ...ids);
    expect(body.members).toHaveLength(300);
    expect(
      (await client.send('GET', `/Groups?filter=id%20eq%20%22${body.id}%22`)).body.Resources[0].members,
    ).toHaveLength(300);
    const without = await client.send('GET', `/Groups/${body.id}?excludedAttributes=members`);
    expect(without.body).not.toHaveProperty('members');
  });

  test.each<[string, Json[]]>([
    ['nobody', [{ value: 'nobody' }]],
    ['a member without value', [{ display: 'x' }]],
    ['an empty value', [{ value: '' }]],
  ])('%s cannot be a member', async (_, members) => {
    const answer = await client.send('POST', '/Groups', { schemas: [schemaUrn.Group], displayName: 'g', members });
    expect(answer).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
  });

  test('Groups may have the same name but must have one', async () => {
    expect((await group('twice')).status).toBe(201);
    expect((await group('twice')).status).toBe(201);
    expect((await group('')).status).toBe(400);
  });
});

describe('managers', () => {
  test('a manager is shown with name and address as long as it exists', async () => {
    const { body: boss } = await create({ displayName: 'The Boss' });
    const { body: user } = await create({ [enterprise]: { manager: { value: boss.id, displayName: 'ignored' } } });
    const manager = async (): Promise<Json> => (await client.send('GET', `/Users/${user.id}`)).body[enterprise].manager;
    expect(await manager()).toEqual({ value: boss.id, $ref: boss.meta.location, displayName: 'The Boss' });
    await client.send('PUT', `/Users/${boss.id}`, { ...boss, displayName: 'Bigger Boss' });
    expect(await manager()).toMatchObject({ displayName: 'Bigger Boss' });
    await client.send('DELETE', `/Users/${boss.id}`);
    expect(await manager()).toEqual({ value: boss.id });
  });
});

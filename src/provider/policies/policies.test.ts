import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../scim/json.ts';
import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import type { Policy } from '../policy.ts';
import { type TestAnswer, type TestClient, testClient } from '../test-client.ts';

const organization = `${schemaUrn.EnterpriseUser}:organization`;
const user = (attributes: JsonObject = {}): JsonObject => ({
  schemas: [schemaUrn.User],
  userName: 'ann@example.com',
  ...attributes,
});
const patch = (...Operations: Json[]): JsonObject => ({ schemas: [messageUrn.PatchOp], Operations });
const filtered = (filter: string): string => `/Users?filter=${encodeURIComponent(filter)}`;

async function created(send: TestClient['send'], attributes: JsonObject = {}): Promise<string> {
  return (await send('POST', '/Users', user(attributes))).body.id as string;
}

/** Does something with a provider that has one User, and looks at the last answer. */
type Act = (send: TestClient['send'], id: string) => Promise<TestAnswer>;

const get: Act = (send, id) => send('GET', `/Users/${id}`);
const refused = (status: number, scimType?: string) => ({ status, body: { status: String(status), scimType } });

const table: readonly (readonly [fact: string, policy: Policy, act: Act, expected: object])[] = [
  ['a type that is left out is not found', { types: ['User'] }, (send) => send('GET', '/Groups'), { status: 404 }],
  [
    'a method that is left out is refused with Allow',
    { methods: { User: ['GET', 'POST', 'PUT'] } },
    (send, id) => send('DELETE', `/Users/${id}`),
    { status: 405, headers: { allow: 'GET, PUT' } },
  ],
  [
    'or with the status that was chosen',
    { methods: { User: ['GET', 'POST', 'PUT'] }, refusals: { PATCH: 501 } },
    (send, id) => send('PATCH', `/Users/${id}`, patch()),
    { status: 501 },
  ],
  [
    'an endpoint that is left out is not implemented',
    { withoutEndpoints: ['Bulk'] },
    (send) => send('POST', '/Bulk', {}),
    { status: 501 },
  ],
  [
    'a feature that is left out is not advertised',
    { withoutFeatures: ['sort'] },
    (send) => send('GET', '/ServiceProviderConfig'),
    { body: { sort: { supported: false }, etag: { supported: true } } },
  ],
  [
    'without versions there are no tags',
    { withoutFeatures: ['etag'] },
    async (send, id) => {
      const answer = await get(send, id);
      return { ...answer, headers: { etag: answer.headers['etag'] ?? 'none' } };
    },
    { headers: { etag: 'none' } },
  ],
  [
    'an operator that is left out is refused',
    { filter: { operators: ['eq'] } },
    (send) => send('GET', filtered('userName co "a"')),
    refused(400, 'invalidFilter'),
  ],
  [
    'the one that stays finds',
    { filter: { operators: ['eq'] } },
    (send) => send('GET', filtered('userName eq "ann@example.com"')),
    { body: { totalResults: 1 } },
  ],
  [
    'a junction that is left out is refused',
    { filter: { logical: ['and'] } },
    (send) => send('GET', filtered('active eq true or active eq false')),
    refused(400, 'invalidFilter'),
  ],
  [
    'a filter that is not supported finds nothing, where that was chosen',
    { filter: { operators: ['eq'], otherwise: 'empty' } },
    (send) => send('GET', filtered('userName pr')),
    { status: 200, body: { totalResults: 0 } },
  ],
  [
    'an attribute that cannot be filtered is refused',
    { filter: { attributes: { User: ['userName'] } } },
    (send) => send('GET', filtered('title eq "a"')),
    refused(400, 'invalidFilter'),
  ],
  [
    'brackets that are left out are refused',
    { filter: { valuePaths: false } },
    (send) => send('GET', filtered('emails[type eq "work"]')),
    refused(400, 'invalidFilter'),
  ],
  [
    'a long filter is refused',
    { filter: { maxTerms: 2 } },
    (send) => send('GET', filtered('active eq true and active eq true')),
    refused(400, 'invalidFilter'),
  ],
  [
    'a page has at most what its type allows',
    { pages: { User: { max: 1 } } },
    async (send) => {
      await created(send, { userName: 'bob' });
      return send('GET', '/Users?count=5');
    },
    { body: { itemsPerPage: 1, totalResults: 2 } },
  ],
  [
    'a text that is too long is refused',
    { constraints: [{ path: 'userName', maxLength: 20 }] },
    (send) => send('POST', '/Users', user({ userName: 'a'.repeat(21) })),
    refused(400, 'invalidValue'),
  ],
  [
    'a forbidden character is refused, also by PATCH',
    { constraints: [{ path: 'name.familyName', forbidden: '<>' }] },
    (send, id) => send('PATCH', `/Users/${id}`, patch({ op: 'add', path: 'name.familyName', value: 'a<b' })),
    refused(400, 'invalidValue'),
  ],
  [
    'a value that does not match is refused in the words that were chosen',
    { constraints: [{ path: 'title', pattern: '[a-z]+', detail: 'Only letters.' }] },
    (send) => send('POST', '/Users', user({ userName: 'bob', title: '1' })),
    { status: 400, body: { detail: 'Only letters.' } },
  ],
  [
    'what has to be the same is compared without case',
    { constraints: [{ path: 'userName', equals: 'emails.value' }] },
    (send) => send('POST', '/Users', user({ userName: 'bob@x', emails: [{ value: 'BOB@x', primary: true }] })),
    { status: 201 },
  ],
  [
    'a list without a primary value is refused',
    { constraints: [{ path: 'emails', hasPrimary: true }] },
    (send) => send('POST', '/Users', user({ userName: 'bob@x', emails: [{ value: 'bob@x' }] })),
    refused(400, 'invalidValue'),
  ],
  [
    'a dropped attribute is not stored, neither by POST nor by PATCH',
    { droppedAttributes: ['title'] },
    async (send) => {
      const id = await created(send, { userName: 'bob', title: 'a' });
      return send('PATCH', `/Users/${id}`, patch({ op: 'add', path: 'title', value: 'b' }));
    },
    { status: 200, body: expect.not.objectContaining({ title: expect.anything() }) },
  ],
  [
    'a value that is cleared stays, by PATCH',
    { keptWhenBlank: ['title'] },
    async (send) => {
      const id = await created(send, { userName: 'bob', title: 'a' });
      return send('PATCH', `/Users/${id}`, patch({ op: 'remove', path: 'title' }));
    },
    { status: 200, body: { title: 'a' } },
  ],
  [
    'a value of a list that is cleared stays, by PUT',
    { keptWhenBlank: ['phoneNumbers[type]'] },
    async (send) => {
      const id = await created(send, { userName: 'bob', phoneNumbers: [{ value: '1', type: 'work' }] });
      return send('PUT', `/Users/${id}`, user({ userName: 'bob', phoneNumbers: [{ value: '', type: 'work' }] }));
    },
    { status: 200, body: { phoneNumbers: [{ value: '1', type: 'work' }] } },
  ],
  [
    'a fixed attribute keeps its value',
    { fixedAttributes: { active: 'ignore' } },
    async (send) => {
      const id = await created(send, { userName: 'bob', active: true });
      return send('PUT', `/Users/${id}`, user({ userName: 'bob', active: false }));
    },
    { status: 200, body: { active: true } },
  ],
  [
    'or refuses another one',
    { fixedAttributes: { userName: 'refuse' } },
    (send, id) => send('PUT', `/Users/${id}`, user({ userName: 'bob' })),
    refused(400, 'mutability'),
  ],
  [
    'an assigned value is that of the service provider',
    { assigned: { [organization]: 'New' } },
    (send) => send('POST', '/Users', user({ userName: 'bob', [schemaUrn.EnterpriseUser]: { organization: 'Mine' } })),
    { status: 201, body: { [schemaUrn.EnterpriseUser]: { organization: 'New' } } },
  ],
  [
    'a default is for those who bring none',
    { defaults: { title: 'Agent' } },
    (send) => send('POST', '/Users', user({ userName: 'bob' })),
    { status: 201, body: { title: 'Agent' } },
  ],
  [
    'a template brings its values',
    { template: { path: 'userType', presets: { night: { title: 'Night shift' } } } },
    (send) => send('POST', '/Users', user({ userName: 'bob', userType: 'night' })),
    { status: 201, body: { title: 'Night shift' } },
  ],
  [
    'a template that is not there is refused',
    { template: { path: 'userType', presets: {} } },
    (send) => send('POST', '/Users', user({ userName: 'bob', userType: 'day' })),
    refused(400, 'invalidValue'),
  ],
  [
    'a default that the tenant does not know is refused as well',
    { defaults: { title: 'Agent' }, vocabularies: { title: ['Boss'] } },
    (send) => send('POST', '/Users', user({ userName: 'bob' })),
    refused(400, 'invalidValue'),
  ],
  [
    'PUT leaves alone what was not sent',
    { putMerges: true },
    async (send) => {
      const id = await created(send, { userName: 'bob', title: 'a' });
      return send('PUT', `/Users/${id}`, user({ userName: 'bob', nickName: 'b' }));
    },
    { body: { title: 'a', nickName: 'b' } },
  ],
  [
    'DELETE deactivates',
    { deleteDeactivates: true },
    async (send, id) => {
      await send('DELETE', `/Users/${id}`);
      return get(send, id);
    },
    { status: 200, body: { active: false } },
  ],
  [
    'deactivation deletes',
    { deactivationDeletes: true },
    async (send, id) => {
      await send('PATCH', `/Users/${id}`, patch({ op: 'replace', path: 'active', value: false }));
      return get(send, id);
    },
    { status: 404 },
  ],
  [
    'inactive Users are not listed',
    { hidesInactive: true },
    async (send) => {
      await created(send, { userName: 'bob', active: false });
      return send('GET', '/Users');
    },
    { body: { totalResults: 1 } },
  ],
  [
    'a PATCH with too many members is refused',
    { members: { maxChanges: 1 } },
    async (send, id) => {
      const other = await created(send, { userName: 'bob' });
      const group = await send('POST', '/Groups', { schemas: [schemaUrn.Group], displayName: 'g' });
      const value = [{ value: id }, { value: other }];
      return send('PATCH', `/Groups/${String(group.body.id)}`, patch({ op: 'add', path: 'members', value }));
    },
    refused(400, 'invalidValue'),
  ],
  [
    'hidden members are not shown',
    { members: { hidden: true } },
    (send, id) => send('POST', '/Groups', { schemas: [schemaUrn.Group], displayName: 'g', members: [{ value: id }] }),
    { status: 201, body: expect.not.objectContaining({ members: expect.anything() }) },
  ],
  [
    'an error has the shape of a gRPC status',
    { errors: { format: 'grpc-status', statuses: [404] } },
    (send) => send('GET', '/Users/none'),
    { status: 404, body: { code: 5, message: expect.stringContaining('not found'), details: [] } },
  ],
  [
    'a version that does not match is 400',
    { versionMismatch: 400 },
    (send, id) => send('DELETE', `/Users/${id}`, undefined, { 'if-match': 'W/"9"' }),
    refused(400, 'invalidVers'),
  ],
  [
    'a request without a header that is needed is refused',
    { requiredHeaders: ['User-Agent'] },
    (send) => send('GET', '/Users'),
    { status: 403 },
  ],
];

describe('with a policy', () => {
  test.each(table)('%s', async (_, policy, act, expected) => {
    const { provider, send } = testClient({ policy });
    const tenant = provider.tenants[0]!;
    const type = tenant.directory.types.find(({ name }) => name === 'User')!;
    const { id } = tenant.directory.insert(type, { schemas: [schemaUrn.User], userName: 'ann@example.com' });

    expect(await act(send, id)).toMatchObject(expected);
  });

  test('nothing is written where writes are refused', async () => {
    const { send } = testClient({ policy: { writesRefused: 'Provisioned otherwise.' } });

    expect(await send('POST', '/Users', user())).toMatchObject({ status: 403 });
    expect(await send('GET', '/Users')).toMatchObject({ body: { totalResults: 0 } });
  });
});

describe('beside SCIM', () => {
  /** A client of the control API: the test client puts the base path before everything. */
  function beside(policy: Policy, options = {}): TestClient {
    return testClient({ policy, control: true, basePath: '', ...options });
  }

  test('what the client owns cannot be edited by others, everything else can', async () => {
    const client = beside({ ownedByClient: ['userName'] });
    const id = await created(client.send);

    const answers = [
      await client.send('PATCH', `/_control/resources/${id}`, { userName: 'other' }),
      await client.send('PATCH', `/_control/resources/${id}`, { title: 'Boss' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 200]);
    expect(await client.send('GET', `/Users/${id}`)).toMatchObject({
      body: { userName: 'ann@example.com', title: 'Boss' },
    });
  });

  test('somebody inactive is locked out, and a broken link is told', async () => {
    const client = beside({});
    const id = await created(client.send, { externalId: '1' });
    const signIn = async (externalId: string): Promise<unknown> =>
      (await client.send('POST', '/_control/sign-in', { userName: 'ANN@example.com', externalId })).body.outcome;

    expect([await signIn('1'), await signIn('2')]).toEqual(['signed-in', 'link-broken']);
    await client.send('PATCH', `/Users/${id}`, patch({ op: 'replace', path: 'active', value: false }));
    expect(await signIn('1')).toBe('locked');
  });

  test('a product behind refuses what the service provider has accepted', async () => {
    const constraints = [{ path: 'userName', maxLength: 5 }];
    const client = beside({ downstream: [{ name: 'wfo', delayMs: 0, constraints }] });

    expect((await client.send('POST', '/Users', user())).status).toBe(201);
    expect((await client.send('GET', '/_control/deliveries')).body).toMatchObject([
      { product: 'wfo', change: 'create', state: 'refused' },
    ]);
  });

  test('a permission stays until the last Group that grants it is gone', async () => {
    const admin = { team: 'root', role: 'Admin' };
    const client = beside({ assignments: { groups: { a: [admin], b: [admin] } } });
    const id = await created(client.send);
    const group = async (displayName: string): Promise<string> =>
      (await client.send('POST', '/Groups', { schemas: [schemaUrn.Group], displayName, members: [{ value: id }] })).body
        .id as string;
    const held = async (): Promise<unknown> => (await client.send('GET', '/_control/assignments')).body[id];
    const [a, b] = [await group('a'), await group('b')];

    expect(await held()).toEqual([admin]);
    await client.send('DELETE', `/Groups/${a}`);
    expect(await held()).toEqual([admin]);
    await client.send('PATCH', `/Groups/${b}`, patch({ op: 'remove', path: `members[value eq "${id}"]` }));
    expect(await held()).toEqual([]);
  });

  test('the last who holds what somebody has to hold cannot lose it', async () => {
    const lastHolder = { team: 'root', role: 'Admin', onLoss: 'refuse' } as const;
    const client = beside({ assignments: { groups: { a: [{ team: 'root', role: 'Admin' }] }, lastHolder } });
    const id = await created(client.send);
    await client.send('POST', '/Groups', { schemas: [schemaUrn.Group], displayName: 'a', members: [{ value: id }] });
    const off = patch({ op: 'replace', path: 'active', value: false });

    expect((await client.send('PATCH', `/Users/${id}`, off)).status).toBe(409);
    expect((await client.send('DELETE', `/Users/${id}`)).status).toBe(409);
    const second = await created(client.send, { userName: 'bob' });
    const member = { schemas: [schemaUrn.Group], displayName: 'a', members: [{ value: second }] };
    await client.send('POST', '/Groups', member);
    expect((await client.send('DELETE', `/Users/${id}`)).status).toBe(204);
  });

  test('several tokens with an end live side by side, and each is revoked alone', async () => {
    const client = beside({}, { tokens: ['first'], now: Date.now });
    const issue = async (expiresInSeconds: number): Promise<string> =>
      (await client.send('POST', '/_control/tokens', { kind: 'jwt', expiresInSeconds })).body.token as string;
    const statusWith = async (token: string): Promise<number> =>
      (await client.send('GET', '/Users', undefined, { authorization: `Bearer ${token}` })).status;
    const [long, short, other] = [await issue(15 * 365 * 86_400), await issue(60), await issue(7200)];

    expect(long.split('.').map((part) => part.length > 10)).toEqual([true, true, true]);
    expect(await Promise.all([long, short, other].map(statusWith))).toEqual([200, 200, 200]);
    await client.send('PUT', '/_control/clock', { advanceMs: 61_000 });
    await client.send('DELETE', '/_control/tokens', { token: other });
    expect(await Promise.all([long, short, other, 'first'].map(statusWith))).toEqual([200, 401, 401, 200]);
  });

  test('an access key is exchanged for a token that ends', async () => {
    let now = Date.now();
    const clients = [{ id: 'key', secret: 'secret' }];
    const { send } = testClient({ clients, accessTokenSeconds: 60, now: () => now, basePath: '' });
    const exchange = (accessKeySecret: string): Promise<TestAnswer> =>
      send('POST', '/oauth2/access-key', { accessKeyId: 'key', accessKeySecret });
    const { body } = await exchange('secret');
    const status = async (): Promise<number> =>
      (await send('GET', '/Users', undefined, { authorization: `Bearer ${String(body.access_token)}` })).status;

    expect((await exchange('wrong')).status).toBe(401);
    expect(await status()).toBe(200);
    now += 61_000;
    expect(await status()).toBe(401);
  });

  test('so many requests are allowed in any window of time', async () => {
    let now = 0;
    const { send } = testClient({ rate: { requestsPerSecond: 2 / 60, windowSeconds: 60 }, now: () => now });
    const statuses = async (count: number): Promise<number[]> => {
      const seen = [];
      for (let index = 0; index < count; index += 1) seen.push((await send('GET', '/Users')).status);
      return seen;
    };

    expect(await statuses(3)).toEqual([200, 200, 429]);
    now += 60_000;
    expect(await statuses(3)).toEqual([200, 200, 429]);
  });
});

import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../scim/json.ts';
import { patchOp } from '../scim/patch-operation.ts';
import { schemaUrn } from '../scim/urn.ts';
import { handle } from './protocol/handler.ts';
import { type TestAnswer, type TestClient, testClient } from './test-client.ts';

const user = (userName: string): JsonObject => ({ schemas: [schemaUrn.User], userName });
const as = (authorization: string): Record<string, string> => ({ authorization });
const basic = (name: string, password: string): Record<string, string> =>
  as(`Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`);

async function postForm({ provider }: TestClient, path: string, form: string, headers = {}): Promise<TestAnswer> {
  const answer = await handle(provider, {
    method: 'POST',
    target: `/oauth2${path}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: form,
  });
  return { status: answer.status, body: JSON.parse(answer.body!), headers: {}, allHeaders: [], text: '' };
}

describe('bearer tokens', () => {
  const client = testClient({ tokens: ['secret', { token: 'reader', role: 'read-only', name: 'the reader' }] });

  test.each<[Record<string, string>, number]>([
    [as('Bearer secret'), 200],
    [as('bearer secret'), 200],
    [as('BEARER  secret'), 200],
    [as('Bearer wrong'), 401],
    [as('Bearer'), 401],
    [as('secret'), 401],
    [as('Basic secret'), 401],
    [{}, 401],
  ])('%j answers %i', async (headers, status) => {
    expect((await client.send('GET', '/Users', undefined, headers)).status).toBe(status);
  });

  test('a refusal names the scheme, and an error only when a token was sent', async () => {
    const without = await client.send('GET', '/Users');
    expect(without.headers['www-authenticate']).toBe('Bearer realm="scimulate"');
    expect(without.body).toMatchObject({ status: '401' });
    const wrong = await client.send('GET', '/Users', undefined, as('Bearer wrong'));
    expect(wrong.headers['www-authenticate']).toBe('Bearer realm="scimulate", error="invalid_token"');
  });

  test('who may only read can query and search, but not change', async () => {
    const search = { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'] };
    const reader = as('Bearer reader');
    expect((await client.send('GET', '/Users', undefined, reader)).status).toBe(200);
    expect((await client.send('POST', '/Users/.search', search, reader)).status).toBe(200);
    for (const [method, path] of [
      ['POST', '/Users'],
      ['PUT', '/Users/1'],
      ['PATCH', '/Users/1'],
      ['DELETE', '/Users/1'],
      ['POST', '/Bulk'],
    ]) {
      const answer = await client.send(method!, path!, user('x'), reader);
      expect(answer).toMatchObject({ status: 403, body: { status: '403' } });
      expect(answer.body.detail).toContain('the reader');
    }
  });

  test('without any credentials set up everybody may do everything', async () => {
    const open = testClient();
    expect((await open.send('POST', '/Users', user('x'))).status).toBe(201);
    expect((await open.send('GET', '/Users', undefined, as('Bearer whatever'))).status).toBe(200);
  });

  test('discovery can be protected', async () => {
    const closed = testClient({ tokens: ['t'], protectDiscovery: true });
    expect((await closed.send('GET', '/Schemas')).status).toBe(401);
  });
});

describe('HTTP Basic', () => {
  const client = testClient({ accounts: [{ name: 'admin', password: 'pass:word' }], tokens: ['t'] });

  test.each<[Record<string, string>, number]>([
    [basic('admin', 'pass:word'), 200],
    [basic('admin', 'wrong'), 401],
    [basic('nobody', 'pass:word'), 401],
    [as('Basic ???'), 401],
    [as('Bearer t'), 200],
  ])('%j answers %i', async (headers, status) => {
    expect((await client.send('GET', '/Users', undefined, headers)).status).toBe(status);
  });

  test('it is described, and both schemes are offered', async () => {
    const { body } = await client.send('GET', '/ServiceProviderConfig');
    expect(body.authenticationSchemes.map(({ type }: JsonObject) => type)).toEqual(['oauthbearertoken', 'httpbasic']);
    const answer = await client.send('GET', '/Users');
    expect(answer.allHeaders.filter(([name]) => name === 'www-authenticate')).toEqual([
      ['www-authenticate', 'Bearer realm="scimulate"'],
      ['www-authenticate', 'Basic realm="scimulate"'],
    ]);
  });
});

describe('OAuth client credentials', () => {
  const options = { clients: [{ id: 'app', secret: 'shh', role: 'read-only' as const }], accessTokenSeconds: 60 };

  const grant = 'grant_type=client_credentials';

  test('a client gets a token that works until it expires', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z');
    const client = testClient({ ...options, now: () => now });
    const { status, body } = await postForm(client, '/token', `${grant}&client_id=app&client_secret=shh`);
    expect([status, body.token_type, body.expires_in]).toEqual([200, 'Bearer', 60]);
    const headers = as(`Bearer ${body.access_token}`);
    expect((await client.send('GET', '/Users', undefined, headers)).status).toBe(200);
    expect((await client.send('POST', '/Users', user('x'), headers)).status).toBe(403);
    now += 59_000;
    expect((await client.send('GET', '/Users', undefined, headers)).status).toBe(200);
    now += 1000;
    expect((await client.send('GET', '/Users', undefined, headers)).status).toBe(401);
  });

  test('a revoked token does not work any more', async () => {
    const client = testClient(options);
    const { body } = await postForm(client, '/token', grant, basic('app', 'shh'));
    const headers = as(`Bearer ${body.access_token}`);
    expect((await client.send('GET', '/Users', undefined, headers)).status).toBe(200);
    expect((await postForm(client, '/revoke', `token=${body.access_token}`, basic('app', 'shh'))).status).toBe(200);
    expect((await client.send('GET', '/Users', undefined, headers)).status).toBe(401);
  });

  test('a token of another key, without a signature, or changed does not work', async () => {
    const client = testClient(options);
    const { body } = await postForm(testClient(options), '/token', grant, basic('app', 'shh'));
    const [head, payload] = body.access_token.split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const token of [body.access_token, `${none}.${payload}.`, `${head}.${payload}.AAAA`, 'a.b.c']) {
      expect((await client.send('GET', '/Users', undefined, as(`Bearer ${token}`))).status).toBe(401);
    }
  });

  test.each([
    ['/token', `${grant}&client_id=app&client_secret=wrong`, 401, 'invalid_client'],
    ['/token', grant, 401, 'invalid_client'],
    ['/token', 'grant_type=password&client_id=app&client_secret=shh', 400, 'unsupported_grant_type'],
    ['/token', 'client_id=app&client_secret=shh', 400, 'invalid_request'],
    ['/token', '%', 400, 'invalid_request'],
    ['/revoke', 'client_id=app&client_secret=shh', 400, 'invalid_request'],
    ['/other', '', 404, 'invalid_request'],
  ])('%s refuses %s with %i %s', async (path, form, status, error) => {
    expect(await postForm(testClient(options), path, form)).toMatchObject({ status, body: { error } });
  });
});

describe('tenants', () => {
  const client = testClient({
    tenants: ['one', 'two'],
    tokens: [
      { token: '1', tenant: 'one' },
      { token: '2', tenant: 'two' },
    ],
  });
  const one = as('Bearer 1');
  const two = as('Bearer 2');

  test('nothing of one tenant can be seen, changed or referred to from another', async () => {
    const { id } = (await client.send('POST', '/Users', { ...user('ann'), externalId: 'e' }, one)).body;
    expect((await client.send('GET', '/Users', undefined, two)).body.totalResults).toBe(0);
    expect((await client.send('GET', `/Users/${id}`, undefined, two)).status).toBe(404);
    expect((await client.send('PUT', `/Users/${id}`, user('ann'), two)).status).toBe(404);
    expect((await client.send('DELETE', `/Users/${id}`, undefined, two)).status).toBe(404);
    const group = { schemas: [schemaUrn.Group], displayName: 'g', members: [{ value: id }] };
    expect((await client.send('POST', '/Groups', group, two)).status).toBe(400);
    const same = await client.send('POST', '/Users', { ...user('ann'), externalId: 'e' }, two);
    expect(same.status).toBe(201);
    expect(same.body.id).not.toBe(id);
  });

  test('credentials of a tenant that does not exist are a mistake', () => {
    expect(() => testClient({ tokens: [{ token: 't', tenant: 'nowhere' }] })).toThrow('no tenant called nowhere');
  });
});

describe('/Me', () => {
  const client = testClient({ tokens: [{ token: 'ann', subject: 'Ann' }, 'nobody'] });
  const ann = as('Bearer ann');

  test('stands for the User of the credentials, whatever is done', async () => {
    expect((await client.send('GET', '/Me', undefined, ann)).status).toBe(404);
    const created = await client.send('POST', '/Me', user('ann'), ann);
    expect(created.status).toBe(201);
    const { location } = created.body.meta;
    const retrieved = await client.send('GET', '/Me', undefined, ann);
    expect(retrieved).toMatchObject({ status: 200, headers: { location }, body: created.body });
    expect((await client.send('PUT', '/Me', { ...user('ann'), title: 'A' }, ann)).body.title).toBe('A');
    const patch = patchOp({ op: 'replace', path: 'title', value: 'B' }) as unknown as JsonObject;
    expect((await client.send('PATCH', '/Me', patch, ann)).body.title).toBe('B');
    expect((await client.send('DELETE', '/Me', undefined, ann)).status).toBe(204);
    expect((await client.send('GET', '/Me', undefined, ann)).status).toBe(404);
  });

  test('is not supported for credentials that stand for nobody', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      expect((await client.send(method, '/Me', user('x'), as('Bearer nobody'))).status).toBe(501);
    }
  });
});

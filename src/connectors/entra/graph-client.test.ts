import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startScriptedServer } from '../../target/testing/scripted-server.ts';
import { openGraphClient } from './graph-client.ts';

const graphUrl = 'https://graph.microsoft.com';
const login = 'https://login.microsoftonline.com';
const tenantId = '11111111-2222-3333-4444-555555555555';
const secret = { tenantId, clientId: '66666666-7777-8888-9999-000000000000', clientSecret: 'the-secret' };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const open = (credentials: object = { accessToken: 'given' }, timeoutMs = 2_000) =>
  openGraphClient({ graphUrl, servicePrincipalId: 'x', provisioning: 'on-demand', ...credentials }, timeoutMs);
const error = (code: string, message: string) => ({ error: { code, message } });

function planToken(token: string, seconds = 3599): void {
  nock(login)
    .post(`/${tenantId}/oauth2/v2.0/token`)
    .query(true)
    .reply(200, { token_type: 'Bearer', expires_in: seconds, ext_expires_in: seconds, access_token: token });
}

describe('an application with a secret', () => {
  test('asks for one token and keeps it', async () => {
    planToken('first');
    nock(graphUrl, { reqheaders: { authorization: 'Bearer first' } })
      .get('/v1.0/users/1')
      .twice()
      .reply(200, { id: '1' });
    const graph = await open(secret);

    for (const _ of ['first', 'second']) expect(await graph.get('look', '/users/1')).toEqual({ id: '1' });
  });

  test('gets another token when the first one is no longer accepted', async () => {
    planToken('first');
    planToken('second');
    nock(graphUrl, { reqheaders: { authorization: 'Bearer first' } })
      .post('/v1.0/users')
      .reply(401, error('InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.'));
    nock(graphUrl, { reqheaders: { authorization: 'Bearer second' } })
      .post('/v1.0/users')
      .reply(201, { id: '1' });

    expect(await (await open(secret)).post('create', '/users', { displayName: 'Ann' })).toEqual({ id: '1' });
  });

  test('is refused when the second token is not accepted either', async () => {
    planToken('first');
    planToken('second');
    nock(graphUrl).get('/v1.0/users/1').twice().reply(401, error('InvalidAuthenticationToken', 'Not for you.'));

    await expect((await open(secret)).get('look', '/users/1')).rejects.toMatchObject({
      name: 'TenantRefused',
      status: 401,
      message: expect.stringContaining('Not for you.'),
    });
    expect(nock.pendingMocks().filter((mock) => mock.includes('graph'))).toEqual([]);
  });

  test('that has no such secret is told so in the words of the authority', async () => {
    const words = 'AADSTS7000222: The provided client secret keys are expired.';
    nock(login)
      .post(`/${tenantId}/oauth2/v2.0/token`)
      .query(true)
      .reply(401, { error: 'invalid_client', error_description: words });

    await expect((await open(secret)).get('look', '/users/1')).rejects.toMatchObject({
      name: 'TenantRefused',
      message: expect.stringContaining(words),
      hint: expect.stringContaining('AZURE_CLIENT_SECRET'),
    });
  });
});

test('a given token that is not accepted is not tried again', async () => {
  nock(graphUrl).get('/v1.0/users/1').reply(401, error('InvalidAuthenticationToken', 'Expired.'));

  await expect((await open()).get('look', '/users/1')).rejects.toMatchObject({ name: 'TenantRefused', status: 401 });
});

test('pages are followed by @odata.nextLink', async () => {
  const next = `${graphUrl}/v1.0/users?$top=1&$skiptoken=a%20b`;
  nock(graphUrl)
    .get('/v1.0/users?$top=1')
    .reply(200, { value: [{ id: '1' }], '@odata.nextLink': next });
  nock(graphUrl)
    .get('/v1.0/users')
    .query({ $top: '1', $skiptoken: 'a b' })
    .reply(200, { value: [{ id: '2' }] });

  expect(await (await open()).list('list', '/users?$top=1')).toEqual([{ id: '1' }, { id: '2' }]);
});

describe('throttling', () => {
  test.each(['get', 'post'] as const)('is waited for, for a %s too', async (method) => {
    const busy = error('TooManyRequests', 'Too many requests');
    nock(graphUrl)[method]('/v1.0/groups').reply(429, busy, { 'Retry-After': '0' });
    nock(graphUrl)[method]('/v1.0/groups').reply(200, { id: '1' });

    expect(await (await open())[method]('ask', '/groups')).toEqual({ id: '1' });
  });

  test('that does not end is told', async () => {
    const busy = error('TooManyRequests', 'Too many requests');
    nock(graphUrl).post('/v1.0/groups').times(4).reply(429, busy, { 'Retry-After': '0' });

    await expect((await open()).post('create a group', '/groups')).rejects.toMatchObject({
      status: 429,
      message: 'Entra ID: create a group failed with 429: Too many requests',
      hint: 'Microsoft Graph limits the rate; try again in a minute.',
    });
  });
});

test.each([500, 502])('a write that is answered with %i is not sent again', async (status) => {
  nock(graphUrl).post('/v1.0/users').reply(status, error('InternalServerError', 'Something went wrong.'));

  await expect((await open()).post('create', '/users', {})).rejects.toMatchObject({ name: 'TenantRefused', status });
});

// Here the subject is the connection itself, so it is a real one.
test.each([
  ['silence', 'aborted due to timeout'],
  ['reset', 'closed'],
] as const)('%s is a refusal of the tenant without a status', async (behaviour, words) => {
  nock.enableNetConnect('127.0.0.1');
  const server = await startScriptedServer(() => behaviour);
  const graph = await open({ accessToken: 'given', graphUrl: new URL(server.url).origin }, 100);

  await expect(graph.post('create', '/users', {})).rejects.toMatchObject({
    name: 'TenantRefused',
    status: 0,
    message: expect.stringContaining(words),
    hint: 'Check ENTRA_GRAPH_URL and the network.',
  });
  server.close();
});

import { generateKeyPairSync } from 'node:crypto';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startScriptedServer } from '../../target/testing/scripted-server.ts';
import { openOktaClient } from './okta-client.ts';
import { openProvisioningLog } from './provisioning-log.ts';

const orgUrl = 'https://integrator-1.okta.com';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const service = {
  clientId: '0oaService',
  keyId: 'key-1',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
};
const administrator = { token: 'org-token' };

beforeEach(() => nock.disableNetConnect());
afterEach(() => {
  nock.cleanAll();
  nock.enableNetConnect();
});

const open = (credentials: typeof service | typeof administrator, timeoutMs = 2_000) =>
  openOktaClient({ orgUrl, appId: '0oaApp', ...credentials }, timeoutMs);
const look = async (client: Awaited<ReturnType<typeof open>>) =>
  client.ask('look', ({ userApi }) => userApi.getUser({ userId: '00u1' }));
const refused = (errorCode: string, errorSummary: string) => ({ errorCode, errorSummary, errorCauses: [] });

describe('a service application', () => {
  test('gets another token when the first one is no longer accepted', async () => {
    const tokens = nock(orgUrl).post('/oauth2/v1/token');
    tokens.reply(200, { access_token: 'first', token_type: 'Bearer', expires_in: 3600 });
    nock(orgUrl, { reqheaders: { authorization: 'Bearer first' } })
      .get('/api/v1/users/00u1')
      .reply(401, refused('E0000011', 'Invalid token provided'));
    nock(orgUrl).post('/oauth2/v1/token').reply(200, { access_token: 'second', token_type: 'Bearer' });
    nock(orgUrl, { reqheaders: { authorization: 'Bearer second' } })
      .get('/api/v1/users/00u1')
      .reply(200, { id: '00u1' });

    expect(await look(await open(service))).toMatchObject({ id: '00u1' });
    expect(nock.pendingMocks()).toEqual([]);
  });

  test('is refused when the second token is not accepted either', async () => {
    nock(orgUrl).post('/oauth2/v1/token').twice().reply(200, { access_token: 'any', token_type: 'Bearer' });
    nock(orgUrl).get('/api/v1/users/00u1').twice().reply(401, refused('E0000011', 'Invalid token provided'));

    await expect(look(await open(service))).rejects.toMatchObject({ name: 'TenantRefused', status: 401 });
    expect(nock.pendingMocks()).toEqual([]);
  });

  test('is told which scopes to be granted, in the words of the authorization server', async () => {
    const words = 'One or more scopes are not configured for the authorization server resource.';
    nock(orgUrl).post('/oauth2/v1/token').reply(400, { error: 'invalid_scope', error_description: words });

    await expect(look(await open(service))).rejects.toMatchObject({
      name: 'TenantRefused',
      status: 400,
      message: expect.stringContaining(words),
      hint: expect.stringContaining('okta.users.manage, okta.groups.manage, okta.apps.manage, okta.logs.read'),
    });
  });
});

test('the log is read page by page by its link headers, and goes on where it ended', async () => {
  const event = (reason: string) => ({
    eventType: 'application.provision.user.push',
    outcome: { result: 'FAILURE', reason },
  });
  const pages = [[], [event('one'), event('two')], [event('three')], [], [event('four')], []];
  for (const [index, page] of pages.entries()) {
    const query = index === 0 ? (sent: object) => !('after' in sent) : { after: String(index) };
    const link = `<${orgUrl}/api/v1/logs?after=${index + 1}>; rel="next"`;
    nock(orgUrl).get('/api/v1/logs').query(query).reply(200, page, { link });
  }

  const log = await openProvisioningLog(await open(administrator), 1);
  const [first, second] = [await log.read(), await log.read()];

  expect(first.map(({ failure }) => failure)).toEqual(['one', 'two', 'three']);
  expect(second.map(({ failure }) => failure)).toEqual(['four']);
});

describe('a rate limit', () => {
  const limit = (seconds: number) => ({
    'X-Rate-Limit-Limit': '600',
    'X-Rate-Limit-Remaining': '0',
    'X-Rate-Limit-Reset': String(Math.floor(Date.now() / 1000) + seconds),
    Date: new Date().toUTCString(),
  });

  test('that is over soon is waited for', async () => {
    nock(orgUrl).get('/api/v1/users/00u1').reply(429, refused('E0000047', 'Too many requests'), limit(0));
    nock(orgUrl).get('/api/v1/users/00u1').reply(200, { id: '00u1' });

    expect(await look(await open(administrator, 10_000))).toMatchObject({ id: '00u1' });
  });

  test('that lasts longer than an answer may take is told', async () => {
    nock(orgUrl).get('/api/v1/users/00u1').reply(429, refused('E0000047', 'Too many requests'), limit(60));

    await expect(look(await open(administrator))).rejects.toMatchObject({
      name: 'TenantRefused',
      hint: expect.stringContaining('rate limit of the org is used up'),
    });
  });
});

test.each([500, 502, 503, 504])('a write that is answered with %i is not sent again', async (status) => {
  nock(orgUrl).post('/api/v1/users?activate=true').reply(status, refused('E0000009', 'Internal Server Error'));
  const client = await open(administrator);
  const write = client.ask('create', ({ userApi }) => userApi.createUser({ body: { profile: {} }, activate: true }));

  await expect(write).rejects.toMatchObject({ name: 'TenantRefused', status });
});

test('an answer that is no JSON is a refusal of the tenant', async () => {
  nock(orgUrl).get('/api/v1/users/00u1').reply(502, '<html>Bad gateway</html>');

  await expect(look(await open(administrator))).rejects.toMatchObject({ name: 'TenantRefused', status: 502 });
});

// Here the subject is the connection itself, so it is a real one.
test.each(['silence', 'reset'] as const)('%s is a refusal of the tenant without a status', async (behaviour) => {
  nock.enableNetConnect('127.0.0.1');
  const server = await startScriptedServer(() => behaviour);
  const client = await openOktaClient({ orgUrl: new URL(server.url).origin, appId: '0oaApp', token: 't' }, 100);

  await expect(look(client)).rejects.toMatchObject({
    name: 'TenantRefused',
    status: 0,
    hint: 'Check OKTA_CLIENT_ORGURL and the network.',
  });
  server.close();
});

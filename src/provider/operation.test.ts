import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { Agent, request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterEach, describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../scim/json.ts';
import { schemaUrn } from '../scim/urn.ts';
import type { ServerOptions } from './options.ts';
import { handle } from './protocol/handler.ts';
import type { Observation } from './protocol/observation.ts';
import { fromOctets } from './protocol/octets.ts';
import { type RunningProvider, startProvider } from './start-provider.ts';
import { type TestClient, testClient } from './test-client.ts';

const user = (userName: string, more: JsonObject = {}): JsonObject => ({
  schemas: [schemaUrn.User],
  userName,
  ...more,
});
const running: RunningProvider[] = [];

async function start(options: ServerOptions): Promise<RunningProvider> {
  const provider = await startProvider(options);
  running.push(provider);
  return provider;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((provider) => provider.close()));
});

async function control(
  client: TestClient,
  method: string,
  path: string,
  body?: Json,
  token?: string,
): Promise<{ status: number; body: JsonObject }> {
  const answer = await handle(client.provider, {
    method,
    target: `/_control${path}`,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: JSON.parse(fromOctets(answer.body!)) };
}

describe('the control API', () => {
  test('is not there unless asked for, and keeps to its token', async () => {
    expect((await control(testClient(), 'GET', '')).status).toBe(404);
    const client = testClient({ control: { token: 'c' } });
    expect((await control(client, 'GET', '')).status).toBe(401);
    expect((await control(client, 'GET', '', undefined, 'wrong')).status).toBe(401);
    expect((await control(client, 'GET', '', undefined, 'c')).status).toBe(200);
  });

  test('fills, shows, saves, empties and restores', async () => {
    const client = testClient({ control: true });
    const seeded = await control(client, 'POST', '/seed', { users: 5, groups: 2, seed: 7 });
    expect(seeded.body.tenants).toEqual({ default: { User: 5, Group: 2 } });
    const before = await client.send('GET', '/');
    const snapshot = (await control(client, 'GET', '/snapshot')).body;
    expect((await control(client, 'POST', '/reset')).body.tenants).toEqual({ default: { User: 0, Group: 0 } });
    expect((await client.send('GET', '/')).body.totalResults).toBe(0);
    expect((await control(client, 'PUT', '/snapshot', snapshot)).status).toBe(200);
    expect((await client.send('GET', '/')).body).toEqual(before.body);
  });

  test('shows what was asked, without secrets', async () => {
    const client = testClient({ control: true, tokens: ['t0ken'] });
    const headers = { authorization: 'Bearer t0ken' };
    await client.send('POST', '/Users', user('a', { password: 's3cret' }), headers);
    const patch = { Operations: [{ op: 'replace', path: 'password', value: 's3cret' }] };
    await client.send('PATCH', '/Users/x', patch, headers);
    await client.send('GET', '/Users?filter=userName%20eq%20%22a%22', undefined, headers);
    const { body } = await control(client, 'GET', '/requests');
    expect(body).toMatchObject([
      { method: 'POST', path: '/scim/v2/Users', status: 201, principal: 'token 1' },
      { method: 'PATCH', status: 404, detail: 'User x not found.' },
      { method: 'GET', query: 'filter=userName%20eq%20"…"' },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/s3cret|t0ken/);
    await control(client, 'DELETE', '/requests');
    expect((await control(client, 'GET', '/requests')).body).toEqual([]);
  });

  test('gives out and takes back tokens', async () => {
    const client = testClient({ control: true, tokens: ['first'] });
    const { body } = await control(client, 'POST', '/tokens', { role: 'read-only', name: 'guest' });
    const headers = { authorization: `Bearer ${body.token as string}` };
    expect((await client.send('GET', '/Users', undefined, headers)).status).toBe(200);
    expect((await client.send('POST', '/Users', user('a'), headers)).status).toBe(403);
    expect((await control(client, 'DELETE', '/tokens', { token: body.token! })).body).toEqual({ revoked: true });
    expect((await client.send('GET', '/Users', undefined, headers)).status).toBe(401);
  });

  test('sets the clock', async () => {
    const client = testClient({ control: true });
    await control(client, 'PUT', '/clock', { now: '2030-01-01T00:00:00Z' });
    expect((await client.send('POST', '/Users', user('a'))).body.meta.created).toMatch(/^2030-01-01/);
    await control(client, 'PUT', '/clock', { advanceMs: 86_400_000 });
    expect((await client.send('POST', '/Users', user('b'))).body.meta.created).toMatch(/^2030-01-02/);
    await control(client, 'DELETE', '/clock');
    expect((await client.send('POST', '/Users', user('c'))).body.meta.created).toMatch(/^2026/);
  });

  test.each<[string, string, Json | undefined, number]>([
    ['GET', '/nothing', undefined, 404],
    ['DELETE', '/snapshot', undefined, 405],
    ['PUT', '/snapshot', { format: 'other' }, 400],
    ['PUT', '/clock', {}, 400],
    ['PUT', '/faults', [{ kind: 'status', status: 200 }], 400],
    ['PUT', '/faults', [{ kind: 'fire' }], 400],
    ['PUT', '/latency', { ms: -1 }, 400],
    ['POST', '/seed', { users: 'many' }, 400],
    ['POST', '/seed', { tenant: 'nowhere' }, 400],
    ['POST', '/tokens', { tenant: 'nowhere' }, 400],
  ])('%s %s %j answers %i', async (method, path, body, status) => {
    expect((await control(testClient({ control: true }), method, path, body)).status).toBe(status);
  });
});

const snapshotOf = (...resources: JsonObject[]): JsonObject => ({
  format: 'scimulate-snapshot/1',
  tenants: { default: resources },
});

describe('snapshots', () => {
  const resource = {
    type: 'User',
    id: '1',
    created: '2026-01-01T00:00:00Z',
    lastModified: '2026-01-01T00:00:00Z',
    version: 1,
  };
  test.each<[Json, string]>([
    [
      snapshotOf({ ...resource, attributes: { schemas: [schemaUrn.User] } }),
      'Resource 1: Attribute userName is required',
    ],
    [snapshotOf({ ...resource, type: 'X', attributes: {} }), 'unknown type'],
    [snapshotOf({ ...resource, version: 'x', attributes: {} }), 'needs created'],
    [snapshotOf({ ...resource, attributes: user('a') }, { ...resource, attributes: user('b') }), 'same id'],
    [{ format: 'scimulate-snapshot/1', tenants: { nowhere: [] } }, 'the provider has none of that name'],
  ])('%# is refused and nothing changes: %#', async (body, problem) => {
    const client = testClient({ control: true });
    await client.send('POST', '/Users', user('stays'));
    const answer = await control(client, 'PUT', '/snapshot', body);
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toContain(problem);
    expect((await client.send('GET', '/Users')).body.totalResults).toBe(1);
  });

  test('a file is loaded at the start and saved at the end', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
    const dataFile = join(folder, 'data.json');
    const first = await startProvider({ dataFile, population: { users: 3, groups: 1 } });
    const before = await (await fetch(`${first.url}/Users`)).text();
    await first.close();
    expect(JSON.parse(await readFile(dataFile, 'utf8')).tenants.default).toHaveLength(4);
    const second = await startProvider({ dataFile, population: { users: 100 } });
    expect(await (await fetch(`${second.url}/Users`)).text()).toBe(before.replaceAll(first.url, second.url));
    await second.close();

    await writeFile(dataFile, '{');
    await expect(startProvider({ dataFile })).rejects.toThrow('is not JSON');
    await rm(folder, { recursive: true });
  });
});

describe('mishaps on purpose', () => {
  test('error answers come as often as asked for', async () => {
    const { url } = await start({
      faults: [{ kind: 'status', status: 429, retryAfterSeconds: 7, times: 2, path: '/Users' }],
    });
    const answers = [
      await fetch(`${url}/Groups`),
      await fetch(`${url}/Users`),
      await fetch(`${url}/Users`),
      await fetch(`${url}/Users`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 429, 429, 200]);
    expect(answers[1]!.headers.get('retry-after')).toBe('7');
    expect(await answers[1]!.json()).toMatchObject({ status: '429' });
  });

  test('a reset ends the connection without an answer', async () => {
    const { url } = await start({ faults: [{ kind: 'reset', times: 1 }] });
    await expect(fetch(`${url}/Users`)).rejects.toThrow();
    expect((await fetch(`${url}/Users`)).status).toBe(200);
  });

  test('a truncated answer has half of what it announces', async () => {
    const { url } = await start({ faults: [{ kind: 'truncate' }] });
    const answer = await fetch(`${url}/Schemas`);
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(1000);
    await expect(answer.text()).rejects.toThrow();
  });

  test('a slow answer is whole in the end', async () => {
    const { url } = await start({ faults: [{ kind: 'slow', bytesPerSecond: 500 }] });
    const begin = performance.now();
    expect(await (await fetch(`${url}/Users`)).json()).toMatchObject({ totalResults: 0 });
    expect(performance.now() - begin).toBeGreaterThan(200);
  });

  test('latency holds every answer back', async () => {
    const { url } = await start({ latencyMs: 100 });
    const begin = performance.now();
    await (await fetch(`${url}/Users`)).text();
    expect(performance.now() - begin).toBeGreaterThan(95);
  });

  test('a fault may hit only one method, or only now and then', async () => {
    const numbers = [0.9, 0.1];
    const { url } = await start({
      random: () => numbers.shift()!,
      faults: [
        { kind: 'status', status: 500, method: 'post' },
        { kind: 'status', status: 503, probability: 0.5 },
      ],
    });
    expect((await fetch(`${url}/Users`)).status).toBe(200);
    expect((await fetch(`${url}/Users`)).status).toBe(503);
    expect((await fetch(`${url}/Users`, { method: 'POST' })).status).toBe(500);
  });
});

test('more requests than the rate allows are told when to come again', async () => {
  let now = 0;
  const client = testClient({ rate: { requestsPerSecond: 2 }, now: () => now, tokens: ['a', 'b'] });
  const status = async (token: string): Promise<number> =>
    (await client.send('GET', '/Users', undefined, { authorization: `Bearer ${token}` })).status;
  expect([await status('a'), await status('a'), await status('a')]).toEqual([200, 200, 429]);
  expect(await status('b')).toBe(200);
  const refused = await client.send('GET', '/Users', undefined, { authorization: 'Bearer a' });
  expect(refused).toMatchObject({ headers: { 'retry-after': '1' }, body: { status: '429' } });
  now += 500;
  expect([await status('a'), await status('a')]).toEqual([200, 429]);
});

test('an observer is told of every request, and never a secret', async () => {
  const seen: Observation[] = [];
  const client = testClient({ observer: (observation) => seen.push(observation), tokens: ['t0ken'] });
  await client.send('GET', '/Users?filter=userName%20eq%20"ann"&count=1', undefined, { authorization: 'Bearer t0ken' });
  await client.send('GET', '/Users', undefined, { authorization: 'Bearer wr0ng' });
  expect(seen).toMatchObject([
    {
      method: 'GET',
      path: '/scim/v2/Users',
      status: 200,
      tenant: 'default',
      principal: 'token 1',
      bytes: expect.any(Number),
    },
    { status: 401, detail: 'The credentials are not valid.' },
  ]);
  expect(JSON.stringify(seen)).not.toMatch(/t0ken|wr0ng|ann/);
});

test('requests under way are finished when the provider stops', async () => {
  const provider = await startProvider({ latencyMs: 150 });
  const under = fetch(`${provider.url}/Users`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const closed = provider.close();
  expect((await under).status).toBe(200);
  await closed;
});

test('TLS is spoken when there is a certificate', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
  const { url } = await start({ tls: { key, cert } });
  expect(url).toMatch(/^https:/);
  const status = await new Promise((resolve, reject) => {
    const agent = new Agent({ rejectUnauthorized: false });
    httpsRequest(`${url}/Users`, { agent }, (answer) => {
      answer.resume();
      agent.destroy();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(200);
});

test('the public URL goes before the address the provider listens on', async () => {
  const { url } = await start({ publicUrl: 'https://scim.example.com/' });
  expect(url).toBe('https://scim.example.com/scim/v2');
});

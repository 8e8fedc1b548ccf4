import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyFolder, type Serving, scimulate, serving } from './testing/command.ts';

const folder = emptyFolder();
const running: Serving[] = [];
afterAll(async () => {
  await Promise.all(running.map((each) => each.stop()));
  folder.remove();
});

async function serve(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Serving> {
  const started = await serving(['serve', '--port', '0', ...words], { cwd: folder.path, env });
  running.push(started);
  return started;
}

function file(name: string, content: unknown): string {
  const path = join(folder.path, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const user = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'bjensen' };

function post(url: string, headers: Readonly<Record<string, string>> = {}, body: unknown = user): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/scim+json', ...headers },
    body: JSON.stringify(body),
  });
}

const basic = (name: string, password: string) => ({
  Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
});
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

async function totalOf(url: string, token?: string): Promise<number> {
  const answer = await fetch(`${url}/Users?count=0`, token === undefined ? {} : { headers: bearer(token) });
  return ((await answer.json()) as { totalResults: number }).totalResults;
}

describe('scimulate serve', () => {
  test('serves the people it was asked for, the same ones for the same seed', async () => {
    const population = ['--users', '30', '--groups', '3', '--seed', '7'];
    const [one, other] = await Promise.all([serve(population), serve(population)]);

    const [first, second] = await Promise.all(
      [one, other].map(async ({ url }) => (await fetch(`${url}/Users?attributes=userName`)).json()),
    );
    expect(first).toMatchObject({ totalResults: 30 });
    expect(JSON.stringify(second).replaceAll(other.url, one.url)).toBe(JSON.stringify(first));
  });

  test('knows tokens, accounts and clients, of tenants and roles', async () => {
    const credentials = file('credentials.json', {
      tokens: [
        { token: '${TOKEN_OF_A}', tenant: 'a' },
        { token: 'b-reads', tenant: 'b', role: 'read-only' },
      ],
      accounts: [{ name: 'carol', password: 'pass-word', tenant: 'b' }],
      clients: [{ id: 'client', secret: 'client-secret', tenant: 'b' }],
    });
    const { url } = await serve(['--tenant', 'a', '--tenant', 'b', '--credentials', credentials], {
      TOKEN_OF_A: 'a-writes',
    });

    expect((await post(`${url}/Users`, bearer('a-writes'))).status).toBe(201);
    expect((await post(`${url}/Users`, bearer('b-reads'))).status).toBe(403);
    expect((await post(`${url}/Users`, basic('carol', 'pass-word'))).status).toBe(201);
    expect((await post(`${url}/Users`, basic('carol', 'wrong'))).status).toBe(401);
    const granted = await fetch(new URL('/oauth2/token', url), {
      method: 'POST',
      headers: basic('client', 'client-secret'),
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token: token } = (await granted.json()) as { access_token: string };
    expect(await totalOf(url, token)).toBe(1);
    expect(await totalOf(url, 'a-writes')).toBe(1);
  });

  test('keeps its data in a file', async () => {
    const data = join(folder.path, 'data.json');
    const first = await serve(['--data', data]);
    await post(`${first.url}/Users`);
    expect(existsSync(data)).toBe(false);

    expect(await first.stop()).toMatchObject({ code: 0, stderr: '' });
    const second = await serve(['--data', data]);
    expect(await totalOf(second.url)).toBe(1);
  });

  test('serves schemas and resource types from files', async () => {
    const of = (name: string) => join(import.meta.dirname, '../../fixtures/schemas', `${name}.json`);
    const { url } = await serve(['--schema', of('device.schema'), '--resource-type', of('device.resource-type')]);

    const device = {
      schemas: [
        'urn:example:params:scim:schemas:core:2.0:Device',
        'urn:example:params:scim:schemas:extension:warranty:2.0:Device',
      ],
      serialNumber: 'SN-1',
      'urn:example:params:scim:schemas:extension:warranty:2.0:Device': { until: '2030-01-01T00:00:00Z' },
    };
    expect((await post(`${url}/Devices`, {}, device)).status).toBe(201);
    expect((await post(`${url}/Devices`, {}, device)).status).toBe(409);
  });

  test('holds clients back', async () => {
    const { url } = await serve(['--rate', '1', '--latency', '50']);

    const answers = await Promise.all(Array.from({ length: 3 }, () => fetch(`${url}/Users`)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
  });

  test('is controlled with a token', async () => {
    const { url } = await serve(['--control-token-env', 'CONTROL'], { CONTROL: 'in-control' });
    const reset = new URL('/_control/reset', url);
    await post(`${url}/Users`);

    expect((await fetch(reset, { method: 'POST' })).status).toBe(401);
    expect((await fetch(reset, { method: 'POST', headers: bearer('in-control') })).status).toBe(200);
    expect(await totalOf(url)).toBe(0);
  });

  test('has no control API unless asked for', async () => {
    const { url } = await serve([]);

    expect((await fetch(new URL('/_control/reset', url), { method: 'POST' })).status).toBe(404);
  });

  test('logs requests without secrets', async () => {
    const { url, stop } = await serve(['--log'], { SCIM_TOKEN: 'secret-token' });
    await post(`${url}/Users`, bearer('secret-token'), { ...user, password: 'secret-password' });
    await fetch(`${url}/Users?filter=userName%20eq%20%22somebody%22`, { headers: bearer('secret-token') });

    const { stderr } = await stop();
    const logged = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(logged).toMatchObject([
      { method: 'POST', path: '/scim/v2/Users', status: 201 },
      { method: 'GET', status: 200 },
    ]);
    expect(stderr).not.toMatch(/secret-token|secret-password|somebody/);
  });

  test('warns when everybody may write', async () => {
    const { stop } = await serve(['--host', '0.0.0.0']);

    expect((await stop()).stderr).toContain('Everybody who reaches');
  });
});

describe('scimulate serve refuses', () => {
  test.each<[string, readonly string[], string]>([
    ['a schema file that is not there', ['--schema', 'none.json'], 'none.json cannot be read: there is no such file'],
    ['a schema file that is no JSON', ['--schema', file('broken.json', '{')], 'is not JSON'],
    ['a schema without attributes', ['--schema', file('empty.json', { id: 'urn:x:y' })], 'attributes is a list'],
    [
      'a resource type without its schema',
      ['--resource-type', file('type.json', { name: 'Car', endpoint: '/Cars', schema: 'urn:x:car' })],
      'urn:x:car',
    ],
    ['a data file that is no snapshot', ['--data', file('data-no.json', {})], 'snapshot'],
    [
      'credentials of an unknown tenant',
      ['--credentials', file('c1.json', { tokens: [{ token: 'x', tenant: 'no' }] })],
      'no tenant called no',
    ],
    ['credentials with a wrong name', ['--credentials', file('c2.json', { tokens: [{ tokn: 'x' }] })], 'tokens → 0'],
    [
      'credentials with an unset variable',
      ['--credentials', file('c3.json', { tokens: [{ token: '${NONE}' }] })],
      'NONE is not set',
    ],
    ['a key without its certificate', ['--tls-key', 'key.pem'], '--tls-cert: HTTPS needs'],
    ['a key that is none', ['--tls-key', file('k.pem', 'x'), '--tls-cert', file('c.pem', 'x')], '--tls-key: '],
    ['an address of another machine', ['--host', '192.0.2.1'], '--host: 192.0.2.1 is no address'],
    ['a port out of range', ['--port', '70000'], 'whole number from 0 to 65535'],
  ])('%s', async (_, words, says) => {
    const { code, stdout, stderr } = await scimulate(['serve', '--port', '0', ...words], { cwd: folder.path });

    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('a port that is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => taken.once('listening', listening));
    const { port } = taken.address() as { port: number };

    const { code, stderr } = await scimulate(['serve', '--port', String(port)]);
    taken.close();

    expect(stderr).toContain(`--port: ${port} is in use`);
    expect(code).toBe(2);
  });

  test('to leave a damaged data file changed', async () => {
    const damaged = file('damaged.json', '{"format":');

    expect((await scimulate(['serve', '--port', '0', '--data', damaged])).code).toBe(2);
    expect(readFileSync(damaged, 'utf8')).toBe('{"format":');
  });
});

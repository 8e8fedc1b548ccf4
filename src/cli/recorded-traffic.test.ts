import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readHar } from '../http/har-reading.ts';
import { type RunningProvider, startProvider } from '../provider/start-provider.ts';
import type { Report } from '../report/model.ts';
import { emptyFolder, scimulate, serving } from './testing/command.ts';

const folder = emptyFolder();
const tokens = { first: 'token-of-the-first', second: 'token-of-the-second' };
const example = join(import.meta.dirname, '../../fixtures/traffic/okta-exchange-members.har');
let first: RunningProvider;
let second: RunningProvider;
beforeAll(async () => {
  first = await startProvider({ tokens: [tokens.first] });
  second = await startProvider({ tokens: [tokens.second], population: { users: 5, groups: 2, seed: 1 } });
});
afterAll(async () => {
  await first.close();
  await second.close();
  folder.remove();
});

function exchangesIn(file: string) {
  const read = readHar(readFileSync(file, 'utf8'));
  if ('problem' in read) throw new Error(read.problem);
  return read.exchanges;
}

async function totalOf(provider: RunningProvider, token: string): Promise<unknown> {
  const answer = await fetch(`${provider.url}/Users?count=0`, { headers: { Authorization: `Bearer ${token}` } });
  return ((await answer.json()) as { totalResults: number }).totalResults;
}

test('what Okta does through the proxy is written down, played to another target, and judged', async () => {
  const file = join(folder.path, 'okta.har');
  const proxy = await serving(['record', '--target', first.url, '--port', '0', '--out', file]);
  const played = await scimulate(['simulate', 'okta', proxy.url, '--scenario', 'push-group-again'], {
    env: { SCIM_TOKEN: tokens.first },
  });
  const { code, stdout } = await proxy.stop();

  expect({ played: played.code, code }).toEqual({ played: 0, code: 0 });
  expect(stdout).toContain(`exchanges in ${file}`);
  expect(`${stdout}${readFileSync(file, 'utf8')}`).not.toContain(tokens.first);
  const create = exchangesIn(file).find(({ request }) => request.method === 'POST' && request.body?.includes('groups'));
  expect(create?.request.url).toBe(`${first.url}/Users`);
  expect(create?.request.headers.map(([name]) => name)).toEqual([
    'Accept',
    'Accept-Charset',
    'Content-Type',
    'User-Agent',
    'Authorization',
    'Content-Length',
    'Host',
    'Connection',
    'Accept-Encoding',
  ]);

  const replayed = await scimulate(['replay', file, second.url], { env: { SCIM_TOKEN: tokens.second } });
  expect({ code: replayed.code, stderr: replayed.stderr }).toEqual({ code: 0, stderr: '' });
  expect(replayed.stdout).toContain('all answered as recorded.');
  expect(await totalOf(second, tokens.second)).toBe(5);

  const judged = await scimulate(['run', '--from', file, '--json'], { cwd: folder.path });
  const report = JSON.parse(judged.stdout) as Report;
  expect(judged.code).toBe(0);
  expect(report.conclusion.verdict).toBe('conformant');
  expect(report.checks.filter(({ kind, verdict }) => kind === 'passive' && verdict === 'pass').length).toBeGreaterThan(
    30,
  );
  expect(report.target.url).toBe(first.url);
  expect(existsSync(join(folder.path, 'reports/latest/report.html'))).toBe(true);
}, 60_000);

test('the proxy speaks TLS', async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
  const [keyFile, certFile] = [join(folder.path, 'key.pem'), join(folder.path, 'cert.pem')];
  writeFileSync(keyFile, key);
  writeFileSync(certFile, cert);
  const out = join(folder.path, 'tls.har');
  const tls = ['--tls-key', keyFile, '--tls-cert', certFile];
  const proxy = await serving(['record', '--target', first.url, '--port', '0', '--out', out, ...tls]);

  const { stdout } = await scimulate(['doctor', proxy.url.replace('127.0.0.1', 'localhost')], {
    env: { SCIM_TOKEN: tokens.first, NODE_EXTRA_CA_CERTS: certFile },
  });
  await proxy.stop();

  expect(proxy.url).toMatch(/^https:/);
  expect(stdout).toContain('Next: scimulate run https:');
  expect(exchangesIn(out)[0]?.answer?.status).toBe(200);
}, 30_000);

test('an address outside the base URL is not passed on', async () => {
  const proxy = await serving(['record', '--target', first.url, '--port', '0', '--out', join(folder.path, 'x.har')]);
  const statuses = await Promise.all(
    ['/', '/scim/v20/Users', '/_control'].map(async (path) => (await fetch(new URL(path, proxy.url))).status),
  );
  await proxy.stop();

  expect(statuses).toEqual([404, 404, 404]);
  expect(exchangesIn(join(folder.path, 'x.har'))).toEqual([]);
});

test('a target that is gone is written down as such', async () => {
  const out = join(folder.path, 'gone.har');
  const proxy = await serving(['record', '--target', 'http://127.0.0.1:1/scim', '--port', '0', '--out', out]);
  const { status } = await fetch(`${proxy.url}/Users`);
  await proxy.stop();

  expect(status).toBe(502);
  expect(exchangesIn(out)).toMatchObject([{ request: { url: 'http://127.0.0.1:1/scim/Users' }, failure: {} }]);
});

describe('the example in fixtures/traffic', () => {
  test('is answered by the reference provider as it was recorded', async () => {
    const { code, stdout } = await scimulate(['replay', example, second.url], { env: { SCIM_TOKEN: tokens.second } });

    expect(code).toBe(0);
    expect(stdout).toContain('all answered as recorded.');
  });

  test('shows nothing that the RFCs forbid', async () => {
    const { code } = await scimulate(['run', '--from', example, '--out', join(folder.path, 'example')]);

    expect(code).toBe(0);
  }, 30_000);

  test('is answered otherwise where accounts are there already, and those are left alone', async () => {
    const authorization = { Authorization: `Bearer ${tokens.second}` };
    const sent = exchangesIn(example).find(({ request }) => request.method === 'POST')!;
    const { userName } = JSON.parse(sent.request.body!) as { userName: string };
    const resource = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName, title: 'Somebody else' };
    const created = await fetch(`${second.url}/Users`, {
      method: 'POST',
      headers: { ...authorization, 'Content-Type': 'application/scim+json' },
      body: JSON.stringify(resource),
    });

    const { code, stdout } = await scimulate(['replay', example, second.url], { env: { SCIM_TOKEN: tokens.second } });

    const address = created.headers.get('location')!;
    const left = await fetch(address, { headers: authorization });
    expect(await left.json()).toMatchObject({ title: 'Somebody else', meta: { version: created.headers.get('etag') } });
    await fetch(address, { method: 'DELETE', headers: authorization });
    expect(code).toBe(1);
    expect(stdout).toContain('409; recorded was 201');
  });
});

test('recorded answers that break a rule are found', async () => {
  const file = join(folder.path, 'wrong.har');
  writeFileSync(
    file,
    readFileSync(example, 'utf8')
      .replaceAll('"application/scim+json;charset=utf-8"', '"text/html"')
      .replaceAll('\\"meta\\":', '\\"mata\\":'),
  );

  const { code, stdout } = await scimulate(['run', '--from', file], { cwd: folder.path });

  expect(code).toBe(1);
  expect(stdout).toContain('Not conformant');
  expect(stdout).toContain('passive.');
}, 30_000);

describe('a mistake ends with 2 and a hint', () => {
  test.each([
    ['a missing file', ['run', '--from', 'none.har'], 'There is no such file.'],
    [
      'a file that is no HAR',
      ['replay', 'package.json', 'http://127.0.0.1:1/scim'],
      'cannot be read as recorded traffic',
    ],
    ['a target beside a recording', ['run', 'http://127.0.0.1:1/scim', '--from', example], 'a target was named too'],
    ['a target that is not loopback', ['replay', example, 'http://scim.example.com/scim'], 'Say --yes'],
    [
      'a recording that is there already',
      ['record', '--target', 'http://127.0.0.1:1/scim', '--out', example],
      'is there already',
    ],
  ])('%s', async (_, words, hint) => {
    writeFileSync(join(folder.path, 'package.json'), '{}');

    const { code, stderr } = await scimulate(words, { cwd: folder.path });

    expect(code).toBe(2);
    expect(stderr).toContain(hint);
  });
});

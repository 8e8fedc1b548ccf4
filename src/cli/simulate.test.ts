import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningProvider, startProvider } from '../provider/start-provider.ts';
import { startScriptedServer } from '../target/testing/scripted-server.ts';
import { emptyFolder, scimulate } from './testing/command.ts';

const folder = emptyFolder();
const token = 'a-token-nobody-prints';
let provider: RunningProvider;
beforeAll(async () => {
  provider = await startProvider({ tokens: [token] });
});
afterAll(async () => {
  await provider.close();
  folder.remove();
});

async function simulate(...words: readonly string[]) {
  return scimulate(['simulate', ...words], { cwd: folder.path, env: { SCIM_TOKEN: token } });
}

async function totals(): Promise<readonly unknown[]> {
  const answers = ['/Users', '/Groups'].map(async (path) => {
    const answer = await fetch(`${provider.url}${path}?count=0`, { headers: { Authorization: `Bearer ${token}` } });
    return ((await answer.json()) as { totalResults: number }).totalResults;
  });
  return Promise.all(answers);
}

test.each(['okta', 'okta-put', 'entra', 'entra-on-demand'])(
  'a leaver of %s is shown from the assignment to the deactivation, and nothing is left',
  async (idp) => {
    const { code, stdout, stderr } = await simulate(idp, provider.url, '--scenario', 'leaver', '--seed', '7');

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /gets the application[^]*GET \/scim\/v2\/Users\?filter=[^]*POST[^]*loses the application[^]*(PATCH|PUT) /,
    );
    expect(stdout).toContain('Nothing was left in the target.');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(await totals()).toEqual([0, 0]);
  },
);

test('without URL the reference provider is the target', async () => {
  const { code, stdout } = await scimulate(['simulate', 'okta', '--scenario', 'push-group']);

  expect(code).toBe(0);
  expect(stdout).toContain('POST /scim/v2/Groups');
});

test('a dump holds every exchange as it was sent, and no secret', async () => {
  const dump = join(folder.path, 'dump');

  const { code } = await simulate('okta', provider.url, '--scenario', 'password', '--dump', dump);

  expect(code).toBe(0);
  const files = readdirSync(dump).toSorted();
  expect(files).toEqual([
    '001-get-users.answer.http',
    '001-get-users.http',
    '002-post-users.answer.http',
    '002-post-users.http',
    '003-patch-users.answer.http',
    '003-patch-users.http',
    'traffic.har',
  ]);
  const texts = files.map((name) => readFileSync(join(dump, name), 'utf8'));
  expect(texts.join('')).not.toContain(token);
  expect(texts.join('')).not.toContain('Correct-Horse');
  const [, , , create, , patch] = texts;
  expect(create).toMatch(
    /^# Okta .*\n\nPOST \/scim\/v2\/Users HTTP\/1\.1\nAccept: .*\n[^]*\nHost: .*\n[^]*\n\n\{"schemas":/,
  );
  expect(patch).toContain('"password":"[redacted]"');
});

test('a folder that holds something already is not dumped into', async () => {
  writeFileSync(join(folder.path, 'mine.txt'), '');

  const { code, stderr } = await simulate('okta', provider.url, '--scenario', 'joiner', '--dump', folder.path);

  expect(code).toBe(2);
  expect(stderr).toContain('is not empty');
});

test('a profile and single choices change the traffic', async () => {
  const { stdout } = await simulate('okta', provider.url, '--scenario', 'leaver', '--profile', 'aiw-scim20');
  expect(stdout).toContain('PUT /scim/v2/Users/');

  const chosen = await simulate('okta', provider.url, '--scenario', 'leaver', '--knob', 'queryEncoding=percent20');
  expect(chosen.stdout).toContain('userName%20eq%20');
});

describe('a mistake ends with 2 and a hint', () => {
  test.each([
    ['identity provider', ['otka', '--scenario', 'joiner'], 'Did you mean "okta"?'],
    ['live tenant', ['okta-live', '--scenario', 'joiner'], 'okta-live is no simulation.'],
    ['scenario', ['okta', '--scenario', 'jointer'], 'Did you mean "joiner"?'],
    ['missing scenario', ['okta'], 'There are: '],
    ['profile', ['okta', '--scenario', 'joiner', '--profile', 'scim12'], 'Did you mean "scim11"?'],
    ['choice', ['okta', '--scenario', 'joiner', '--knob', 'passwordSink=true'], 'Did you mean "passwordSync"?'],
    ['value of a choice', ['okta', '--scenario', 'joiner', '--knob', 'chunk'], 'Write it as name=value'],
    ['ability', ['entra', '--scenario', 'leave-group'], 'It offers: push-now, resync, retry.'],
  ])('%s', async (_, words, hint) => {
    const { code, stderr } = await scimulate(['simulate', ...words], { cwd: folder.path });

    expect(code).toBe(2);
    expect(stderr).toContain(hint);
  });
});

test('a target that only seems to change is found out', async () => {
  const server = await startScriptedServer(forgetful());

  const { code, stdout } = await scimulate(['simulate', 'okta', server.url, '--scenario', 'change-complex']);
  server.close();

  expect(code).toBe(1);
  expect(stdout).toContain('The service provider is not as Okta promises');
  expect(stdout).toMatch(/- mover: name\.familyName: "Lovelace" instead of "King"/);
});

test('what the identity provider cannot do is told in its words, and the target is not judged', async () => {
  const usual = forgetful();
  let creates = 0;
  const server = await startScriptedServer((request) => {
    const isBystander = request.method !== 'POST' || (creates += 1) <= 2;
    return isBystander ? usual(request) : { status: 403, body: { detail: 'Not today.' } };
  });

  const { code, stdout } = await scimulate(['simulate', 'okta', server.url, '--scenario', 'leaver']);
  server.close();

  expect(code).toBe(3);
  expect(stdout).toContain('✗ Okta, create user of leaver');
  expect(stdout).toContain('Not today.');
});

test('Ctrl-C ends it with 130 and an empty target', async () => {
  const running = new AbortController();
  const whenBusy = (async () => {
    while ((await totals())[0] === 0) await sleep(10);
    running.abort();
  })();

  const ended = await scimulate(['simulate', 'entra', provider.url, '--scenario', 'large-group'], {
    env: { SCIM_TOKEN: token },
    interruptAt: running.signal,
  });
  await whenBusy;

  expect(ended.code).toBe(130);
  expect(await totals()).toEqual([0, 0]);
  expect(existsSync(join(folder.path, 'reports'))).toBe(false);
}, 30_000);

/** Creates, lists and shows, but every change is lost. */
function forgetful(): Parameters<typeof startScriptedServer>[0] {
  const stored = new Map<string, { readonly id: string; readonly userName?: string }>();
  return ({ method, target, body }) => {
    const [, collection = '', id = ''] = /\/scim\/v2\/(\w+)\/?([^?]*)/.exec(target) ?? [];
    if (method === 'POST') {
      const resource = { ...(JSON.parse(body) as object), id: `id-${stored.size}` };
      stored.set(`${collection} ${resource.id}`, resource);
      return { status: 201, body: resource };
    }
    if (method === 'DELETE') return { status: stored.delete(`${collection} ${id}`) ? 204 : 404 };
    const known = stored.get(`${collection} ${id}`);
    if (id !== '') return known ? { body: known } : { status: 404 };
    const wanted = new URL(target, 'http://localhost').searchParams.get('filter') ?? '""';
    const found = [...stored.values()].filter(({ userName = '' }) => wanted.includes(`"${userName}"`));
    return {
      body: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
        totalResults: found.length,
        Resources: found,
      },
    };
  };
}

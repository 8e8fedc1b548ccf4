import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveSettings, type Settings } from '../config/settings.ts';
import { type RunningProvider, startProvider } from '../provider/start-provider.ts';
import { runFiles } from '../report/run-files.ts';
import { schemaUrn } from '../scim/urn.ts';
import globalSetup from './global-setup.ts';
import globalTeardown from './global-teardown.ts';
import { environmentOfRun } from './run-environment.ts';
import { newRunFolder, runOptions } from './run-options.ts';
import { isSessionOpen, openSession } from './session.ts';

let folder: string;
let provider: RunningProvider;
const before = { ...process.env };
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scimulate-global-'));
  provider = await startProvider({ tokens: ['s3cret-token'] });
});
afterEach(async () => {
  process.env = { ...before };
  rmSync(folder, { recursive: true });
  await provider.close();
});

function settingsFor(given: Partial<Settings> = {}): Settings {
  return resolveSettings({ token: 's3cret-token', timeoutMs: 1000, ...given }, {}, {}, () => 1);
}

const enter = (settings: Settings) => Object.assign(process.env, environmentOfRun(settings, folder));

describe('before the checks', () => {
  test('a run of the test runner alone opens its session', async () => {
    enter(settingsFor({ url: provider.url }));

    await globalSetup();

    expect(isSessionOpen(folder)).toBe(true);
  });

  test('the address of the embedded provider comes from the environment', async () => {
    enter(settingsFor());
    process.env['SCIM_BASE_URL'] = provider.url;

    await globalSetup();

    expect(isSessionOpen(folder)).toBe(true);
  });

  test('a session that is open stays as it is', async () => {
    await openSession(provider.url, settingsFor(), folder);
    const session = readFileSync(runFiles(folder).session, 'utf8');
    enter(settingsFor());

    await globalSetup();

    expect(readFileSync(runFiles(folder).session, 'utf8')).toBe(session);
  });

  test('a run without a target is refused', async () => {
    enter(settingsFor());
    delete process.env['SCIM_BASE_URL'];

    await expect(globalSetup()).rejects.toThrow('There is no target: set SCIM_BASE_URL.');
  });
});

describe('after the checks', () => {
  async function create(userName: string): Promise<string> {
    const answer = await fetch(`${provider.url}/Users`, {
      method: 'POST',
      headers: { Authorization: 'Bearer s3cret-token', 'Content-Type': 'application/scim+json' },
      body: JSON.stringify({ schemas: [schemaUrn.User], userName }),
    });
    return `${provider.url}/Users/${((await answer.json()) as { id: string }).id}`;
  }

  const isThere = async (url: string) =>
    (await fetch(url, { headers: { Authorization: 'Bearer s3cret-token' } })).status === 200;

  test('what the ledger shows is removed, and what cannot be is noted', async () => {
    await openSession(provider.url, settingsFor(), folder);
    enter(settingsFor());
    const [own, foreign] = [await create('run-1'), await create('somebody else')];
    const creations = [own, `${provider.url}/ServiceProviderConfig`];
    for (const url of creations) {
      appendFileSync(runFiles(folder).ledger, `${JSON.stringify({ created: { url, resourceType: 'Users' } })}\n`);
    }
    appendFileSync(runFiles(folder).ledger, '{"created":{"url":"htt');

    await globalTeardown();

    expect([await isThere(own), await isThere(foreign)]).toEqual([false, true]);
    expect(JSON.parse(readFileSync(runFiles(folder).leftovers, 'utf8'))).toEqual([
      { url: creations[1], resourceType: 'Users', reason: 'DELETE was answered with 405.' },
    ]);
  });

  test('nothing happens without a ledger or without a session', async () => {
    enter(settingsFor());
    await globalTeardown();
    await openSession(provider.url, settingsFor(), folder);
    await globalTeardown();

    expect(existsSync(runFiles(folder).leftovers)).toBe(false);
  });
});

describe('the options of the test runner', () => {
  test('in a run of the command line are those of its settings', async () => {
    enter(settingsFor({ url: provider.url, workers: 3, level: 'must', only: ['a'], formats: ['json'] }));

    const options = await runOptions();

    expect(options).toMatchObject({
      settings: { workers: 3, token: 's3cret-token' },
      workers: 3,
      timeout: 60_000,
      outputDir: join(folder, 'work', 'tests'),
      webServer: [],
      reporter: [
        [
          expect.stringMatching(/playwright-reporter\.ts$/),
          { folder, level: 'MUST', only: ['a'], formats: ['json'], secrets: ['s3cret-token'] },
        ],
      ],
    });
    expect(existsSync(options.globalSetup as string)).toBe(true);
    expect(existsSync(options.globalTeardown as string)).toBe(true);
  });

  test('leave a check the time that a slow pace takes', async () => {
    enter(settingsFor({ url: 'https://scim.example/v2', workers: 2 }));
    expect((await runOptions()).timeout).toBe(120_000);

    enter(settingsFor({ url: provider.url, workers: 1, rate: 5, runs: 100 }));
    expect((await runOptions()).timeout).toBe(260_000);
  });

  test('alone start the reference provider when there is no address, with a token of their own', async () => {
    for (const name of ['SCIM_BASE_URL', 'SCIM_TOKEN', 'SCIMULATE_SETTINGS']) delete process.env[name];

    const { settings, webServer, reporter } = await runOptions();

    expect(settings.token).toMatch(/^[0-9a-f-]{36}$/);
    expect(webServer).toMatchObject([{ command: expect.stringMatching(/cli\.ts" serve --port 0$/) }]);
    expect(reporter).toHaveLength(2);
    expect(process.env['SCIM_TOKEN']).toBe(settings.token);
  });

  test('alone use the address of the environment', async () => {
    delete process.env['SCIMULATE_SETTINGS'];
    Object.assign(process.env, { SCIM_BASE_URL: provider.url, SCIM_TOKEN: 's3cret-token', SCIM_SEED: '7' });

    const { settings, webServer } = await runOptions();

    expect(settings).toMatchObject({ url: provider.url, token: 's3cret-token', seed: 7 });
    expect(webServer).toEqual([]);
  });
});

test('runs that start in the same second have folders of their own', () => {
  const first = newRunFolder(folder);
  mkdirSync(first);
  const second = newRunFolder(folder);
  mkdirSync(second);

  expect(new Set([first, second, newRunFolder(folder)]).size).toBe(3);
});

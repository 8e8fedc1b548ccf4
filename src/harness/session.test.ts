import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveSettings, type Settings } from '../config/settings.ts';
import type { Exchange } from '../http/exchange.ts';
import { type RunningProvider, startProvider } from '../provider/start-provider.ts';
import { runFiles } from '../report/run-files.ts';
import { balanceOf } from '../target/ledger.ts';
import { environmentOfRun, isInRun, runFolder, settingsOfRun } from './run-environment.ts';
import { newRunFolder } from './run-options.ts';
import { isSessionOpen, openSession, readSession } from './session.ts';
import { openWorkbench } from './workbench.ts';

let folder: string;
let provider: RunningProvider;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scimulate-session-'));
  provider = await startProvider({ tokens: ['s3cret-token'] });
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await provider.close();
});

function settingsFor(given: Partial<Settings>): Settings {
  return resolveSettings({ timeoutMs: 1000, ...given }, {}, {}, () => 1);
}

describe('a session', () => {
  test('is the same for everybody who reads it', async () => {
    expect(isSessionOpen(folder)).toBe(false);

    const session = await openSession(`${provider.url}/`, settingsFor({ token: 's3cret-token' }), folder);

    expect(isSessionOpen(folder)).toBe(true);
    expect(readSession(folder)).toEqual(session);
    expect(session).toMatchObject({
      folder,
      prefix: expect.stringMatching(/^scimulate-[0-9a-z]+-$/),
      target: { baseUrl: provider.url, capabilities: { authentication: 'yes', User: 'yes' } },
    });
  });

  test('writes no secret', async () => {
    await openSession(provider.url, settingsFor({ token: 's3cret-token' }), folder);

    const { work } = runFiles(folder);
    const files = readdirSync(work, { withFileTypes: true }).filter((entry) => entry.isFile());
    const texts = files.map(({ name }) => readFileSync(join(work, name), 'utf8'));
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.join()).not.toContain('s3cret-token');
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['an address that is none', () => openSession('example.com', settingsFor({}), folder), 'address-invalid'],
    [
      'a target elsewhere without consent',
      () => openSession('https://scim.invalid', settingsFor({}), folder),
      'consent-missing',
    ],
    [
      'a target elsewhere with consent, if it is there',
      () => openSession('https://scim.invalid', settingsFor({ consent: true }), folder),
      'target-unreachable',
    ],
    [
      'a target elsewhere that is only read, if it is there',
      () => openSession('https://scim.invalid', settingsFor({ readOnly: true }), folder),
      'target-unreachable',
    ],
    ['a wrong token', () => openSession(provider.url, settingsFor({ token: 'wrong' }), folder), 'target-unauthorized'],
    [
      'known failures that cannot be read',
      () => openSession(provider.url, settingsFor({ token: 's3cret-token', known: join(folder, 'no.json') }), folder),
      'known-failures-unreadable',
    ],
  ])('is not opened for %s', async (_, open, code) => {
    await expect(open()).rejects.toMatchObject({ code });
  });
});

describe('the processes of a run', () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  test('hand each other their settings, the token apart', () => {
    const settings = settingsFor({ token: 's3cret-token', only: ['a b'], rate: 2 });
    const environment = environmentOfRun(settings, '/runs/1');

    expect(environment['SCIM_TOKEN']).toBe('s3cret-token');
    expect(Object.entries(environment).filter(([, value]) => value.includes('s3cret-token'))).toHaveLength(1);
    expect(isInRun()).toBe(false);
    Object.assign(process.env, environment);
    expect(isInRun()).toBe(true);
    expect(runFolder()).toBe('/runs/1');
    expect(settingsOfRun()).toEqual(settings);
  });

  test('without a token have none', () => {
    delete process.env['SCIM_TOKEN'];
    Object.assign(process.env, environmentOfRun(settingsFor({}), '/runs/1'));

    expect(settingsOfRun()).not.toHaveProperty('token');
  });

  test('write into a folder of their own that sorts by time', () => {
    expect(newRunFolder('/runs')).toMatch(/^\/runs\/\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}$/);
  });
});

describe('a workbench', () => {
  test('notes on disk what is created before anybody learns of it', async () => {
    const settings = settingsFor({ token: 's3cret-token' });
    await openSession(provider.url, settings, folder);
    const workbench = openWorkbench(settings, folder);
    const { ledger } = runFiles(folder);
    const seen: Exchange[] = [];
    const connection = workbench.connection((exchange) => {
      seen.push(exchange);
      expect(existsSync(ledger)).toBe(true);
    });

    const body = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: 'ada' };
    await connection.call({ method: 'POST', path: '/Users', body }, 'setup');

    expect(seen.map(({ answer, sender }) => [answer?.status, sender])).toEqual([[201, 'setup']]);
    const { present } = balanceOf(readFileSync(ledger, 'utf8').split('\n'));
    expect(present).toEqual([{ url: expect.stringContaining(`${provider.url}/Users/`), resourceType: 'Users' }]);
    workbench.close();
  });

  test('hides the token in everything that leaves', async () => {
    const settings = settingsFor({ token: 's3cret-token' });
    await openSession(provider.url, settings, folder);
    const workbench = openWorkbench(settings, folder);

    expect(workbench.redactor.text('token s3cret-token')).toBe('token [redacted]');
    workbench.close();
  });

  test('shares the rate among the workers', async () => {
    const settings = settingsFor({ token: 's3cret-token', rate: 40, workers: 2 });
    await openSession(provider.url, settings, folder);
    const workbench = openWorkbench(settings, folder);
    const connection = workbench.connection(() => {});

    const startedMs = performance.now();
    for (let count = 0; count < 4; count += 1) await connection.call({ method: 'GET', path: '/Users' }, 'check');

    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(3 * 50 - 2);
    workbench.close();
  });
});

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RunningProvider, startProvider } from '../provider/start-provider.ts';
import { runFiles } from '../report/run-files.ts';
import { schemaUrn } from '../scim/urn.ts';
import { emptyFolder, scimulate } from './testing/command.ts';

const folder = emptyFolder();
afterAll(() => folder.remove());

const token = 'a-token-for-cleaning';
const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/scim+json' };
let provider: RunningProvider;
beforeEach(async () => {
  provider = await startProvider({ tokens: [token] });
});
afterEach(async () => provider.close());

async function create(userName: string): Promise<string> {
  const body = JSON.stringify({ schemas: [schemaUrn.User], userName });
  const answer = await fetch(`${provider.url}/Users`, { method: 'POST', headers, body });
  return `${provider.url}/Users/${((await answer.json()) as { id: string }).id}`;
}

async function totalOf(endpoint: string): Promise<number> {
  const answer = await fetch(`${provider.url}${endpoint}?count=0`, { headers });
  return ((await answer.json()) as { totalResults: number }).totalResults;
}

/** The folder of a run that was killed when its ledger had these entries. */
function killedRun(name: string, ...entries: readonly object[]): string {
  const run = join(folder.path, name);
  const { work, session, ledger } = runFiles(run);
  mkdirSync(work, { recursive: true });
  writeFileSync(session, JSON.stringify({ target: { baseUrl: provider.url } }));
  writeFileSync(ledger, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  return run;
}

const clean = (run: string, secret = token) => scimulate(['clean', run], { env: { SCIM_TOKEN: secret } });

describe('clean', () => {
  test('removes what the ledger knows and what was under way, and nothing else', async () => {
    const url = await create('run-1');
    await create('run-2');
    await create('somebody-else');
    const lost = { endpoint: '/Users', attribute: 'userName', value: 'run-2' };
    const run = killedRun('killed', { created: { url, resourceType: 'Users' } }, { begun: 'a', lost });

    expect(await clean(run)).toEqual({ code: 0, stdout: `${run}: nothing is left in the target.\n`, stderr: '' });
    expect(await totalOf('/Users')).toBe(1);
    expect(existsSync(run)).toBe(false);
  });

  test('keeps the ledger of what it cannot remove, and says why', async () => {
    const url = await create('run-1');
    const run = killedRun('refused', { created: { url, resourceType: 'Users' } });

    const { code, stdout } = await clean(run, 'wrong');

    expect(code).toBe(1);
    expect(stdout).toBe(`${run}: 1 could not be removed.\n  ${url}: DELETE was answered with 401.\n`);
    expect(readFileSync(runFiles(run).ledger, 'utf8')).toContain(url);
  });

  test('finds all runs in a folder, or none', async () => {
    const empty = join(folder.path, 'empty');
    mkdirSync(empty);
    killedRun('several/one', { created: { url: await create('run-1'), resourceType: 'Users' } });
    killedRun('several/two', { created: { url: await create('run-2'), resourceType: 'Users' } });

    expect((await clean(join(folder.path, 'several'))).stdout.match(/nothing is left/g)).toHaveLength(2);
    expect(await totalOf('/Users')).toBe(0);
    expect(await clean(empty)).toMatchObject({ code: 0, stdout: `No run in ${empty} has left anything.\n` });
  });

  test('asks for a folder that is there', async () => {
    expect(await clean(join(folder.path, 'nowhere'))).toMatchObject({ code: 2, stdout: '' });
  });
});

test('what a run leaves that is killed with all its processes, clean removes', async () => {
  const out = join(folder.path, 'kill');
  const run = spawn(process.execPath, [join(import.meta.dirname, '../cli.ts'), 'run', provider.url, '--out', out], {
    env: { PATH: process.env['PATH'], SCIM_TOKEN: token },
    stdio: 'ignore',
  });
  while ((await totalOf('/Users')) === 0) await sleep(20);
  const ended = once(run, 'close');
  for (const pid of descendantsOf(run.pid!)) process.kill(pid, 'SIGKILL');
  await ended;
  expect(await totalOf('/Users')).toBeGreaterThan(0);

  expect(await clean(out)).toMatchObject({ code: 0 });

  expect([await totalOf('/Users'), await totalOf('/Groups')]).toEqual([0, 0]);
}, 60_000);

/** A process with all that it has started, itself first. */
function descendantsOf(pid: number): readonly number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number]);
  const below = (parent: number): readonly number[] =>
    pairs.filter(([, owner]) => owner === parent).flatMap(([child]) => [child, ...below(child)]);
  return [pid, ...below(pid)];
}

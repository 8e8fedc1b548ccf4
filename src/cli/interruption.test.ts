import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { startProvider } from '../provider/start-provider.ts';
import type { Report } from '../report/model.ts';
import { emptyFolder, scimulate } from './testing/command.ts';

const folder = emptyFolder();
afterAll(() => folder.remove());

async function totalOf(url: string, endpoint: string): Promise<unknown> {
  const answer = await fetch(`${url}${endpoint}?count=0`);
  return ((await answer.json()) as { totalResults: number }).totalResults;
}

test('Ctrl-C ends a run with 130, a partial report and an empty target', async () => {
  const provider = await startProvider({ port: 0 });
  const out = join(folder.path, 'interrupted');
  const running = new AbortController();
  const whenBusy = (async () => {
    while ((await totalOf(provider.url, '/Users')) === 0) await sleep(20);
    running.abort();
  })();

  const ended = await scimulate(['run', provider.url, '--out', out], { cwd: folder.path, interruptAt: running.signal });
  await whenBusy;

  expect(ended.code).toBe(130);
  expect(ended.stderr).not.toMatch(/\n\s+at /);
  const report = JSON.parse(readFileSync(join(out, 'latest/report.json'), 'utf8')) as Report;
  expect(report).toMatchObject({ run: { complete: false }, conclusion: { verdict: 'incomplete' }, leftovers: [] });
  expect(await totalOf(provider.url, '/Users')).toBe(0);
  expect(await totalOf(provider.url, '/Groups')).toBe(0);
  await provider.close();
}, 60_000);

test('a target that dies in the middle ends a run with 3, a partial report and a note', async () => {
  const provider = await startProvider({ port: 0 });
  const out = join(folder.path, 'died');
  const dying = (async () => {
    while ((await totalOf(provider.url, '/Users')) === 0) await sleep(20);
    await provider.close();
  })();

  const ended = await scimulate(['run', provider.url, '--out', out], { cwd: folder.path });
  await dying;

  expect(ended.code).toBe(3);
  expect(ended.stdout).toContain('The service provider stopped answering, so the run was given up.');
  expect(existsSync(join(out, 'latest/report.html'))).toBe(true);
}, 120_000);

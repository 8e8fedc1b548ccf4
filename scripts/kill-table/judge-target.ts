import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Suite, TestCase, TestRun } from '@playwright/test/reporter';
import { resolveSettings, type Settings, secretsOf } from '../../src/config/settings.ts';
import globalTeardown from '../../src/harness/global-teardown.ts';
import { environmentOfRun } from '../../src/harness/run-environment.ts';
import { openSession } from '../../src/harness/session.ts';
import type { Report } from '../../src/report/model.ts';
import ScimulateReporter from '../../src/report/playwright-reporter.ts';
import { type Check, runChecks } from './light-runner.ts';

export interface Judging {
  readonly url: string;
  readonly token: string;
  readonly otherToken?: string;
  /** Ids of checks; all when left out. */
  readonly only?: readonly string[];
}

/** Judges a target as `scimulate run` does. @throws what `openSession` throws when it cannot be judged at all */
export async function judgeTarget(
  checks: readonly Check[],
  { url, token, otherToken, only = [] }: Judging,
): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'scimulate-'));
  try {
    const settings = resolveSettings(
      { url, token, otherToken, only, seed: 1, workers: 1, formats: ['json'] },
      {},
      {},
      () => 1,
    );
    await openSession(url, settings, folder);
    Object.assign(process.env, environmentOfRun(settings, folder));
    await run(checks, settings, folder);
    return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(checks: readonly Check[], settings: Settings, folder: string): Promise<void> {
  const { idps, only } = settings;
  const reporter = new ScimulateReporter({
    folder,
    formats: ['json'],
    secrets: secretsOf(settings),
    only,
    idps,
    level: 'MAY',
  });
  const cases = new Map(checks.map((check) => [check, asCase(check)]));
  const skipped = new Set<TestCase>();
  await reporter.preprocess({
    suite: { allTests: () => [...cases.values()] } as unknown as Suite,
    testRun: { skip: (test: TestCase) => skipped.add(test) } as unknown as TestRun,
  });
  const start = performance.now();
  const wanted = checks.filter((check) => !skipped.has(cases.get(check)!));
  await runChecks(wanted, (check, result) => reporter.onTestEnd(cases.get(check)!, result));
  await globalTeardown();
  await reporter.onEnd({ status: 'passed', duration: performance.now() - start, startTime: new Date() });
}

/** A check as the reporter knows it. */
export function asCase({ file, title, annotations }: Check): TestCase {
  return { title, annotations, location: { file, line: 0, column: 0 } } as unknown as TestCase;
}

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Suite, TestRun } from '@playwright/test/reporter';
import { expect, test } from 'vitest';
import ScimulateReporter from './playwright-reporter.ts';

test('suites that cannot be loaded lead to no report', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'scimulate-'));
  const reporter = new ScimulateReporter({ folder, formats: ['json'], secrets: [], only: [], level: 'MAY', idps: [] });
  const suite = { allTests: () => [] } as unknown as Suite;

  await reporter.preprocess({ suite, testRun: {} as TestRun });
  const end = await reporter.onEnd({ status: 'passed', startTime: new Date(), duration: 1 });

  expect(end).toEqual({ status: 'failed' });
  expect(existsSync(join(folder, 'report.json'))).toBe(false);
  rmSync(folder, { recursive: true });
});

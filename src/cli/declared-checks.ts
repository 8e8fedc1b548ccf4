import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { resolveSettings } from '../config/settings.ts';
import { moduleFile } from '../harness/module-file.ts';
import { environmentOfRun } from '../harness/run-environment.ts';
import type { DeclaredCheck } from '../report/declared-check.ts';
import { testRunner } from './test-runner.ts';

/** Every check of the suites and every passive one; nothing runs. */
export async function declaredChecks(): Promise<readonly DeclaredCheck[]> {
  const settings = resolveSettings({}, {}, {}, () => 0);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    testRunner('--list', '--reporter', moduleFile('report/check-list-reporter')),
    {
      env: { ...process.env, ...environmentOfRun(settings, tmpdir()) },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return JSON.parse(stdout) as readonly DeclaredCheck[];
}

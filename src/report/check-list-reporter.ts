import type { Reporter, Suite } from '@playwright/test/reporter';
import { declaredCheck } from './declared-check.ts';
import { passiveChecks } from './passive-checks.ts';

/** Prints every declared check as JSON; used with the runner's list mode, where nothing runs. */
export default class CheckListReporter implements Reporter {
  onBegin(_: unknown, suite: Suite): void {
    process.stdout.write(JSON.stringify([...suite.allTests().map(declaredCheck), ...passiveChecks]));
  }

  printsToStdio(): boolean {
    return true;
  }
}

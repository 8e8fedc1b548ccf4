import type { Reporter, Suite } from '@playwright/test/reporter';
import { declaredCheck } from './declared-check.ts';

/** Prints every declared check as JSON; used with the runner's list mode, where nothing runs. */
export default class CheckListReporter implements Reporter {
  onBegin(_: unknown, suite: Suite): void {
    process.stdout.write(JSON.stringify(suite.allTests().map(declaredCheck)));
  }

  printsToStdio(): boolean {
    return true;
  }
}

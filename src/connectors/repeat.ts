import { setTimeout as sleep } from 'node:timers/promises';
import { TenantRefused } from './live-errors.ts';

/** A look that changes nothing is repeated so often when the tenant stumbles. */
const attempts = 4;

/** Repeats what only reads while the tenant answers with 500 and more, or not at all; waits longer each time. */
export async function repeating<Result>(pauseMs: number, look: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await look();
    } catch (error) {
      const isPassing = error instanceof TenantRefused && (error.status === 0 || error.status >= 500);
      if (!isPassing || attempt === attempts) throw error;
      await sleep(pauseMs * attempt);
    }
  }
}

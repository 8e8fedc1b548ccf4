import { setTimeout as delay } from 'node:timers/promises';
import { Inconclusive } from './inconclusive.ts';

const longestMs = 2000;

/**
 * Looks again and again for two seconds; answers with seconds, rounded up to a tenth.
 *
 * @throws Inconclusive when the change is not seen
 */
export async function secondsUntil(isSeen: () => Promise<boolean>): Promise<number> {
  const start = performance.now();
  while (performance.now() - start < longestMs) {
    await delay(25);
    if (await isSeen()) return Math.ceil((performance.now() - start) / 100) / 10;
  }
  throw new Inconclusive(`The change was not seen within ${longestMs / 1000} s.`);
}

import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createPace } from './pace.ts';

/** Milliseconds after which each of the callers passed. */
async function passed(pace: () => Promise<void>, callers: number): Promise<readonly number[]> {
  const startedMs = performance.now();
  return Promise.all(
    Array.from({ length: callers }, async () => {
      await pace();
      return performance.now() - startedMs;
    }),
  );
}

// A timer may end up to a millisecond early.
const early = 2;

describe('a pace', () => {
  test('lets everybody pass at once when there is none', async () => {
    expect(Math.max(...(await passed(createPace(), 10_000)))).toBeLessThan(1000);
  });

  test('lets the first pass at once and the others evenly, in order', async () => {
    const times = await passed(createPace(50), 5);

    for (const [index, ms] of times.entries()) expect(ms).toBeGreaterThanOrEqual(index * 20 - early);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  test('can be slower than one a second', async () => {
    const pace = createPace(2.5);
    await pace();

    const [ms] = await passed(pace, 1);

    expect(ms).toBeGreaterThanOrEqual(400 - early);
  });

  test('does not save up turns while nobody comes', async () => {
    const pace = createPace(50);
    await pace();
    await sleep(100);

    const times = await passed(pace, 3);

    expect(times[0]).toBeLessThan(times[1]!);
    expect(times[1]).toBeGreaterThanOrEqual(20 - early);
    expect(times[2]).toBeGreaterThanOrEqual(40 - early);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Evidence } from './evidence.ts';
import { propertyRunner, seedOf } from './for-all.ts';
import { Inconclusive } from './inconclusive.ts';

const baseUrl = 'https://example.com/scim/v2';

/** Tries a property whose every case sends one request that names it. */
async function tried<Value>(
  values: fc.Arbitrary<Value>,
  holds: (value: Value, attempt: number) => unknown,
  { runs = 20, seed = 1, shrinkingMs = 20_000 } = {},
) {
  const evidence = new Evidence(baseUrl);
  const send = (name: string) =>
    evidence.record({
      request: { method: 'GET', url: `${baseUrl}/${name}`, headers: [] },
      sender: 'check',
      startedAt: '2026-01-01T00:00:00.000Z',
      durationMs: 1,
    });
  send('before');
  const seen: Value[] = [];
  let thrown: unknown;
  try {
    await propertyRunner(
      evidence,
      seed,
      runs,
      shrinkingMs,
    )(values, async (value) => {
      seen.push(value);
      send(JSON.stringify(value));
      await holds(value, seen.length);
    });
  } catch (error) {
    thrown = error;
  }
  const sent = evidence.exchanges.map(({ request }) => request.url.slice(baseUrl.length + 1));
  return { seen, sent, thrown, property: evidence.property };
}

const numbers = fc.integer({ min: 0, max: 1000 });

function below(limit: number): (value: number) => void {
  return (value) => {
    if (value >= limit) throw new Error(`${value} is not below ${limit}`);
  };
}

describe('a property that holds', () => {
  test('is tried as often as asked, and shows its first case', async () => {
    const { seen, sent, thrown, property } = await tried(numbers, () => {}, { runs: 7 });

    expect(seen).toHaveLength(7);
    expect(sent).toEqual(['before', String(seen[0])]);
    expect(thrown).toBeUndefined();
    expect(property).toEqual({ seed: 1 });
  });

  test('is tried with the same values for the same seed, and with others for another', async () => {
    const [one, again, other] = await Promise.all([1, 1, 2].map((seed) => tried(numbers, () => {}, { seed })));

    expect(again!.seen).toEqual(one!.seen);
    expect(other!.seen).not.toEqual(one!.seen);
  });

  test('may say how often it is tried', async () => {
    const evidence = new Evidence(baseUrl);
    let count = 0;

    await propertyRunner(evidence, 1, 50)(numbers, async () => void (count += 1), { runs: 3 });

    expect(count).toBe(3);
  });
});

describe('a property that is refuted', () => {
  test('shows the smallest counterexample and its exchanges alone', async () => {
    const { seen, sent, thrown, property } = await tried(numbers, below(10));

    expect(seen.length).toBeGreaterThan(5);
    expect(thrown).toEqual(new Error('10 is not below 10'));
    expect(sent).toEqual(['before', '10']);
    expect(property).toMatchObject({ seed: 1, path: expect.stringMatching(/^\d+(:\d+)+$/), counterexample: '10' });
  });

  test('is found again from its seed and path', async () => {
    const { property } = await tried(numbers, below(10));

    const details = fc.check(fc.property(numbers, below(10)), { seed: 1, path: property!.path!, endOnFailure: true });

    expect(details).toMatchObject({ failed: true, counterexample: [10] });
  });

  test('shows its counterexample as it is told to', async () => {
    const evidence = new Evidence(baseUrl);
    const runner = propertyRunner(evidence, 1, 20);

    await expect(
      runner(numbers, async (value) => below(10)(value), { show: (value) => ({ value }) }),
    ).rejects.toThrow();

    expect(evidence.property?.counterexample).toEqual({ value: 10 });
  });

  test('stays refuted when the target gives up while the counterexample shrinks', async () => {
    const { sent, thrown, property } = await tried(numbers, (value, attempt) => {
      if (attempt > 4) throw new Inconclusive('GET /Users got no answer.');
      if (value >= 10) throw new Error(`${value}`);
    });

    expect(thrown).toEqual(new Error(sent[1]));
    expect(sent).toHaveLength(2);
    expect(Number(sent[1])).toBeGreaterThanOrEqual(10);
    expect(property?.counterexample).toBe(sent[1]);
  });

  test('shrinks only as long as there is time', async () => {
    const slow = async (value: number) => {
      await sleep(20);
      below(1)(value);
    };

    const { seen, thrown, sent } = await tried(fc.integer({ min: 100, max: 2 ** 30 }), slow, { shrinkingMs: 50 });

    expect(seen.length).toBeLessThan(8);
    expect(thrown).toEqual(new Error(`${sent[1]} is not below 1`));
  });

  test('by a defect of the harness throws that defect', async () => {
    const { thrown } = await tried(numbers, () => (undefined as unknown as { id: string }).id);

    expect(thrown).toBeInstanceOf(TypeError);
  });
});

describe('a property that cannot be judged', () => {
  test('is inconclusive at once, and shows what stood in the way', async () => {
    const { seen, sent, thrown } = await tried(numbers, (_, attempt) => {
      if (attempt === 3) throw new Inconclusive('GET /Users got no answer.');
    });

    expect(thrown).toEqual(new Inconclusive('GET /Users got no answer.'));
    expect(seen).toHaveLength(3);
    expect(sent).toEqual(['before', String(seen[2])]);
  });
});

describe('the seed of a check', () => {
  test('depends on the run and on the check, and on nothing else', () => {
    expect(seedOf(1, 'filtering.a')).toBe(seedOf(1, 'filtering.a'));
    expect(seedOf(1, 'filtering.a')).not.toBe(seedOf(2, 'filtering.a'));
    expect(seedOf(1, 'filtering.a')).not.toBe(seedOf(1, 'filtering.b'));
    expect(seedOf(4711, 'writing.any-patch')).toBe(292_587_521);
  });

  test('is one that the generator takes as it is', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), (run, check) => {
        const seed = seedOf(run, check);
        expect(
          fc.check(
            fc.property(fc.nat(), () => {}),
            { seed, numRuns: 1 },
          ).seed,
        ).toBe(seed);
      }),
    );
  });
});

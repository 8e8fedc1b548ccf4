import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Exchange } from '../http/exchange.ts';
import type { Json } from '../scim/json.ts';
import type { Evidence } from './evidence.ts';
import { Inconclusive } from './inconclusive.ts';

export interface PropertyOptions<Value> {
  readonly runs?: number;
  /** How a counterexample is shown. */
  readonly show?: (value: Value) => Json;
}

export type ForAll = <Value>(
  values: fc.Arbitrary<Value>,
  holds: (value: Value) => Promise<void>,
  options?: PropertyOptions<Value>,
) => Promise<void>;

/** The seed of one check: other checks of the run do not disturb it. */
export function seedOf(runSeed: number, checkId: string): number {
  return createHash('sha256').update(`${runSeed} ${checkId}`).digest().readInt32BE(0);
}

/** How long a counterexample may be made smaller, so that a slow target leaves the check time for its verdict. */
const usualShrinkingMs = 20_000;

/** Tries a property; of a refuted one only the exchanges of the smallest counterexample are kept. */
export function propertyRunner(
  evidence: Evidence,
  seed: number,
  runs: number,
  shrinkingMs: number = usualShrinkingMs,
): ForAll {
  return async (values, holds, options = {}) => {
    const earlier = evidence.exchanges;
    let deciding: readonly Exchange[] | undefined;
    let refutedMs: number | undefined;
    let obstacle: Inconclusive | undefined;

    const property = fc.asyncProperty(values, async (value) => {
      if (obstacle || (refutedMs !== undefined && performance.now() - refutedMs > shrinkingMs)) return;
      evidence.exchanges = [];
      try {
        await holds(value);
        deciding ??= evidence.exchanges;
      } catch (error) {
        if (error instanceof Inconclusive) {
          obstacle = error;
          // What was refuted stays refuted when the target gives up while the counterexample shrinks.
          if (refutedMs === undefined) deciding = evidence.exchanges;
          return;
        }
        refutedMs ??= performance.now();
        deciding = evidence.exchanges;
        throw error;
      }
    });
    const details = await fc.check(property, { seed, numRuns: options.runs ?? runs });

    evidence.exchanges = [...earlier, ...(deciding ?? [])];
    evidence.property = { seed, ...counterexampleOf(details, options.show) };
    if (details.failed) throw details.errorInstance;
    if (obstacle) throw obstacle;
  };
}

function counterexampleOf<Value>(details: fc.RunDetails<[Value]>, show: PropertyOptions<Value>['show']) {
  if (!details.failed || details.counterexample === null) return {};
  const [value] = details.counterexample;
  return {
    path: details.counterexamplePath ?? '',
    counterexample: show ? show(value) : fc.stringify(value),
  };
}

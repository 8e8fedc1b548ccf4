import type { Level } from '../requirements/requirement.ts';
import type { Verdict } from './model.ts';
import type { Happening } from './outcome.ts';

const table: Readonly<Record<Happening['kind'], Readonly<Record<Level, Verdict>>>> = {
  held: { MUST: 'pass', SHOULD: 'pass', MAY: 'pass' },
  refuted: { MUST: 'fail', SHOULD: 'warn', MAY: 'info' },
  'not-advertised': { MUST: 'not-applicable', SHOULD: 'not-applicable', MAY: 'not-applicable' },
  inconclusive: { MUST: 'inconclusive', SHOULD: 'inconclusive', MAY: 'inconclusive' },
  error: { MUST: 'error', SHOULD: 'error', MAY: 'error' },
  'not-run': { MUST: 'not-run', SHOULD: 'not-run', MAY: 'not-run' },
};

/** What a happening means at a level: the only place that knows. */
export function verdictOf(happening: Happening['kind'], level: Level): Verdict {
  return table[happening][level];
}

// A pass says more than "does not apply here", and less than "did not run" warns of.
const fromWorst = ['fail', 'error', 'inconclusive', 'warn', 'info', 'not-run', 'pass', 'not-applicable'] as const;

/** The verdict that stands for several; `not-run` for none. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return fromWorst.find((verdict) => verdicts.includes(verdict)) ?? 'not-run';
}

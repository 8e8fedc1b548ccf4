import { type CheckVerdict, type Counts, verdicts } from './model.ts';

export function countVerdicts(checks: readonly Pick<CheckVerdict, 'verdict'>[]): Counts {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<keyof Counts, number>;
  for (const { verdict } of checks) {
    counts[verdict] += 1;
  }
  return counts;
}

import type { CheckOutcome } from './outcome.ts';

/** Why a check could not be judged: a check that failed, or a foundation that nothing in the run explains. */
export type Origin = { readonly check: string } | { readonly foundation: string };

/** Without it, whatever reads what it has just written may fail for that alone. */
export const immediacy = 'see changes at once';

/** The origin of each check that missed a foundation, by id. Only checks without an origin of their own are origins. */
export function originsOf(outcomes: readonly CheckOutcome[]): ReadonlyMap<string, Origin> {
  const establishing = new Map<string, CheckOutcome[]>();
  for (const outcome of outcomes) {
    for (const foundation of outcome.establishes ?? []) {
      establishing.set(foundation, [...(establishing.get(foundation) ?? []), outcome]);
    }
  }

  function origin(foundation: string, passed: ReadonlySet<string>): Origin {
    const checks = establishing.get(foundation) ?? [];
    const culprit = checks.find(({ happening }) => happening.kind === 'refuted') ?? checks.find(hasNoOrigin);
    if (culprit !== undefined) {
      return { check: culprit.id };
    }
    const deeper = checks.map(missing).find((next) => next !== undefined && !passed.has(next));
    return deeper === undefined ? { foundation } : origin(deeper, new Set([...passed, deeper]));
  }

  return new Map(
    outcomes.flatMap((outcome) => {
      const foundation = missing(outcome);
      return foundation === undefined ? [] : [[outcome.id, origin(foundation, new Set([foundation]))]];
    }),
  );
}

function missing({ happening }: CheckOutcome): string | undefined {
  return happening.kind === 'inconclusive' ? happening.dueTo : undefined;
}

function hasNoOrigin(outcome: CheckOutcome): boolean {
  const { kind } = outcome.happening;
  return kind === 'error' || (kind === 'inconclusive' && missing(outcome) === undefined);
}

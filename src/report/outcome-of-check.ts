import type { AttachedOutcome } from './attached-outcome.ts';
import type { DeclaredCheck } from './declared-check.ts';
import type { CheckOutcome } from './outcome.ts';

/** What a check declares and what came of it, together. */
export function outcomeOfCheck(check: DeclaredCheck, outcome: AttachedOutcome, durationMs = 0): CheckOutcome {
  const { id, title, area, kind, requirements, ownLevel, establishes, fix, source, idp } = check;
  return {
    id,
    title,
    area,
    kind,
    requirements,
    establishes,
    fix,
    source,
    ...(ownLevel && { level: ownLevel }),
    ...(idp !== undefined && { idp }),
    durationMs,
    ...outcome,
  };
}

export function notRun(reason: string): AttachedOutcome {
  return { happening: { kind: 'not-run', reason }, exchanges: [], observed: {} };
}

import type { Level, Requirement } from './requirement.ts';

/** A check as far as coverage is concerned. */
export interface CoveringCheck {
  readonly id: string;
  readonly kind: string;
  readonly requirements: readonly string[];
}

/** What becomes of a statement: judged by checks, seen by passive rules alone, beyond HTTP, or forgotten. */
export type Coverage = 'checked' | 'observed' | 'untestable' | 'open';

export const coverages = ['checked', 'observed', 'untestable', 'open'] as const satisfies readonly Coverage[];

export interface CoverageRow {
  readonly id: string;
  readonly rfc: string;
  readonly level: Level;
  readonly says: string;
  readonly coverage: Coverage;
  /** Ids, those of passive rules last. */
  readonly checks: readonly string[];
  /** Why it is untestable. */
  readonly reason?: string;
}

/** One row for each statement of an RFC that binds the service provider. */
export function coverageOf(
  catalogue: Readonly<Record<string, Requirement>>,
  checks: readonly CoveringCheck[],
): readonly CoverageRow[] {
  const covering = new Map<string, CoveringCheck[]>();
  for (const check of checks) {
    for (const id of check.requirements) covering.set(id, [...(covering.get(id) ?? []), check]);
  }
  return Object.entries(catalogue)
    .filter(([, requirement]) => bindsProvider(requirement))
    .map(([id, requirement]) => rowOf(id, requirement, covering.get(id) ?? []));
}

/** The sets of identity providers are not statements of an RFC. */
function bindsProvider({ rfc, actor }: Requirement): boolean {
  return /^\d+$/.test(rfc) && (actor === undefined || actor === 'both');
}

function rowOf(id: string, requirement: Requirement, checks: readonly CoveringCheck[]): CoverageRow {
  const { rfc, level, says, untestable } = requirement;
  const [passive, active] = [checks.filter(isPassive), checks.filter((check) => !isPassive(check))];
  const seen = active.length > 0 ? 'checked' : passive.length > 0 ? 'observed' : undefined;
  return {
    id,
    rfc,
    level,
    says,
    coverage: seen ?? (untestable === undefined ? 'open' : 'untestable'),
    checks: [...active, ...passive].map((check) => check.id),
    ...(seen === undefined && untestable !== undefined && { reason: untestable }),
  };
}

function isPassive({ kind }: CoveringCheck): boolean {
  return kind === 'passive';
}

/** What keeps the coverage from being complete, one sentence each. */
export function gapsIn(
  rows: readonly CoverageRow[],
  catalogue: Readonly<Record<string, Requirement>>,
): readonly string[] {
  return rows.flatMap(({ id, level, says, coverage }) => {
    if (coverage === 'open' && level !== 'MAY') return [`${id} (${level}) has neither a check nor a reason: ${says}`];
    const isBoth = coverage !== 'untestable' && catalogue[id]?.untestable !== undefined;
    return isBoth ? [`${id} is called untestable and has checks.`] : [];
  });
}

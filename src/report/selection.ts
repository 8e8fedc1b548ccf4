import type { Level } from '../requirements/requirement.ts';

/** What a selector is compared with. */
export interface Selectable {
  readonly id: string;
  readonly title: string;
  readonly area: string;
  readonly requirements: readonly string[];
  readonly level: Level;
  readonly idp?: string;
}

export interface Selection {
  /** Check ids, requirement ids or beginnings of them, areas, or words of titles; everything when empty. */
  readonly only: readonly string[];
  /** The lowest level. */
  readonly level: Level;
  readonly idps: readonly string[];
  /** Identity providers write. */
  readonly readOnly?: boolean;
}

const rank: Readonly<Record<Level, number>> = { MUST: 0, SHOULD: 1, MAY: 2 };

/** Why a check is left out; `undefined` when it runs. */
export function reasonToLeaveOut(check: Selectable, { only, level, idps, readOnly }: Selection): string | undefined {
  const { idp } = check;
  // Those of a profile are there only when it was asked for.
  if (idp !== undefined && idp !== 'profile' && !idps.includes(idp))
    return `Not selected: --idp ${idp} was not asked for.`;
  if (idp !== undefined && readOnly) return 'It writes, and the run only reads.';
  if (rank[check.level] > rank[level]) return `Not selected: only --level ${level.toLowerCase()} was asked for.`;
  if (only.length > 0 && !only.some((selector) => matches(check, selector))) return 'Not selected by --only.';
  return undefined;
}

/** Selectors that name nothing. */
export function withoutMatch(checks: readonly Selectable[], only: readonly string[]): readonly string[] {
  return only.filter((selector) => !checks.some((check) => matches(check, selector)));
}

function matches({ id, title, area, requirements }: Selectable, selector: string): boolean {
  const wanted = selector.toLowerCase();
  return (
    id === wanted ||
    isAtOrBelow(area.toLowerCase(), wanted, '/') ||
    area.toLowerCase().split('/').includes(wanted) ||
    requirements.some((requirement) => isAtOrBelow(requirement.toLowerCase(), wanted, '-')) ||
    title.toLowerCase().includes(wanted)
  );
}

function isAtOrBelow(name: string, parent: string, separator: string): boolean {
  return name === parent || name.startsWith(parent + separator);
}

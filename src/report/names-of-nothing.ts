import type { Profile } from '../profiles/profile.ts';

interface Check {
  readonly id: string;
  readonly area: string;
  readonly requirements: readonly string[];
}

interface Named {
  /** Ids of checks that the user knows to fail. */
  readonly knownFailures: Iterable<string>;
  readonly profile: Profile | undefined;
}

/** Notices of what is excused and named as known although no check of the run, selected or not, is called so. */
export function namesOfNothing(checks: readonly Check[], { knownFailures, profile }: Named): readonly string[] {
  const ids = new Set(checks.map(({ id }) => id));
  const others = checks.flatMap(({ area, requirements }) => [...requirements, ...foldersOf(area)]);
  const excusable = new Set([...ids, ...others]);
  return [
    ...[...knownFailures]
      .filter((name) => !ids.has(name))
      .map((name) => `The known failure ${name} names no check. ${remedy}`),
    ...(profile?.deviations ?? []).flatMap(({ id, excuses = [] }) =>
      excuses
        .filter((name) => !excusable.has(name))
        .map((name) => `The deviation ${id} of the profile excuses ${name}, which nothing is called. ${remedy}`),
    ),
  ];
}

const remedy = 'See `scimulate list checks`.';

/** `filtering/operators` is named by itself and by `filtering`. */
function foldersOf(area: string): readonly string[] {
  const steps = area.split('/');
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

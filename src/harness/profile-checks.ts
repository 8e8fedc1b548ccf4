import type { TestDetails } from '@playwright/test';
import type { Profile } from '../profiles/profile.ts';
import { readProfile } from '../profiles/read-profile.ts';
import { settingsOfRun } from './run-environment.ts';
import { verifies } from './verifies.ts';

/** Says how well it is known what a check of a profile expects. */
export interface Grading {
  /** The page with this key in the profile's sources says so. */
  readonly documented: (source: string) => TestDetails;
  /** Nobody says so; the check reports what it sees and judges nobody. */
  readonly open: () => TestDetails;
  /** A matter of who keeps access. */
  readonly access: (source: string) => TestDetails;
}

/** Declares checks that a run has only with the profile; `declare` is told how to grade them. */
export function onlyWith(name: string, declare: (grading: Grading) => void): void {
  const { profile: named } = settingsOfRun();
  const profile = named === name ? readProfile(named) : undefined;
  if (profile) declare(gradingOf(profile));
}

function gradingOf(profile: Profile): Grading {
  const page = (source: string) => profile.sources[source]?.url ?? profile.title;
  return {
    documented: (source) =>
      verifies('PROFILE-documented-01', { fix: `Do what is documented, or correct the page: ${page(source)}` }),
    open: () => verifies('PROFILE-open-01', { fix: `Document what ${profile.title} does here.` }),
    access: (source) =>
      verifies('PROFILE-access-01', {
        fix: `Let clients deactivate or delete users; the limit is documented: ${page(source)}`,
      }),
  };
}

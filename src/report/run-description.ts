import type { Profile } from '../profiles/profile.ts';
import type { Advertised, KnownFailure, RunFacts, TargetFacts } from './model.ts';

/** What is known about a run before its first check; no secret is in it. */
export interface RunDescription {
  readonly toolVersion: string;
  readonly run: Omit<RunFacts, 'durationMs' | 'complete'>;
  readonly target: TargetFacts;
  readonly advertised: Readonly<Record<string, Advertised>>;
  /** Reasons by id of the check. */
  readonly knownFailures: Readonly<Record<KnownFailure['check'], string>>;
  /** What people call the identity providers of the run, by name, where it is not the name of their set. */
  readonly idpNames: Readonly<Record<string, string>>;
  readonly notices: readonly string[];
  /** What the target declares about itself. */
  readonly profile?: Profile;
  /** Why usual identity providers were not played, by name. */
  readonly lacks: Readonly<Record<string, string>>;
}

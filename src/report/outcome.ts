import type { Exchange } from '../http/exchange.ts';
import type { Level } from '../requirements/requirement.ts';
import type { Json } from '../scim/json.ts';
import type { CheckKind, Sightings } from './model.ts';

/** What happened when a check ran; the level of its requirements turns it into a verdict. */
export type Happening =
  | { readonly kind: 'held' }
  | {
      readonly kind: 'refuted';
      readonly message: string;
      readonly expectedValue?: string;
      readonly actual?: string;
    }
  | { readonly kind: 'not-advertised'; readonly reason: string }
  | {
      readonly kind: 'inconclusive';
      readonly message: string;
      /** The foundation that was missing, for example "create User". */
      readonly dueTo?: string;
    }
  | { readonly kind: 'error'; readonly message: string }
  | { readonly kind: 'not-run'; readonly reason: string };

/** How an observation begins that can be held against the advertisement. */
export const works = 'works';
export const doesNotWork = 'does not work';

/** One check of a run, before judgement. Everything in it is redacted. */
export interface CheckOutcome {
  readonly id: string;
  readonly title: string;
  readonly area: string;
  readonly kind: CheckKind;
  /** Ids of the catalogue, all of one level and one source. */
  readonly requirements: readonly string[];
  /** The identity provider that is played, when it is not the one the requirements are named after. */
  readonly idp?: string;
  /** Replaces the level of the requirements where an ambiguous passage asks for milder judgement. */
  readonly level?: Level;
  /** What other checks stand on when this one holds, for example "create User". */
  readonly establishes?: readonly string[];
  readonly happening: Happening;
  readonly fix: string;
  /** In order; the deciding one last. */
  readonly exchanges: readonly Exchange[];
  /**
   * What the target was seen to do where it had a choice, by capability name. Beginning with `works` or `doesNotWork` it
   * can contradict what the target advertises.
   */
  readonly observed: Readonly<Record<string, string>>;
  readonly seed?: number;
  readonly path?: string;
  readonly counterexample?: Json;
  readonly sightings?: Sightings;
  readonly durationMs: number;
  readonly source: string;
}

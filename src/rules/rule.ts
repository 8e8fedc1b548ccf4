import type { RequirementId } from '../requirements/catalogue.ts';
import type { Level } from '../requirements/requirement.ts';
import type { Sight } from './sight.ts';

/** What speaks against a rule, in words. */
export interface Violation {
  readonly expected: string;
  readonly received: string;
}

/** `undefined` where the exchange says nothing about the rule. */
export type Judgement = 'held' | Violation | undefined;

/** A requirement that every exchange of a run is looked at for. */
export interface Rule {
  readonly id: `passive.${string}`;
  /** A sentence about the service provider. */
  readonly title: string;
  /** All of one level. */
  readonly requirements: readonly RequirementId[];
  /** Instead of the level of the requirements, where the judgement on an ambiguous passage says so. */
  readonly level?: Level;
  /** What to change in the service provider, one sentence. */
  readonly fix: string;
  readonly judge: (sight: Sight) => Judgement;
}

/** Judges several things of one exchange: the first that violates the rule speaks for all. */
export function each<Thing>(
  things: Iterable<Thing>,
  violationIn: (thing: Thing) => Violation | undefined | false,
): Judgement {
  let judgement: Judgement;
  for (const thing of things) {
    const violation = violationIn(thing);
    if (violation) return violation;
    judgement = 'held';
  }
  return judgement;
}

/** Held or violated, where it applies at all. */
export function expected(holds: boolean, what: string, received: string): Violation | 'held' {
  return holds ? 'held' : { expected: what, received };
}

/** A value as it stands in an answer, shortened. */
export function quoted(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

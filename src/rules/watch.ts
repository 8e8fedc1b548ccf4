import type { Exchange } from '../http/exchange.ts';
import { parseJson } from '../scim/json.ts';
import { Chronicler } from './chronicle.ts';
import type { Violation } from './rule.ts';
import { rules } from './rules.ts';
import { landscapeOf, type Surroundings, sightOf } from './sight.ts';

/** How often a rule applied, how often it was violated, and where that is seen best. */
export interface Tally {
  readonly seen: number;
  readonly violated: number;
  readonly clearest?: Instance;
}

/** One violation with the exchange that shows it. */
export interface Instance extends Violation {
  readonly exchange: Exchange;
}

export type Tallies = Readonly<Record<string, Tally>>;

/** Looks at every exchange of a process with all rules; keeps nothing but counts and the clearest violations. */
export interface Watch {
  observe(exchange: Exchange): void;
  /** By id of the rule; a rule that never applied is missing. Nothing in it is redacted. */
  tallies(): Tallies;
}

export function createWatch(surroundings: Surroundings): Watch {
  const landscape = landscapeOf(surroundings);
  const chronicler = new Chronicler();
  const tallies: Record<string, Tally> = {};
  return {
    observe(exchange) {
      const { body } = exchange.request;
      if (body !== undefined) chronicler.noteRequest(body, parseJson(body));
      const sight = sightOf(exchange, landscape, chronicler);
      if (!sight) return;
      for (const { id, judge } of rules) {
        const judgement = judge(sight);
        if (judgement === undefined) continue;
        const instance = judgement === 'held' ? undefined : { ...judgement, exchange };
        tallies[id] = added(tallies[id], {
          seen: 1,
          violated: instance ? 1 : 0,
          ...(instance && { clearest: instance }),
        });
      }
      chronicler.noteAnswer(sight);
    },
    tallies: () => tallies,
  };
}

/** Both counts together, and the clearer of the two violations. */
export function added(one: Tally | undefined, other: Tally): Tally {
  if (!one) return other;
  const clearest = [one.clearest, other.clearest]
    .filter((instance) => instance !== undefined)
    .toSorted((left, right) => sizeOf(left) - sizeOf(right))[0];
  return { seen: one.seen + other.seen, violated: one.violated + other.violated, ...(clearest && { clearest }) };
}

/** What processes of one run saw, together. */
export function addUp(all: readonly Tallies[]): Tallies {
  const sum: Record<string, Tally> = {};
  for (const tallies of all) {
    for (const [id, tally] of Object.entries(tallies)) sum[id] = added(sum[id], tally);
  }
  return sum;
}

/** The shorter an exchange, the clearer what is wrong with it. */
function sizeOf({ exchange: { request, answer } }: Instance): number {
  return (request.body?.length ?? 0) + (answer?.body.length ?? 0);
}

import type { Exchange } from '../../http/exchange.ts';
import type { Surroundings } from '../sight.ts';
import { createWatch } from '../watch.ts';
import { surroundings } from './sights.ts';

/** A sequence shows what only several exchanges together show. */
export type Example = Exchange | readonly Exchange[];

/** One line of a table: a fact, the rule it is about, an exchange, and what the rule says of it. */
export type Line = readonly [fact: string, rule: string, example: Example, judgement: 'held' | 'violated' | 'silent'];

/** What a rule says of an exchange, or of the last of several. */
export function judgementOn(rule: string, example: Example, more: Partial<Surroundings> = {}): Line[3] {
  const watch = createWatch({ ...surroundings, ...more });
  const exchanges = 'request' in example ? [example] : example;
  for (const one of exchanges.slice(0, -1)) watch.observe(one);
  const before = watch.tallies()[`passive.${rule}`];
  watch.observe(exchanges.at(-1)!);
  const after = watch.tallies()[`passive.${rule}`];
  if (after === undefined || after.seen === before?.seen) return 'silent';
  return after.violated === (before?.violated ?? 0) ? 'held' : 'violated';
}

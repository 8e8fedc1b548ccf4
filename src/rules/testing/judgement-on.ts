import type { Exchange } from '../../http/exchange.ts';
import { parseJson } from '../../scim/json.ts';
import { Chronicler } from '../chronicle.ts';
import type { Judgement } from '../rule.ts';
import { rules } from '../rules.ts';
import { landscapeOf, type Surroundings, sightOf } from '../sight.ts';
import { surroundings } from './sights.ts';

/** A sequence shows what only several exchanges together show. */
export type Example = Exchange | readonly Exchange[];

/** One line of a table: a fact, the rule it is about, an exchange, and what the rule says of it. */
export type Line = readonly [fact: string, rule: string, example: Example, judgement: 'held' | 'violated' | 'silent'];

/** What a rule alone says of an exchange, or of the last of several. */
export function judged(rule: string, example: Example, more: Partial<Surroundings> = {}): Judgement {
  const { judge } = rules.find(({ id }) => id === `passive.${rule}`)!;
  const landscape = landscapeOf({ ...surroundings, ...more });
  const chronicler = new Chronicler();
  let judgement: Judgement;
  for (const exchange of 'request' in example ? [example] : example) {
    const { body } = exchange.request;
    if (body !== undefined) chronicler.noteRequest(body, parseJson(body));
    const sight = sightOf(exchange, landscape, chronicler)!;
    judgement = judge(sight);
    chronicler.noteAnswer(sight);
  }
  return judgement;
}

/** The same in one word. */
export function judgementOn(...about: Parameters<typeof judged>): Line[3] {
  const judgement = judged(...about);
  if (judgement === undefined) return 'silent';
  return judgement === 'held' ? 'held' : 'violated';
}

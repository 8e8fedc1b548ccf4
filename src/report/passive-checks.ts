import { levelOf } from '../requirements/level-of.ts';
import { rules, type TopicRule } from '../rules/rules.ts';
import type { Tally } from '../rules/watch.ts';
import type { AttachedOutcome } from './attached-outcome.ts';
import type { DeclaredCheck } from './declared-check.ts';
import { count } from './wording.ts';

/** The passive rules as checks: nothing runs for them, they look at the exchanges of all others. */
export const passiveChecks: readonly DeclaredCheck[] = rules.map(declaredRule);

function declaredRule({ id, title, topic, requirements, level, fix }: TopicRule): DeclaredCheck {
  return {
    id,
    title,
    area: `passive/${topic}`,
    kind: 'passive',
    requirements,
    level: level ?? levelOf(requirements),
    ...(level && { ownLevel: level }),
    needs: [],
    establishes: [],
    fix,
    source: `src/rules/${topic}.ts`,
  };
}

/** What a rule found in the whole run; nothing where no exchange was about it. */
export function outcomeOfRule(tally: Tally | undefined): AttachedOutcome {
  if (!tally) {
    const reason = 'No exchange of the run says anything about it.';
    return { happening: { kind: 'not-advertised', reason }, exchanges: [], observed: {} };
  }
  const { seen, violated, clearest } = tally;
  const judged = { observed: {}, sightings: { seen, violated } };
  if (!clearest) return { ...judged, happening: { kind: 'held' }, exchanges: [] };
  const { exchange, expected, received } = clearest;
  const message = `In ${violated} of ${count(seen, 'exchange')}, for example: ${received}`;
  return {
    ...judged,
    happening: { kind: 'refuted', message, expectedValue: expected, actual: received },
    exchanges: [exchange],
  };
}

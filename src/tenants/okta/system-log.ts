import { randomUUID } from 'node:crypto';
import type { RestAnswer, RestRequest } from '../rest-server.ts';
import { oktaError } from './okta-error.ts';
import { pageOf } from './page.ts';

export interface LogTarget {
  readonly id: string;
  readonly type: 'User' | 'UserGroup' | 'AppInstance' | 'AppUser';
  readonly displayName: string;
}

interface LogEvent {
  readonly uuid: string;
  /** ISO 8601. */
  readonly published: string;
  readonly eventType: string;
  readonly severity: 'INFO' | 'ERROR';
  readonly displayMessage: string;
  readonly outcome: { readonly result: 'SUCCESS' | 'FAILURE'; readonly reason?: string };
  readonly target: readonly LogTarget[];
}

/** Okta cuts off what is longer. */
const longestReason = 255;

/** What an Okta org writes down about itself. */
export class SystemLog {
  readonly #events: LogEvent[] = [];

  /** With a reason it is a failure. */
  add(eventType: string, displayMessage: string, target: readonly LogTarget[], reason?: string): void {
    this.#events.push({
      uuid: randomUUID(),
      published: new Date().toISOString(),
      eventType,
      severity: reason === undefined ? 'INFO' : 'ERROR',
      displayMessage,
      outcome:
        reason === undefined ? { result: 'SUCCESS' } : { result: 'FAILURE', reason: reason.slice(0, longestReason) },
      target,
    });
  }

  /** A page of events; the log never ends, so there is always a next page. */
  answer(request: RestRequest): RestAnswer {
    const { query } = request;
    const conditions = conditionsIn(query.get('filter') ?? '');
    if (conditions === undefined) return oktaError(400, 'E0000031', 'Invalid search criteria.');
    const since = query.get('since') ?? '';
    const chosen = this.#events.filter(
      (event) => event.published >= since && conditions.every((holds) => holds(event)),
    );
    return pageOf(request, chosen, { limit: 1000, isEndless: true });
  }
}

type Condition = (event: LogEvent) => boolean;

/** The part of the filter grammar that scripts use: equalities and beginnings, joined by "and". */
function conditionsIn(filter: string): readonly Condition[] | undefined {
  if (filter === '') return [];
  const conditions = filter.split(/ and /i).map((part) => {
    const [, path = '', operator, value = ''] = /^\s*([\w.]+) (eq|sw) "([^"]*)"\s*$/.exec(part) ?? [];
    if (operator === undefined) return undefined;
    const isMet = (text: string) => (operator === 'eq' ? text === value : text.startsWith(value));
    return (event: LogEvent) => textsAt(event, path).some(isMet);
  });
  return conditions.includes(undefined) ? undefined : (conditions as readonly Condition[]);
}

function textsAt({ eventType, outcome, target }: LogEvent, path: string): readonly string[] {
  if (path === 'eventType') return [eventType];
  if (path === 'outcome.result') return [outcome.result];
  return path === 'target.id' ? target.map(({ id }) => id) : [];
}

import { type Exchange, type HttpFailure, header } from '../http/exchange.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../scim/json.ts';

/** What a client makes of an answer, whatever the service provider sent. */
export interface Reply {
  /** 0 when no answer arrived. */
  readonly status: number;
  readonly durationMs: number;
  readonly text: string;
  /** The body as JSON; `undefined` when it is empty or none. */
  readonly body: Json | undefined;
  /** `detail` of a SCIM error message. */
  readonly detail?: string;
  /** Value of Retry-After as it was sent. */
  readonly retryAfter?: string;
  readonly failure?: HttpFailure;
  /** Where it came from; absent where the client made it up. */
  readonly exchange?: Exchange;
}

export function replyOf(exchange: Exchange): Reply {
  const { answer, failure, durationMs } = exchange;
  if (!answer) return { ...unanswered(failure ?? unexplained, durationMs), exchange };
  const body = parseJson(answer.body);
  const detail = isJsonObject(body) ? body['detail'] : undefined;
  const retryAfter = header(answer.headers, 'Retry-After');
  return {
    status: answer.status,
    durationMs,
    text: answer.body,
    body,
    ...(typeof detail === 'string' && { detail }),
    ...(retryAfter !== undefined && { retryAfter }),
    exchange,
  };
}

/** What is left of an exchange without an answer. */
export function unanswered(failure: HttpFailure, durationMs: number): Reply {
  return { status: 0, durationMs, text: '', body: undefined, failure };
}

const unexplained: HttpFailure = { code: 'other', message: 'No answer and no reason why.' };

export function isSuccess({ status }: Reply): boolean {
  return status >= 200 && status < 300;
}

/** The answer as one resource with a usable id. */
export function resourceOf({ body }: Reply): (JsonObject & { readonly id: string }) | undefined {
  if (!isJsonObject(body)) return undefined;
  const id = usableId(body);
  return id === undefined ? undefined : { ...body, id };
}

/** The id of a resource if an address can be made of it; half a surrogate pair has no UTF-8. */
export function usableId({ id }: JsonObject): string | undefined {
  return typeof id === 'string' && id !== '' && id.isWellFormed() ? id : undefined;
}

export interface ResourcePage {
  readonly resources: readonly JsonObject[];
  readonly totalResults: number;
}

/**
 * The answer as a ListResponse; `undefined` when it is none. Member names are read in any letter case if `anyCase`;
 * a missing list counts as empty.
 */
export function pageOf({ body }: Reply, options: { readonly anyCase: boolean }): ResourcePage | undefined {
  if (!isJsonObject(body)) return undefined;
  const resources = member(body, 'Resources', options.anyCase) ?? [];
  if (!Array.isArray(resources) || !resources.every(isJsonObject)) return undefined;
  const total = member(body, 'totalResults', options.anyCase);
  if (typeof total !== 'number') return undefined;
  return { resources, totalResults: total };
}

function member(object: JsonObject, name: string, anyCase: boolean): Json | undefined {
  if (name in object || !anyCase) return object[name];
  const folded = name.toLowerCase();
  return Object.entries(object).find(([candidate]) => candidate.toLowerCase() === folded)?.[1];
}

import { isJsonObject, parseJson } from '../../scim/json.ts';
import type { ScimAnswer, ScimRequest } from './exchange.ts';
import { fromOctets } from './octets.ts';
import type { Principal } from './principal.ts';

/** What a log says about a request, free of secrets. */
export interface Observation {
  /** ISO 8601 */
  readonly time: string;
  readonly method: string;
  readonly path: string;
  /** With the texts that filters compare with left out. */
  readonly query?: string;
  readonly tenant?: string;
  readonly principal?: string;
  readonly status: number;
  readonly bytes: number;
  readonly durationMs: number;
  readonly scimType?: string;
  readonly detail?: string;
}

/** Gets to know of every request once it is answered. */
export type Observer = (observation: Observation, request: ScimRequest, answer: ScimAnswer) => void;

export function observe(
  request: ScimRequest,
  answer: ScimAnswer,
  principal: Principal | undefined,
  startedAt: number,
  durationMs: number,
): Observation {
  const [path = '', query] = request.target.split('?', 2);
  const error = answer.status >= 400 ? parseJson(fromOctets(answer.body ?? '')) : undefined;
  return {
    time: new Date(startedAt).toISOString(),
    method: request.method,
    path,
    ...(query !== undefined && { query: withoutTexts(query) }),
    ...(principal && { tenant: principal.tenant.name, principal: principal.name }),
    status: answer.status,
    bytes: answer.body?.length ?? 0,
    durationMs: Math.round(durationMs * 1000) / 1000,
    ...(isJsonObject(error) && typeof error.scimType === 'string' && { scimType: error.scimType }),
    ...(isJsonObject(error) && typeof error.detail === 'string' && { detail: error.detail }),
  };
}

/** RFC 7644 section 7.5.2: what is compared in a filter is often personal. */
function withoutTexts(query: string): string {
  return query.replaceAll(/(?:%22|")(?:(?!%22|").)*(?:%22|"|$)/gi, '"…"');
}

const secretNames = /^(?:password|client_secret|token|access_token|pin|secret)$/i;

/** The body of a request without passwords and the like, for people to read. */
export function withoutSecrets(body: string): string {
  const json = parseJson(body);
  if (json === undefined) return body.length > 200 ? `${body.slice(0, 200)}…` : body;
  return JSON.stringify(json, function (this: unknown, name: string, value: unknown) {
    if (secretNames.test(name) && typeof value === 'string') return '…';
    const holder = this as { readonly path?: unknown };
    const isPatchedSecret = name === 'value' && typeof holder.path === 'string' && secretNames.test(holder.path);
    return isPatchedSecret ? '…' : value;
  });
}

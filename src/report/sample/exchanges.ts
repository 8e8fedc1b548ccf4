import type { Exchange, HeaderList, HttpAnswer, HttpRequest, Sender } from '../../http/exchange.ts';
import type { Json } from '../../scim/json.ts';

const base = 'https://scim.acme.example/v2';
const begin = Date.parse('2026-11-20T14:03:12.000Z');

interface Conversation {
  readonly sender?: Sender;
  readonly body?: Json;
  readonly status: number;
  readonly answer?: Json | string;
  readonly headers?: HeaderList;
  /** Milliseconds after the first exchange of the sample. */
  readonly at?: number;
}

/** One exchange with the sample target, in the headers a real one has. */
export function exchange(method: string, path: string, { body, ...conversation }: Conversation): Exchange {
  const { sender = 'check', status, answer, headers = [], at = 0 } = conversation;
  return { ...sent(method, path, body, sender, at), answer: answered(status, headers, answer) };
}

/** A request that nobody answered. */
export function unanswered(method: string, path: string, at: number): Exchange {
  return {
    ...sent(method, path, undefined, 'check', at),
    durationMs: 10_000,
    failure: { code: 'timeout', message: 'No answer within 10000 ms.' },
  };
}

function sent(method: string, path: string, body: Json | undefined, sender: Sender, at: number) {
  const contentType: HeaderList = body === undefined ? [] : [['Content-Type', 'application/scim+json']];
  const request: HttpRequest = {
    method,
    url: `${base}${path}`,
    headers: [['Accept', 'application/scim+json'], ...contentType, ['Authorization', 'Bearer [redacted]']],
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  return { request, sender, startedAt: new Date(begin + at).toISOString(), durationMs: 8 + (at % 23) };
}

function answered(status: number, headers: HeaderList, answer: Json | string | undefined): HttpAnswer {
  const contentType: HeaderList = answer === undefined ? [] : [['Content-Type', 'application/scim+json;charset=UTF-8']];
  return {
    status,
    headers: [...contentType, ['Date', 'Fri, 20 Nov 2026 14:03:12 GMT'], ...headers],
    body: typeof answer === 'string' ? answer : answer === undefined ? '' : JSON.stringify(answer),
  };
}

export function user(name: string, more: Readonly<Record<string, Json>> = {}): Record<string, Json> {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: `scimulate-4f1c-${name}@acme.example`,
    name: { givenName: 'Niamh', familyName: "O'Brien" },
    emails: [{ value: `${name}@acme.example`, type: 'work', primary: true }],
    active: true,
    ...more,
  };
}

export function stored(name: string, more: Readonly<Record<string, Json>> = {}): Record<string, Json> {
  const id = `2819c223-${name}`;
  return {
    ...user(name),
    id,
    meta: { resourceType: 'User', created: '2026-11-20T14:03:12Z', location: `${base}/Users/${id}` },
    ...more,
  };
}

export function list(...resources: readonly Json[]): Json {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: resources.length,
    startIndex: 1,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

export function scimError(status: number, detail: string, scimType?: string): Json {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    ...(scimType !== undefined && { scimType }),
    detail,
  };
}

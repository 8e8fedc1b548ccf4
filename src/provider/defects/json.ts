import { isJsonObject, type Json, type JsonObject, parseJson } from '../../scim/json.ts';
import type { FlatHeaders, ScimAnswer, ScimRequest } from '../protocol/exchange.ts';
import { fromOctets, type Octets, toOctets } from '../protocol/octets.ts';

export function jsonOf(octets: Octets): Json {
  return JSON.parse(fromOctets(octets)) as Json;
}

export function octetsOf(json: Json): Octets {
  return toOctets(JSON.stringify(json));
}

/** The body of a request if it is an object. */
export function bodyOf({ json, body }: ScimRequest): JsonObject | undefined {
  const value = json ?? (body === undefined ? undefined : parseJson(body));
  return isJsonObject(value) ? value : undefined;
}

/** The answer with another header field, or by `undefined` without it. */
export function withHeader(answer: ScimAnswer, name: string, value: string | undefined): ScimAnswer {
  const others = pairs(answer.headers).filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  return { ...answer, headers: [...others, ...(value === undefined ? [] : [[name, value] as const])].flat() };
}

export function headerIn({ headers }: ScimAnswer, name: string): string | undefined {
  return pairs(headers).find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
}

/** The answer with another JSON body. */
export function withJson(answer: ScimAnswer, json: Json): ScimAnswer {
  const body = octetsOf(json);
  return withHeader({ ...answer, body }, 'Content-Length', String(body.length));
}

/** The answer with its body changed, if that is a JSON object. */
export function changedBody(answer: ScimAnswer, change: (body: JsonObject) => Json): ScimAnswer {
  const body = answer.body ? jsonOf(answer.body) : undefined;
  return isJsonObject(body) ? withJson(answer, change(body)) : answer;
}

/** An answer that is no JSON. */
export function textAnswer(status: number, mediaType: string, text: string): ScimAnswer {
  const body = toOctets(text);
  return { status, headers: ['Content-Type', mediaType, 'Content-Length', String(body.length)], body };
}

export function without(object: JsonObject, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

/** The value with each member of each object in it changed; a member that gives way to `undefined` is left out. */
export function deepMapped(
  value: Json,
  change: (name: string, member: Json) => readonly [string, Json] | undefined,
): Json {
  if (Array.isArray(value)) return value.map((element: Json) => deepMapped(element, change));
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value)
    .map(([name, member]) => change(name, deepMapped(member!, change)))
    .filter((member) => member !== undefined);
  return Object.fromEntries(members);
}

function pairs(headers: FlatHeaders): readonly (readonly [name: string, value: string])[] {
  return headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1]!] as const] : []));
}

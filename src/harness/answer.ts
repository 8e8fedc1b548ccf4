import { type Exchange, header } from '../http/exchange.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../scim/json.ts';
import { essence } from '../scim/media-type.ts';

/** What the target answered, read without trusting it: a missing or malformed part is `undefined`, never an exception. */
export class Answer {
  readonly exchange: Exchange;
  readonly status: number;
  /** The body as text, exactly as it came. */
  readonly text: string;
  readonly body: Json | undefined;

  constructor(exchange: Exchange) {
    this.exchange = exchange;
    this.status = exchange.answer?.status ?? 0;
    this.text = exchange.answer?.body ?? '';
    this.body = parseJson(this.text);
  }

  header(name: string): string | undefined {
    return header(this.exchange.answer?.headers ?? [], name);
  }

  get mediaType(): string {
    return essence(this.header('Content-Type'));
  }

  /** The body as an object; empty when it is none. */
  get resource(): JsonObject {
    return isJsonObject(this.body) ? this.body : {};
  }

  get id(): string | undefined {
    const { id } = this.resource;
    return typeof id === 'string' && id !== '' ? id : undefined;
  }

  /** The entries of a ListResponse that are objects. */
  get resources(): readonly JsonObject[] {
    const list = this.resource['Resources'];
    return Array.isArray(list) ? list.filter(isJsonObject) : [];
  }

  /** The value under the given names, for example `at('meta', 'location')`. */
  at(...names: readonly string[]): Json | undefined {
    return valueAt(this.body, names);
  }

  /** The id of each entry of a ListResponse, as text also where it is none. */
  ids(): readonly Json[] {
    return this.pluck('id').map(textOf);
  }

  /** The value under the given names in each entry of a ListResponse. */
  pluck(...names: readonly string[]): readonly (Json | undefined)[] {
    return this.resources.map((resource) => valueAt(resource, names));
  }
}

/** Follows names through objects, ignoring their case as RFC 7643 section 2.1 asks. */
export function valueAt(json: Json | undefined, names: readonly string[]): Json | undefined {
  return names.reduce<Json | undefined>(
    (value, name) => (isJsonObject(value) ? memberOf(value, name) : undefined),
    json,
  );
}

export function memberOf(object: JsonObject, name: string): Json | undefined {
  if (Object.hasOwn(object, name)) return object[name];
  const folded = name.toLowerCase();
  return Object.entries(object).find(([candidate]) => candidate.toLowerCase() === folded)?.[1];
}

/** Any JSON as text: a string as it is, the rest as it is written; "absent" where there is none. */
export function textOf(json: Json | undefined): string {
  return typeof json === 'string' ? json : (JSON.stringify(json) ?? 'absent');
}

/** The `value` of each entry of members or groups. */
export function memberIds(members: Json | undefined): readonly string[] {
  return (Array.isArray(members) ? members : []).flatMap((member: Json) => {
    const value = isJsonObject(member) ? memberOf(member, 'value') : undefined;
    return typeof value === 'string' ? [value] : [];
  });
}

import type { Json, JsonObject } from '../../scim/json.ts';
import { isJsonObject } from '../../scim/json.ts';
import { Links, LinksDraft } from './links.ts';

/** The value of an attribute as a resource keeps it. */
export type Stored = Json | Links | LinksDraft;

/** The attributes of a resource, named and ordered as its schemas do; unassigned ones are absent. Never changed once stored. */
export interface Attributes {
  readonly [name: string]: Stored | undefined;
}

export function isLinks(value: unknown): value is Links | LinksDraft {
  return value instanceof Links || value instanceof LinksDraft;
}

/** The values of a multi-valued attribute. */
export function valuesOf(stored: Stored | undefined): readonly Json[] {
  if (Array.isArray(stored)) return stored as readonly Json[];
  return isLinks(stored) ? [...stored] : [];
}

/** Whether two values are the same, whatever the order of names and of values in a list of links. */
export function sameValue(one: Stored | undefined, other: Stored | undefined): boolean {
  if (one === other) return true;
  if (isLinks(one) || isLinks(other)) return isLinks(one) && isLinks(other) && sameLinks(one, other);
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) && one.length === other.length && one.every((value, index) => sameValue(value, other[index]))
    );
  }
  if (!isJsonObject(one) || !isJsonObject(other)) return false;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => sameValue(one[name], other[name]));
}

function sameLinks(one: Links | LinksDraft, other: Links | LinksDraft): boolean {
  if (one.size !== other.size) return false;
  for (const link of one) if (!sameValue(link, other.get(link.value))) return false;
  return true;
}

/** Adds, changes or (by `undefined`) leaves out one member; the object passed stays as it is. */
export function withMember(object: JsonObject, name: string, value: Json | undefined): JsonObject {
  if (value !== undefined) return { ...object, [name]: value };
  const { [name]: _, ...rest } = object;
  return rest;
}

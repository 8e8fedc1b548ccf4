import type { FilterExpression } from '../scim/filter.ts';
import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
import { type PatchPath, parsePatchPath } from '../scim/patch-path.ts';

/** Values by attribute path, in the order the mapping lists them. */
export type Values = ReadonlyMap<string, Json>;

/** The text at a path; empty when there is none. */
export function textAt(values: Values, path: string): string {
  const value = values.get(path);
  return typeof value === 'string' ? value : '';
}

/** Reads what a path names; of a multi-valued attribute without a filter the primary value, else the first. */
export function readValue(resource: JsonObject, path: string): Json | undefined {
  const { urn, attribute, filter, subAttribute } = parsePatchPath(path);
  const holder = urn === undefined ? resource : member(resource, urn);
  if (!isJsonObject(holder)) return undefined;
  const value = member(holder, attribute);
  const chosen = Array.isArray(value) && (filter || subAttribute) ? choose(value as readonly Json[], filter) : value;
  if (subAttribute === undefined) return chosen;
  return isJsonObject(chosen) ? member(chosen, subAttribute) : undefined;
}

/**
 * A copy of the resource with the value set, or removed when it is `undefined`. Members keep their places, new ones
 * come last. A filtered path without a matching element adds one that meets the filter; `template` gives it further
 * members.
 */
export function writeValue(
  resource: JsonObject,
  path: string,
  value: Json | undefined,
  template: JsonObject = {},
): JsonObject {
  const { urn, ...target } = parsePatchPath(path);
  if (urn === undefined) return writeAttribute(resource, target, value, template);
  const extension = member(resource, urn);
  const changed = writeAttribute(isJsonObject(extension) ? extension : {}, target, value, template);
  return withMember(resource, urn, Object.keys(changed).length === 0 ? undefined : changed);
}

function writeAttribute(
  holder: JsonObject,
  { attribute, filter, subAttribute }: PatchPath,
  value: Json | undefined,
  template: JsonObject,
): JsonObject {
  const current = member(holder, attribute);
  if (filter) {
    const elements = Array.isArray(current) ? (current as readonly Json[]) : [];
    return withMember(holder, attribute, writeElement(elements, filter, subAttribute, value, template));
  }
  if (subAttribute === undefined) return withMember(holder, attribute, value);
  const complex = withMember(isJsonObject(current) ? current : template, subAttribute, value);
  return withMember(holder, attribute, Object.keys(complex).length === 0 ? undefined : complex);
}

function writeElement(
  elements: readonly Json[],
  filter: FilterExpression,
  subAttribute: string | undefined,
  value: Json | undefined,
  template: JsonObject,
): readonly Json[] | undefined {
  const index = elements.findIndex((element) => meets(element, filter));
  if (value === undefined && index < 0) return elements.length === 0 ? undefined : elements;
  const current = elements[index];
  const changed = changeElement(
    isJsonObject(current) ? current : { ...template, ...demands(filter) },
    subAttribute,
    value,
  );
  const others = index < 0 ? [...elements, changed] : elements.with(index, changed ?? null);
  const kept = others.filter((element) => element !== null && element !== undefined);
  return kept.length === 0 ? undefined : kept;
}

function changeElement(
  element: JsonObject,
  subAttribute: string | undefined,
  value: Json | undefined,
): JsonObject | undefined {
  if (subAttribute === undefined) return isJsonObject(value) ? { ...element, ...value } : undefined;
  const changed = withMember(element, subAttribute, value);
  // An element that only says which one it is has nothing left to say.
  return value === undefined && Object.keys(changed).every((name) => labels.has(name)) ? undefined : changed;
}

const labels = new Set(['type', 'primary', 'display']);

function choose(elements: readonly Json[], filter: FilterExpression | undefined): Json | undefined {
  if (filter) return elements.find((element) => meets(element, filter));
  return elements.find((element) => isJsonObject(element) && element['primary'] === true) ?? elements[0];
}

/** Whether the element meets a filter of equalities; `"True"` equals true, as Entra ID writes it. */
function meets(element: Json | undefined, filter: FilterExpression): boolean {
  if (!isJsonObject(element)) return false;
  const wanted = Object.entries(demands(filter));
  return wanted.length > 0 && wanted.every(([name, value]) => folded(member(element, name)) === folded(value));
}

function demands(filter: FilterExpression): JsonObject {
  if (filter.op === 'and') return Object.assign({}, ...filter.terms.map(demands)) as JsonObject;
  if (filter.op !== 'eq') return {};
  const isBoolean = filter.path.attribute === 'primary';
  return { [filter.path.attribute]: isBoolean ? folded(filter.value) === 'true' : filter.value };
}

function folded(value: Json | undefined): string {
  return (typeof value === 'string' ? value : JSON.stringify(value ?? null)).toLowerCase();
}

/** Attribute names are compared without case, RFC 7643 section 2.1. */
function member(object: JsonObject, name: string): Json | undefined {
  return object[keyOf(object, name)];
}

function withMember(object: JsonObject, name: string, value: Json | undefined): JsonObject {
  const { [keyOf(object, name)]: former, ...rest } = object;
  if (value === undefined) return rest;
  return former === undefined ? { ...rest, [name]: value } : { ...object, [keyOf(object, name)]: value };
}

function keyOf(object: JsonObject, name: string): string {
  if (name in object) return name;
  const lower = name.toLowerCase();
  return Object.keys(object).find((candidate) => candidate.toLowerCase() === lower) ?? name;
}

import { type Attribute, findAttribute } from '../scim/attribute.ts';
import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
import type { PatchOperation } from '../scim/patch-operation.ts';
import { type PatchPath, parsePatchPath } from '../scim/patch-path.ts';
import type { Schema } from '../scim/schema.ts';
import { elementsMeeting } from './select.ts';
import { settled } from './settled.ts';

type Draft = Record<string, Json>;

/** An operation that RFC 7644 section 3.5.2 answers with an error; `scimType` says which. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly scimType: 'noTarget';

  constructor(scimType: 'noTarget') {
    super(scimType);
    this.scimType = scimType;
  }
}

/**
 * What a resource looks like after the operations of a PATCH, one after the other, by the words of RFC 7644 section
 * 3.5.2. The resource itself stays as it is.
 *
 * @throws Refused
 */
export function patched(
  resource: JsonObject,
  operations: readonly PatchOperation[],
  schemas: readonly Schema[],
): JsonObject {
  const draft = structuredClone(resource) as Draft;
  for (const operation of operations) apply(draft, operation, schemas);
  return draft;
}

function apply(draft: Draft, { op, path, value }: PatchOperation, schemas: readonly Schema[]): void {
  if (path !== undefined) return applyAt(draft, op, parsePatchPath(path), value ?? null, schemas);
  if (op === 'remove') throw new Refused('noTarget');
  for (const [name, member] of Object.entries(isJsonObject(value) ? value : {})) {
    if (!schemas.some(({ id }) => id === name)) applyAt(draft, op, { attribute: name }, member ?? null, schemas);
    else
      for (const [inner, innerValue] of Object.entries(isJsonObject(member) ? member : {})) {
        applyAt(draft, op, { urn: name, attribute: inner }, innerValue ?? null, schemas);
      }
  }
}

function applyAt(
  draft: Draft,
  op: PatchOperation['op'],
  path: PatchPath,
  value: Json,
  schemas: readonly Schema[],
): void {
  const holder = path.urn !== undefined && schemas[0]?.id !== path.urn ? objectAt(draft, path.urn) : draft;
  const attribute = definitionOf(path, schemas);
  if (path.filter) changeElements(holder, op, path, value, elementsMeeting(path.filter, draft, path, schemas));
  else if (path.subAttribute !== undefined) changeSubAttribute(holder, op, path.attribute, path.subAttribute, value);
  else if (op === 'remove') delete holder[path.attribute];
  else if (attribute?.multiValued) changeList(holder, op, path.attribute, value);
  else if (attribute?.type === 'complex') Object.assign(objectAt(holder, path.attribute), value);
  else holder[path.attribute] = value;
}

function changeSubAttribute(
  holder: Draft,
  op: PatchOperation['op'],
  attribute: string,
  name: string,
  value: Json,
): void {
  const parent = objectAt(holder, attribute);
  if (op === 'remove') delete parent[name];
  else parent[name] = value;
}

/** Add appends what is not there yet, replace exchanges the whole list. */
function changeList(holder: Draft, op: PatchOperation['op'], name: string, value: Json): void {
  const given = (Array.isArray(value) ? value : [value]) as Json[];
  const earlier = op === 'add' ? ((holder[name] ?? []) as Json[]) : [];
  const news = given.filter((element) => !earlier.some((other) => isSame(element, other)));
  // RFC 7644 section 3.5.2: a new primary value takes the mark from the old one.
  const kept = news.some(isPrimary) ? earlier.map((element) => withoutPrimary(element)) : earlier;
  holder[name] = [...kept, ...news];
}

function changeElements(
  holder: Draft,
  op: PatchOperation['op'],
  path: PatchPath,
  value: Json,
  chosen: readonly Json[],
): void {
  if (op === 'replace' && chosen.length === 0) throw new Refused('noTarget');
  const list = (holder[path.attribute] ?? []) as Json[];
  const { subAttribute } = path;
  if (subAttribute === undefined && op === 'remove') {
    holder[path.attribute] = list.filter((element) => !chosen.includes(element));
    return;
  }
  for (const element of chosen as Draft[]) {
    if (subAttribute === undefined) Object.assign(element, value);
    else if (op === 'remove') delete element[subAttribute];
    else element[subAttribute] = value;
  }
}

function objectAt(holder: Draft, name: string): Draft {
  if (!isJsonObject(holder[name])) holder[name] = {};
  return holder[name] as Draft;
}

function isPrimary(element: Json): boolean {
  return isJsonObject(element) && element['primary'] === true;
}

function withoutPrimary(element: Json): Json {
  return isPrimary(element) ? { ...(element as JsonObject), primary: false } : element;
}

function isSame(one: Json, other: Json): boolean {
  return JSON.stringify(settled(one)) === JSON.stringify(settled(other));
}

function definitionOf({ urn, attribute }: PatchPath, schemas: readonly Schema[]): Attribute | undefined {
  const named = urn === undefined ? schemas : schemas.filter(({ id }) => id === urn);
  return findAttribute(
    named.flatMap(({ attributes }) => attributes),
    attribute,
  );
}

import { type Attribute, attribute, findAttribute } from '../scim/attribute.ts';
import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
import type { PatchOperation } from '../scim/patch-operation.ts';
import { type PatchPath, parsePatchPath } from '../scim/patch-path.ts';
import { commonAttributes } from '../scim/resource.ts';
import type { Schema } from '../scim/schema.ts';
import { isSameName, listOf, schemasOf } from './schemas-of.ts';
import { elementsMeeting } from './select.ts';
import { settled } from './settled.ts';

type Draft = Record<string, Json>;

/** An operation that RFC 7644 section 3.5.2 answers with an error; `scimType` says which. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly scimType: 'noTarget' | 'mutability';

  constructor(scimType: Refused['scimType']) {
    super(scimType);
    this.scimType = scimType;
  }
}

/** One operation on its way to its place in the resource. */
interface Change {
  readonly op: PatchOperation['op'];
  readonly path: PatchPath;
  readonly value: Json;
  readonly schemas: readonly Schema[];
}

/**
 * What a resource looks like after the operations of a PATCH, one after the other, by the words of RFC 7644 section
 * 3.5.2. The resource itself stays as it is; `schemas` are those of its resource type, or all there are.
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
  if (path !== undefined) return applyAt(draft, { op, path: parsePatchPath(path), value: value ?? null, schemas });
  if (op === 'remove') throw new Refused('noTarget');
  for (const [name, member] of Object.entries(isJsonObject(value) ? value : {})) {
    const extension = schemas.find(({ id }) => isSameName(id, name));
    const members = extension && isJsonObject(member) ? Object.entries(member) : [[name, member] as const];
    for (const [inner, innerValue] of members) {
      const target = { ...(extension && { urn: extension.id }), attribute: inner };
      applyAt(draft, { op, path: target, value: innerValue ?? null, schemas });
    }
  }
}

function applyAt(draft: Draft, change: Change): void {
  const { op, path, schemas } = change;
  const definition = definitionOf(change, draft);
  const { subAttribute } = path;
  const part = subAttribute === undefined ? undefined : findAttribute(definition.subAttributes ?? [], subAttribute);
  if (isReadOnly(definition) || isReadOnly(part)) throw new Refused('mutability');
  // RFC 7644 section 3.5.2.2: what is required cannot become unassigned.
  if (op === 'remove' && subAttribute === undefined && definition.required) throw new Refused('mutability');
  const holder = holderFor(draft, path.urn, schemas);
  const name = keyOf(holder, definition.name);
  const values = changedValues(listOf(holder[name]), { draft, definition, change });
  if (values.length === 0) delete holder[name];
  else holder[name] = definition.multiValued ? values : values[0]!;
  tidy(draft, path.urn, schemas);
}

interface Place {
  readonly draft: Draft;
  readonly definition: Attribute;
  readonly change: Change;
}

/** The values of an attribute after the change; none when it is unassigned. */
function changedValues(earlier: readonly Json[], place: Place): readonly Json[] {
  const { path, value } = place.change;
  const values = path.filter || path.subAttribute !== undefined ? withParts(earlier, place) : whole(earlier, place);
  // RFC 7644 section 3.5.2: a value that becomes primary takes the mark from the others.
  const isMarked = path.subAttribute === undefined ? listOf(value).some(isPrimary) : value === true;
  if (!isMarked) return values;
  const news = values.filter((element) => isPrimary(element) && !earlier.some((other) => isSame(element, other)));
  return news.length === 0
    ? values
    : values.map((element) => (news.includes(element) ? element : withoutPrimary(element)));
}

/** The path names the attribute as a whole. */
function whole(earlier: readonly Json[], { definition, change: { op, value } }: Place): readonly Json[] {
  const given = listOf(value);
  if (op === 'remove') return [];
  if (definition.multiValued) {
    if (op === 'replace') return given;
    return [...earlier, ...given.filter((element) => !earlier.some((other) => isSame(element, other)))];
  }
  if (definition.type !== 'complex') return op === 'add' && given.length === 0 ? earlier : given;
  // Sub-attributes that are not named stay as they are.
  return given.length === 0 ? (op === 'add' ? earlier : []) : [merged(earlier[0] ?? {}, given[0]!, definition)];
}

/** The path chooses values, a part of them, or both. */
function withParts(earlier: readonly Json[], { draft, definition, change }: Place): readonly Json[] {
  const { op, path, value, schemas } = change;
  const chosen = path.filter ? elementsMeeting(path.filter, draft, path, schemas) : earlier;
  if (path.filter && chosen.length === 0) {
    if (op !== 'remove') throw new Refused('noTarget');
    return earlier;
  }
  if (op === 'remove' && path.subAttribute === undefined) return earlier.filter((element) => !chosen.includes(element));
  const subject = chosen.length === 0 ? [{}] : earlier;
  return subject
    .map((element) => (chosen.length > 0 && !chosen.includes(element) ? element : changedElement(element)))
    .filter((element) => !isEmpty(element));

  function changedElement(element: Json): Json {
    if (path.subAttribute === undefined) return op === 'replace' ? value : merged(element, value, definition);
    return merged(element, { [path.subAttribute]: op === 'remove' ? null : value }, definition);
  }
}

/** Nothing is assigned; `primary: false` is something, though it says no more than its absence. */
function isEmpty(element: Json): boolean {
  return isJsonObject(element)
    ? Object.values(element).every((member) => settled(member ?? null) === null)
    : settled(element) === null;
}

function merged(element: Json, value: Json, { subAttributes = [] }: Attribute): Json {
  const result = { ...(isJsonObject(element) && element) } as Draft;
  for (const [name, member] of Object.entries(isJsonObject(value) ? value : {})) {
    const key = keyOf(result, findAttribute(subAttributes, name)?.name ?? name);
    if (listOf(member).length === 0) delete result[key];
    else result[key] = member!;
  }
  return result;
}

/** The name under which a member stands already, in whatever case. */
function keyOf(holder: Draft, name: string): string {
  return Object.keys(holder).find((candidate) => isSameName(candidate, name)) ?? name;
}

function isExtension(draft: Draft, urn: string | undefined, schemas: readonly Schema[]): urn is string {
  const [base] = schemasOf(draft, schemas);
  return urn !== undefined && base !== undefined && !isSameName(base.id, urn);
}

function holderFor(draft: Draft, urn: string | undefined, schemas: readonly Schema[]): Draft {
  if (!isExtension(draft, urn, schemas)) return draft;
  const key = keyOf(draft, schemas.find(({ id }) => isSameName(id, urn))?.id ?? urn);
  if (!isJsonObject(draft[key])) draft[key] = {};
  return draft[key] as Draft;
}

/** An extension without attributes is gone; one that has some is named in `schemas`, RFC 7644 section 3.5.2. */
function tidy(draft: Draft, urn: string | undefined, schemas: readonly Schema[]): void {
  if (!isExtension(draft, urn, schemas)) return;
  const key = keyOf(draft, urn);
  const declared = listOf(draft['schemas']);
  if (settled(draft[key] ?? null) === null) delete draft[key];
  else if (!declared.some((name) => isSameName(String(name), urn))) draft['schemas'] = [...declared, key];
}

function isPrimary(element: Json): boolean {
  return isJsonObject(element) && element['primary'] === true;
}

function withoutPrimary(element: Json): Json {
  return isPrimary(element) ? { ...(element as JsonObject), primary: false } : element;
}

function isReadOnly(definition: Attribute | undefined): boolean {
  return definition?.mutability === 'readOnly';
}

function isSame(one: Json, other: Json): boolean {
  return JSON.stringify(settled(one)) === JSON.stringify(settled(other));
}

/** Without a URN an attribute is one of the base schema; one that no schema has is taken as its value shows it. */
function definitionOf(
  { path: { urn, attribute: name, subAttribute }, value, schemas }: Change,
  draft: Draft,
): Attribute {
  const named =
    urn === undefined ? schemasOf(draft, schemas).slice(0, 1) : schemas.filter(({ id }) => isSameName(id, urn));
  const known = findAttribute([...named.flatMap(({ attributes }) => attributes), ...commonAttributes], name);
  if (known) return known;
  const isComplex = subAttribute !== undefined || listOf(value).some(isJsonObject);
  return attribute(name, isComplex ? 'complex' : 'string', '', { multiValued: Array.isArray(value) });
}

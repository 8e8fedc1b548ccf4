import type { FilterExpression } from '../../scim/filter.ts';
import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import { badRequest } from '../scim-error.ts';
import { isLinks, sameValue, withMember } from './attributes.ts';
import { type Characteristics, findByName } from './characteristics.ts';
import { type Comparable, comparableForm } from './comparable.ts';
import { type Reading, readElement, readValue, unfit } from './value-reader.ts';

/** One operation on values chosen by a value path. */
export interface ValueChange {
  readonly op: 'add' | 'remove' | 'replace';
  /** The multi-valued attribute. */
  readonly attribute: Characteristics;
  /** The sub-attribute of the chosen values that is meant, if not the values as a whole. */
  readonly part: Characteristics | undefined;
  readonly value: Json | undefined;
  readonly reading: Reading;
}

/** What becomes of one chosen value; `undefined` when it goes. */
export function changeElement(element: Json, { op, attribute, part, value, reading }: ValueChange): Json | undefined {
  if (part)
    return changePart(element as JsonObject, part, op === 'remove' ? undefined : readPart(part, value, reading));
  if (op === 'remove') return undefined;
  if (op === 'replace' || !isJsonObject(element)) return readElement(attribute, single(value), reading);
  const more = readElement(attribute, single(value), reading, attribute.source !== 'links');
  return isJsonObject(more) ? { ...element, ...more } : element;
}

function changePart(element: JsonObject, part: Characteristics, value: Json | undefined): Json | undefined {
  const old = element[part.name];
  if (part.mutability === 'immutable' && old !== undefined && !sameValue(old, value)) {
    throw badRequest(
      'mutability',
      `${part.label} is immutable and has a value already; replace the whole value instead.`,
    );
  }
  if (part.required && value === undefined)
    throw badRequest('mutability', `${part.label} is required and cannot be removed.`);
  const changed = withMember(element, part.name, value);
  return Object.keys(changed).length === 0 ? undefined : changed;
}

function readPart(part: Characteristics, value: Json | undefined, reading: Reading): Json | undefined {
  const read = readValue(part, value, reading);
  return isLinks(read) ? [...read] : read;
}

function single(value: Json | undefined): Json | undefined {
  return Array.isArray(value) && value.length === 1 ? (value[0] as Json) : value;
}

/**
 * The value that `add` makes when its value path matches none: what the filter says by `eq`, and the value sent
 * (AMB-PATCH-ADD-FILTER); `undefined` when the filter does not say how the value looks.
 */
export function elementFromFilter(filter: FilterExpression, change: ValueChange): Json | undefined {
  const { attribute, part, value, reading } = change;
  const conditions = equalities(filter);
  if (!conditions || attribute.type !== 'complex') return undefined;
  const given: Record<string, Json> = {};
  for (const [name, operand] of conditions) {
    const condition = findByName(attribute.partNames, name);
    if (condition) given[condition.name] = operand;
  }
  if (part) given[part.name] = value ?? null;
  else if (isJsonObject(single(value))) Object.assign(given, single(value));
  else throw unfit(attribute, value, 'takes objects');
  return readElement(attribute, given, reading);
}

function equalities(filter: FilterExpression): readonly (readonly [name: string, value: Json])[] | undefined {
  if (filter.op === 'eq') return [[filter.path.attribute, filter.value]];
  if (filter.op !== 'and') return undefined;
  const terms = filter.terms.map(equalities);
  return terms.every((term) => term !== undefined) ? terms.flat() : undefined;
}

/** Tells which elements a list of values to remove describes, by the sub-attributes it names (AMB-REMOVE-WITH-VALUE). */
export function listedBy(attribute: Characteristics, value: Json): (element: Json) => boolean {
  const entries = (Array.isArray(value) ? (value as readonly Json[]) : [value]).map((entry) =>
    described(attribute, entry),
  );
  const byValue = Map.groupBy(entries, (entry) => entry.get('value'));
  return (element) => {
    const parts = described(attribute, element);
    const candidates = [...(byValue.get(parts.get('value')) ?? []), ...(byValue.get(undefined) ?? [])];
    return candidates.some((entry) => entry.size > 0 && [...entry].every(([name, part]) => parts.get(name) === part));
  };
}

/** The parts of an element in comparable form; the element of a simple attribute is its own `value`. */
function described(attribute: Characteristics, element: Json): ReadonlyMap<string, Comparable> {
  const parts = new Map<string, Comparable>();
  const given = isJsonObject(element) ? element : { value: element };
  for (const [name, value] of Object.entries(given)) {
    const part = attribute.parts.length === 0 ? attribute : findByName(attribute.partNames, name);
    const comparable = part && comparableForm(part)(value);
    if (comparable !== undefined) parts.set(attribute.parts.length === 0 ? 'value' : part!.name, comparable);
  }
  return parts;
}

/**
 * Keeps at most one value primary: when a new one is, the others stop being so, RFC 7644 section 3.5.2.
 *
 * @throws ScimError invalidValue when several new ones are.
 */
export function demotePrimaries(
  attribute: Characteristics,
  before: readonly Json[],
  after: readonly Json[],
): readonly Json[] {
  const primaries = after.filter(isPrimary);
  if (primaries.length < 2) return after;
  const old = new Set(before);
  const fresh = primaries.filter((value) => !old.has(value));
  if (fresh.length !== 1) {
    throw badRequest(
      'invalidValue',
      `${attribute.label} would have ${primaries.length} primary values, one is allowed.`,
    );
  }
  return after.map((value) =>
    isPrimary(value) && value !== fresh[0] ? { ...(value as JsonObject), primary: false } : value,
  );
}

function isPrimary(value: Json): boolean {
  return isJsonObject(value) && value.primary === true;
}

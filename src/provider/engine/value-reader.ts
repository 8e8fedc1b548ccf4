import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import type { Leniency } from '../leniency.ts';
import { badRequest } from '../scim-error.ts';
import { sameValue } from './attributes.ts';
import { type Characteristics, findByName, type NameTable } from './characteristics.ts';
import { instantOf } from './date-time.ts';
import { type Link, Links } from './links.ts';

/** How values that a client sent are to be read. */
export interface Reading {
  readonly leniency: Leniency;
  /** Within a PATCH operation, where one value may stand for a list of one. */
  readonly isPatch: boolean;
  /** The name of the resource type that an id belongs to. */
  readonly typeOf: (id: string) => string | undefined;
  /** Values that a multi-valued attribute may have, other than links. */
  readonly maxValues: number;
}

// RFC 4648 sections 4 and 5, with or without padding.
const base64 = /^(?:[A-Za-z0-9+/]*|[A-Za-z0-9_-]*)={0,2}$/;

/**
 * Reads the value of an attribute as the client sent it into the form that is kept; `undefined` when it unassigns.
 *
 * @throws ScimError invalidValue when the value does not fit the attribute.
 */
export function readValue(
  attribute: Characteristics,
  value: Json | undefined,
  reading: Reading,
): Json | Links | undefined {
  if (value === null || value === undefined) return undefined;
  if (attribute.multiValued) return readList(attribute, value, reading);
  if (!Array.isArray(value)) return readElement(attribute, value, reading);
  if (value.length === 0) return undefined;
  if (value.length === 1 && reading.leniency.looseCardinality) return readElement(attribute, value[0], reading);
  throw unfit(attribute, value, 'has a single value, not a list');
}

/**
 * Reads the members of an object by the attributes they name; readOnly ones are ignored, RFC 7644 section 3.3. An
 * object that is right as it was sent comes back itself.
 */
export function readParts(
  owner: string,
  names: NameTable,
  parts: readonly Characteristics[],
  body: JsonObject,
  reading: Reading,
  isPartial = false,
): Readonly<Record<string, Json | Links>> {
  const result = isReadAsSent(names, body, reading)
    ? (body as Readonly<Record<string, Json>>)
    : readOneByOne(owner, names, parts, body, reading);
  const absent = isPartial
    ? undefined
    : parts.find((part) => part.required && part.mutability !== 'readOnly' && result[part.name] === undefined);
  if (absent) throw missing(absent);
  return result;
}

/** Whether every member is spelled as its attribute and reads as what it is. */
function isReadAsSent(names: NameTable, body: JsonObject, reading: Reading): boolean {
  for (const name of Object.keys(body)) {
    const part = names.get(name);
    if (!part || part.name !== name || part.mutability === 'readOnly') return false;
    const value = body[name];
    if (value === null || readValue(part, value, reading) !== value) return false;
  }
  return true;
}

function readOneByOne(
  owner: string,
  names: NameTable,
  parts: readonly Characteristics[],
  body: JsonObject,
  reading: Reading,
): Record<string, Json | Links> {
  const given = givenParts(owner, names, body, reading);
  const result: Record<string, Json | Links> = {};
  for (const part of parts) {
    const value = part.mutability === 'readOnly' ? undefined : readValue(part, given.get(part), reading);
    if (value !== undefined) result[part.name] = value;
  }
  return result;
}

/** An error that names the attribute, the value unless it is secret, and what is wanted. */
export function unfit(attribute: Characteristics, value: Json | undefined, problem: string): Error {
  const given = attribute.returned === 'never' ? '' : ` The value given is ${excerpt(value)}.`;
  return badRequest('invalidValue', `Attribute ${attribute.label} ${problem}.${given}`);
}

export function missing(attribute: Characteristics): Error {
  return badRequest('invalidValue', `Attribute ${attribute.label} is required.`);
}

function givenParts(
  owner: string,
  names: NameTable,
  body: JsonObject,
  { leniency }: Reading,
): ReadonlyMap<Characteristics, Json> {
  const given = new Map<Characteristics, Json>();
  for (const name of Object.keys(body)) {
    const part = findByName(names, name);
    if (part && given.has(part)) throw badRequest('invalidSyntax', `Attribute ${part.label} is given twice.`);
    if (part) given.set(part, body[name]!);
    else if (!leniency.unknownAttributes) {
      throw badRequest('invalidSyntax', `${owner} has no attribute called ${excerpt(name)}.`);
    }
  }
  return given;
}

function readList(attribute: Characteristics, value: Json, reading: Reading): Json | Links | undefined {
  const isList = Array.isArray(value);
  if (!isList && !(reading.isPatch && reading.leniency.looseCardinality)) {
    throw unfit(attribute, value, 'is multi-valued and takes a list');
  }
  const given = (isList ? value : [value]) as readonly Json[];
  const values = readElements(attribute, given, reading);
  if (attribute.source === 'links') return values.length === 0 ? undefined : new Links(values as Link[]);
  if (values.length > reading.maxValues) throw tooManyValues(attribute, reading);
  const distinct = withoutRepetition(values);
  checkPrimary(attribute, distinct);
  return distinct.length === 0 ? undefined : distinct;
}

/** The list itself when every element is right as it was sent. */
function readElements(attribute: Characteristics, given: readonly Json[], reading: Reading): readonly Json[] {
  const values = given.map((element) => (element === null ? undefined : readElement(attribute, element, reading)));
  if (values.every((value, index) => value === given[index])) return given;
  return values.filter((value) => value !== undefined);
}

export function tooManyValues({ label }: Characteristics, { maxValues }: Reading): Error {
  return badRequest('invalidValue', `Attribute ${label} takes at most ${maxValues} values.`);
}

/** RFC 7643 section 2.4: the primary value `true` must not appear more than once. */
function checkPrimary(attribute: Characteristics, values: readonly Json[]): void {
  const primaries = values.filter((value) => isJsonObject(value) && value.primary === true);
  if (primaries.length > 1) {
    throw badRequest(
      'invalidValue',
      `Attribute ${attribute.label} has ${primaries.length} primary values, one is allowed.`,
    );
  }
}

/** RFC 7643 section 2.4: the same value should not be there twice. A list without repetition comes back itself. */
export function withoutRepetition(values: readonly Json[]): readonly Json[] {
  if (values.length < 2) return values;
  const seen = new Map<string, Json[]>();
  const distinct = values.filter((value) => {
    const key = isJsonObject(value) && typeof value.value === 'string' ? value.value : JSON.stringify(value);
    const alike = seen.get(key);
    if (!alike) return seen.set(key, [value]);
    return !alike.some((earlier) => sameValue(earlier, value)) && alike.push(value) > 0;
  });
  return distinct.length === values.length ? values : distinct;
}

/** Reads one value, also of a multi-valued attribute. */
export function readElement(
  attribute: Characteristics,
  value: Json | undefined,
  reading: Reading,
  isPartial = false,
): Json | undefined {
  switch (attribute.type) {
    case 'complex':
      return readComplex(attribute, value, reading, isPartial);
    case 'boolean':
      return readBoolean(attribute, value, reading);
    case 'integer':
      if (!Number.isSafeInteger(value)) throw unfit(attribute, value, 'is an integer');
      return value;
    case 'decimal':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw unfit(attribute, value, 'is a number');
      return value;
    default:
      return readText(attribute, value);
  }
}

function readBoolean(attribute: Characteristics, value: Json | undefined, { leniency }: Reading): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && leniency.stringBooleans) {
    const folded = value.toLowerCase();
    if (folded === 'true' || folded === 'false') return folded === 'true';
  }
  throw unfit(attribute, value, 'is a boolean, true or false without quotes');
}

function readText(attribute: Characteristics, value: Json | undefined): string {
  if (typeof value !== 'string')
    throw unfit(attribute, value, `is of type ${attribute.type}, written as a JSON string`);
  if (!value.isWellFormed()) throw unfit(attribute, '…', 'has a lone surrogate, which is not Unicode text');
  if (attribute.required && value.trim() === '') throw unfit(attribute, value, 'is required and must not be empty');
  if (attribute.type === 'dateTime' && instantOf(value) === undefined) {
    throw unfit(attribute, value, 'is an xsd:dateTime such as 2008-01-23T04:56:22Z');
  }
  if (attribute.type === 'binary' && !isBase64(value)) throw unfit(attribute, value, 'is base64 encoded');
  return attribute.label === 'emails.value' ? withFoldedDomain(value) : value;
}

/** RFC 7643 section 4.1.2: addresses have the canonical form of RFC 5321, whose domains have no case. */
function withFoldedDomain(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? address : address.slice(0, at) + address.slice(at).toLowerCase();
}

function isBase64(text: string): boolean {
  if (!base64.test(text)) return false;
  const symbols = text.replace(/={1,2}$/, '').length;
  return symbols % 4 !== 1 && (symbols === text.length || text.length % 4 === 0);
}

function readComplex(
  attribute: Characteristics,
  value: Json | undefined,
  reading: Reading,
  isPartial: boolean,
): JsonObject | undefined {
  const isReference = attribute.source === 'reference' || attribute.source === 'links';
  if (typeof value === 'string' && isReference && reading.leniency.bareReference) {
    return value === '' ? undefined : readComplex(attribute, { value }, reading, isPartial);
  }
  if (!isJsonObject(value)) throw unfit(attribute, value, `takes ${attribute.multiValued ? 'objects' : 'an object'}`);
  const given = isReference ? withReferredId(value) : value;
  const parts = readParts(
    attribute.label,
    attribute.partNames,
    attribute.parts,
    given,
    reading,
    isPartial,
  ) as JsonObject;
  if (attribute.source === 'links') return readLink(attribute, parts, reading);
  const isEmpty = Object.keys(parts).length === 0 || (attribute.source === 'reference' && parts.value === '');
  return isEmpty ? undefined : parts;
}

/** RFC 7643 section 2.4: a reference may be given by its URI alone; the last segment is the id. */
export function withReferredId(value: JsonObject): JsonObject {
  const names = new Map(Object.keys(value).map((name) => [name.toLowerCase(), name]));
  const uri = value[names.get('$ref') ?? ''];
  if (typeof uri !== 'string' || (value[names.get('value') ?? ''] ?? null) !== null) return value;
  const id = uri.split(/[?#]/, 1)[0]!.split('/').at(-1)!;
  return { ...value, value: id };
}

/** `$ref` and `type` follow from the id, so only what a client may choose is kept. */
function readLink(attribute: Characteristics, parts: JsonObject, { typeOf }: Reading): Link {
  const { value, $ref: _, type, ...kept } = parts;
  if (typeof value !== 'string' || value === '') {
    throw badRequest('invalidValue', `Each of ${attribute.label} needs a value, the id of a resource.`);
  }
  const actual = typeOf(value);
  if (actual === undefined) throw unfit(attribute, value, 'refers to a resource that does not exist');
  const allowed = attribute.partNames.get('$ref')?.referenceTypes ?? [];
  if (!allowed.includes(actual))
    throw unfit(attribute, value, `takes resources of type ${allowed.join(' or ')}, not ${actual}`);
  if (typeof type === 'string' && type.toLowerCase() !== actual.toLowerCase()) {
    throw unfit(attribute, type, `names the type ${type} for a resource of type ${actual}`);
  }
  return { value, ...kept };
}

/** What was given, short enough for a message. */
export function excerpt(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77).toWellFormed()}…` : text;
}

import type { Attribute, AttributeType } from '../scim/attribute.ts';
import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
import { byName, type Definitions, type TypeDefinition } from './type-definition.ts';

/** An attribute or sub-attribute as a resource shows it. */
export interface ShownAttribute {
  /** For example "emails.value" or "urn:…:User:manager". */
  readonly path: string;
  readonly definition: Attribute;
  /** The attribute that this one is a part of. */
  readonly parent?: Attribute;
  /** As it stands there, an array for several values; never null. */
  readonly value: Json;
}

/** What stands in a resource and where its schemas have no place for it. */
export interface Shown {
  readonly attributes: readonly ShownAttribute[];
  /** Paths that no schema of the resource type defines. */
  readonly unknown: readonly string[];
}

/** Reads a resource by the definitions of its type. */
export function shownIn(resource: JsonObject, type: TypeDefinition): Shown {
  const reading: Reading = { attributes: [], unknown: [] };
  for (const [name, value] of Object.entries(resource)) {
    const urn = name.toLowerCase();
    const extension = type.extensions.get(urn);
    if (extension) readMembers(reading, value, { definitions: extension, prefix: `${name}:` });
    else if (!type.extensions.has(urn)) readMember(reading, name, value, { definitions: type.attributes, prefix: '' });
  }
  return type.isDescribed ? reading : { ...reading, unknown: [] };
}

interface Reading {
  readonly attributes: ShownAttribute[];
  readonly unknown: string[];
}

interface Place {
  readonly definitions: Definitions;
  readonly prefix: string;
  readonly parent?: Attribute;
}

function readMembers(reading: Reading, object: Json | undefined, place: Place): void {
  if (!isJsonObject(object)) return;
  for (const [name, value] of Object.entries(object)) readMember(reading, name, value, place);
}

function readMember(reading: Reading, name: string, value: Json | undefined, place: Place): void {
  if (value === null || value === undefined) return;
  const { definitions, prefix, parent } = place;
  const definition = definitions.get(name.toLowerCase());
  const path = prefix + name;
  if (!definition) {
    reading.unknown.push(path);
    return;
  }
  reading.attributes.push({ path, definition, value, ...(parent && { parent }) });
  if (definition.type !== 'complex') return;
  const below = { definitions: subDefinitions(definition), prefix: `${path}.`, parent: definition };
  for (const element of elementsOf(value)) readMembers(reading, element, below);
}

const known = new WeakMap<Attribute, Definitions>();

function subDefinitions(definition: Attribute): Definitions {
  const found = known.get(definition) ?? byName(definition.subAttributes ?? []);
  known.set(definition, found);
  return found;
}

/** The values of an attribute one by one, whether or not it is multi-valued. */
export function elementsOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

/** The single values of one type with the path each stands at. */
export function* valuesOfType(
  { attributes }: Shown,
  type: AttributeType,
): Generator<{ readonly path: string; readonly value: Json }> {
  for (const { path, definition, value } of attributes) {
    if (definition.type !== type) continue;
    for (const element of elementsOf(value)) if (element !== null) yield { path, value: element };
  }
}

import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import { badRequest } from '../scim-error.ts';
import type { Attributes } from './attributes.ts';
import type { CompiledType } from './characteristics.ts';
import { excerpt, type Reading, readParts } from './value-reader.ts';

/** Few are in use; more would be somebody's play. */
const maxDeclarations = 100;

/**
 * Reads a resource that a client sent, RFC 7644 sections 3.3 and 3.5.1: names in any case become those of the schema,
 * unassigned and readOnly attributes go, values are checked against the schema.
 *
 * @throws ScimError invalidSyntax or invalidValue.
 */
export function readResource(type: CompiledType, body: Json | undefined, reading: Reading): Attributes {
  if (!isJsonObject(body)) throw badRequest('invalidSyntax', `A ${type.name} is a JSON object.`);
  const declared = readSchemas(type, body.schemas ?? schemasInOtherCase(body), reading);
  const attributes = readParts(type.name, type.names, type.written, body, reading);
  const undeclared = type.extensions.find(({ name }) => name in attributes && !declared.has(name));
  if (undeclared && !reading.leniency.undeclaredExtension) {
    throw badRequest('invalidValue', `The attributes of ${undeclared.name} need this URI in schemas.`);
  }
  return { ...attributes, schemas: schemasOf(type, attributes, declared) };
}

/** The `schemas` of a resource: its base schema, the extensions declared and those with data, RFC 7643 section 3. */
export function schemasOf(
  type: CompiledType,
  attributes: Attributes,
  declared: ReadonlySet<string>,
): readonly string[] {
  let key = 0;
  type.extensions.forEach(({ name }, index) => {
    if (name in attributes || declared.has(name)) key |= 1 << index;
  });
  const known = type.schemaLists.get(key);
  if (known) return known;
  const list = [
    type.resourceType.schema,
    ...type.extensions.filter((_, index) => (key & (1 << index)) !== 0).map(({ name }) => name),
  ];
  type.schemaLists.set(key, list);
  return list;
}

/**
 * The extensions that a `schemas` attribute declares.
 *
 * @throws ScimError invalidSyntax or invalidValue.
 */
export function readSchemas(type: CompiledType, schemas: Json | undefined, { leniency }: Reading): ReadonlySet<string> {
  if ((schemas === undefined || schemas === null) && leniency.missingSchemas) return new Set();
  if (!Array.isArray(schemas) || !schemas.every((urn) => typeof urn === 'string')) {
    throw badRequest('invalidSyntax', `schemas is a list of URIs with ${type.resourceType.schema} among them.`);
  }
  const key = schemas.join(' ');
  const known = type.declarations.get(key);
  if (known) return known;
  const given = new Set(schemas.map((urn: string) => urn.toLowerCase()));
  if (!given.delete(type.resourceType.schema.toLowerCase())) {
    throw badRequest('invalidValue', `schemas lacks ${type.resourceType.schema}, the schema of a ${type.name}.`);
  }
  const declared = type.extensions.filter(({ name }) => given.delete(name.toLowerCase())).map(({ name }) => name);
  const [unknown] = given;
  if (unknown !== undefined) {
    if (leniency.unknownSchemas) return new Set(declared);
    throw badRequest('invalidValue', `A ${type.name} has no schema ${excerpt(unknown)}.`);
  }
  const declaration = new Set(declared);
  if (type.declarations.size < maxDeclarations) type.declarations.set(key, declaration);
  return declaration;
}

function schemasInOtherCase(body: JsonObject): Json | undefined {
  const name = Object.keys(body).find((key) => key.toLowerCase() === 'schemas');
  return name === undefined ? undefined : body[name];
}

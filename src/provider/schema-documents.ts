import { readFile } from 'node:fs/promises';
import {
  type Attribute,
  attribute,
  attributeTypes,
  mutabilities,
  returnedValues,
  uniquenesses,
} from '../scim/attribute.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../scim/json.ts';
import type { ResourceType, SchemaExtension } from '../scim/resource-type.ts';
import type { Schema } from '../scim/schema.ts';

/** A document from a file that is not what it should be; the message says where. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}

/** Reads the schemas in a file: one, a list of them, or a ListResponse as `/Schemas` gives it. @throws DocumentError */
export async function readSchemaFile(path: string): Promise<readonly Schema[]> {
  return documentsIn(await readJsonFile(path), path).map((document, index) => toSchema(document, `${path}[${index}]`));
}

/** Reads the resource types in a file, in the same forms. @throws DocumentError */
export async function readResourceTypeFile(path: string): Promise<readonly ResourceType[]> {
  return documentsIn(await readJsonFile(path), path).map((document, index) =>
    toResourceType(document, `${path}[${index}]`),
  );
}

/** Reads a schema in the form of RFC 7643 section 7; characteristics left out get their defaults. @throws DocumentError */
export function toSchema(document: Json, where = 'schema'): Schema {
  const { id, name, description, attributes } = object(document, where);
  if (!Array.isArray(attributes)) throw new DocumentError(`${where}.attributes is a list.`);
  return {
    id: uri(id, `${where}.id`),
    name: name === undefined ? uri(id, `${where}.id`) : text(name, `${where}.name`),
    description: description === undefined ? '' : text(description, `${where}.description`),
    attributes: attributes.map((each: Json, index) => toAttribute(each, `${where}.attributes[${index}]`, false)),
  };
}

/** Reads a resource type in the form of RFC 7643 section 6. @throws DocumentError */
export function toResourceType(document: Json, where = 'resourceType'): ResourceType {
  const { name, description, endpoint, schema, schemaExtensions = [] } = object(document, where);
  if (!Array.isArray(schemaExtensions)) throw new DocumentError(`${where}.schemaExtensions is a list.`);
  const path = text(endpoint, `${where}.endpoint`).replace(/^\/?/, '/');
  if (!/^\/[\w-]+$/.test(path))
    throw new DocumentError(`${where}.endpoint is one segment of a path, such as "/Devices".`);
  return {
    name: text(name, `${where}.name`),
    description: description === undefined ? '' : text(description, `${where}.description`),
    endpoint: path,
    schema: uri(schema, `${where}.schema`),
    schemaExtensions: schemaExtensions.map((each: Json, index) =>
      toExtension(each, `${where}.schemaExtensions[${index}]`),
    ),
  };
}

// RFC 7643 section 2.1, with "$" as in "$ref".
const attributeName = /^[A-Za-z$][\w$-]*$/;

function toAttribute(document: Json, where: string, isNested: boolean): Attribute {
  const given = object(document, where);
  const name = text(given.name, `${where}.name`);
  if (!attributeName.test(name)) throw new DocumentError(`${where}.name is not an attribute name: ${name}.`);
  // Members of objects are looked up by these names.
  if (name in Object.prototype) throw new DocumentError(`${where}.name is ${name}, which every object has already.`);
  const type = given.type === undefined ? 'string' : oneOf(attributeTypes, given.type, `${where}.type`);
  const parts = given.subAttributes;
  if ((type === 'complex') !== (Array.isArray(parts) && parts.length > 0)) {
    throw new DocumentError(`${where} needs subAttributes if, and only if, its type is complex.`);
  }
  if (type === 'complex' && isNested) throw new DocumentError(`${where} is complex within a complex attribute.`);
  return attribute(name, type, given.description === undefined ? '' : text(given.description, `${where}.description`), {
    ...flag(given, 'multiValued', where),
    ...flag(given, 'required', where),
    ...flag(given, 'caseExact', where),
    ...(given.mutability !== undefined && { mutability: oneOf(mutabilities, given.mutability, `${where}.mutability`) }),
    ...(given.returned !== undefined && { returned: oneOf(returnedValues, given.returned, `${where}.returned`) }),
    ...(given.uniqueness !== undefined && { uniqueness: oneOf(uniquenesses, given.uniqueness, `${where}.uniqueness`) }),
    ...texts(given, 'canonicalValues', where),
    ...texts(given, 'referenceTypes', where),
    ...(Array.isArray(parts) && {
      subAttributes: parts.map((each: Json, index) => toAttribute(each, `${where}.subAttributes[${index}]`, true)),
    }),
  });
}

function toExtension(document: Json, where: string): SchemaExtension {
  const { schema, required = false } = object(document, where);
  if (typeof required !== 'boolean') throw new DocumentError(`${where}.required is true or false.`);
  return { schema: uri(schema, `${where}.schema`), required };
}

async function readJsonFile(path: string): Promise<Json> {
  const json = parseJson(await readFile(path, 'utf8'));
  if (json === undefined) throw new DocumentError(`${path} is not JSON.`);
  return json;
}

function documentsIn(json: Json, path: string): readonly Json[] {
  if (Array.isArray(json)) return json as readonly Json[];
  const listed = object(json, path).Resources;
  return Array.isArray(listed) ? (listed as readonly Json[]) : [json];
}

function object(value: Json | undefined, where: string): JsonObject {
  if (!isJsonObject(value)) throw new DocumentError(`${where} is an object.`);
  return value;
}

function text(value: Json | undefined, where: string): string {
  if (typeof value !== 'string' || value === '') throw new DocumentError(`${where} is a text.`);
  return value;
}

function uri(value: Json | undefined, where: string): string {
  const id = text(value, where);
  if (!/^urn:\S+$/i.test(id)) throw new DocumentError(`${where} is a URN, not ${id}.`);
  return id;
}

function oneOf<T extends string>(allowed: readonly T[], value: Json, where: string): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new DocumentError(`${where} is one of ${allowed.join(', ')}.`);
  return found;
}

function flag<Name extends string>(given: JsonObject, name: Name, where: string): { readonly [Key in Name]?: boolean } {
  const value = given[name];
  if (value === undefined) return {};
  if (typeof value !== 'boolean') throw new DocumentError(`${where}.${name} is true or false.`);
  return { [name]: value } as { readonly [Key in Name]?: boolean };
}

function texts<Name extends string>(
  given: JsonObject,
  name: Name,
  where: string,
): { readonly [Key in Name]?: readonly string[] } {
  const value = given[name];
  if (value === undefined) return {};
  if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) {
    throw new DocumentError(`${where}.${name} is a list of texts.`);
  }
  return { [name]: value as readonly string[] } as { readonly [Key in Name]?: readonly string[] };
}

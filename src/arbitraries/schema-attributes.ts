import fc from 'fast-check';
import { type Attribute, findAttribute } from '../scim/attribute.ts';
import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
import { commonAttributes } from '../scim/resource.ts';
import type { Schema } from '../scim/schema.ts';

/** The schemas of a resource type. */
export interface TypeSchemas {
  readonly base: Schema;
  readonly extensions: readonly Schema[];
}

/** An attribute and the name it has in paths. */
export interface NamedAttribute {
  readonly path: string;
  readonly definition: Attribute;
}

/** The attributes of a resource type that clients write, extension attributes by their full names; no references. */
export function writtenAttributes(schemas: TypeSchemas): readonly NamedAttribute[] {
  return namedAttributes(schemas).filter(({ definition }) => isWritten(definition));
}

/** The schemas with a few of their written attributes, so that what is sent and what is asked meet more often. */
export function narrowings(schemas: TypeSchemas, maxAttributes: number): fc.Arbitrary<TypeSchemas> {
  const all = [...writtenAttributes(schemas)];
  return fc.subarray(all, { minLength: 1, maxLength: maxAttributes }).map((chosen) => {
    const kept = new Set(chosen.map(({ definition }) => definition));
    const narrowed = (schema: Schema) => ({
      ...schema,
      attributes: schema.attributes.filter((attribute) => kept.has(attribute)),
    });
    return { base: narrowed(schemas.base), extensions: schemas.extensions.map(narrowed) };
  });
}

/** Everything that a query can ask for by name, common attributes too. */
export function shownAttributes(schemas: TypeSchemas): readonly NamedAttribute[] {
  const common = ['id', 'externalId', 'meta'].map((name) => findAttribute(commonAttributes, name)!);
  return [
    ...common.map((definition) => ({ path: definition.name, definition })),
    ...namedAttributes(schemas).filter(({ definition }) => definition.returned === 'default'),
  ];
}

/** The attribute under its name, sometimes in another case or with the URN of its schema, RFC 7644 section 3.10. */
export function spellings({ path, definition }: NamedAttribute, { base }: TypeSchemas): readonly NamedAttribute[] {
  const plain = { path, definition };
  if (path.startsWith('urn:')) return [plain];
  const isCore = findAttribute(base.attributes, path) !== undefined;
  const others = [path.toUpperCase(), ...(isCore ? [`${base.id}:${path}`] : [])];
  return [plain, plain, plain, ...others.map((other) => ({ path: other, definition }))];
}

/** A body with a value for each of the attributes, those of extensions under their URN. */
export function bodyWith(attributes: readonly NamedAttribute[], values: readonly Json[]): JsonObject {
  const body: Record<string, Json> = {};
  for (const [index, { path, definition }] of attributes.entries()) {
    const urn = path.slice(0, -definition.name.length - 1);
    const earlier = body[urn];
    if (urn === '') body[path] = values[index]!;
    else body[urn] = { ...(isJsonObject(earlier) && earlier), [definition.name]: values[index]! };
  }
  return body;
}

function namedAttributes({ base, extensions }: TypeSchemas): readonly NamedAttribute[] {
  return [
    ...base.attributes.map((definition) => ({ path: definition.name, definition })),
    ...extensions.flatMap(({ id, attributes }) =>
      attributes.map((definition) => ({ path: `${id}:${definition.name}`, definition })),
    ),
  ];
}

/** Ids of other resources cannot be made up. */
function isWritten({ mutability, returned, uniqueness, name }: Attribute): boolean {
  return mutability === 'readWrite' && returned === 'default' && uniqueness === 'none' && !links.has(name);
}

const links: ReadonlySet<string> = new Set(['members', 'groups', 'manager']);

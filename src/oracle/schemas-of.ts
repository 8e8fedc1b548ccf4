import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
import type { Schema } from '../scim/schema.ts';

/**
 * The schemas a resource follows by its own word, its base schema first (RFC 7643 section 3); all that are given when it
 * does not say. Attributes of other resource types may have the same name and mean something else.
 */
export function schemasOf(resource: JsonObject, schemas: readonly Schema[]): readonly Schema[] {
  const declared = listOf(memberNamed(resource, 'schemas'));
  const named = schemas.filter(({ id }) => declared.some((urn) => typeof urn === 'string' && isSameName(urn, id)));
  return (named.length > 0 ? named : schemas).toSorted(
    (one, other) => attributesAtTop(other, resource) - attributesAtTop(one, resource),
  );
}

/** The attributes of the base schema stand at the top, those of an extension in an object under its URN. */
function attributesAtTop({ attributes }: Schema, resource: JsonObject): number {
  return attributes.filter(({ name }) => memberNamed(resource, name) !== undefined).length;
}

export function memberNamed(object: JsonObject, name: string): Json | undefined {
  return Object.entries(object).find(([candidate]) => isSameName(candidate, name))?.[1];
}

/** Names of attributes and schemas are compared without case, RFC 7643 section 2.1 and RFC 8141 section 3. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Unassigned is the same as no value, a single value the same as a list of one. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** Where the attributes of a schema stand; `undefined` when the resource has none of that extension. */
export function holderOf(
  resource: JsonObject,
  urn: string | undefined,
  schemas: readonly Schema[],
): JsonObject | undefined {
  if (urn === undefined) return resource;
  const extension = memberNamed(resource, urn);
  if (isJsonObject(extension)) return extension;
  const [base] = schemasOf(resource, schemas);
  const isExtension = base !== undefined && !isSameName(urn, base.id);
  return isExtension ? undefined : resource;
}

import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import { isLinks, type Stored } from './attributes.ts';
import type { Characteristics } from './characteristics.ts';
import type { Directory } from './directory.ts';
import { instantText } from './instant-text.ts';
import { type ProjectedPart, type Projection, whole } from './projection.ts';
import { displayNameOf, type ResourceRecord, versionOf } from './record.ts';

/** What is needed to present a resource: the resources around it and where they are found. */
export interface Presenting {
  readonly directory: Directory;
  /** The URI of a resource. */
  readonly locate: (record: ResourceRecord) => string;
}

/** A resource as a client sees it, RFC 7644 section 3.9. */
export function present(record: ResourceRecord, projection: Projection, presenting: Presenting): JsonObject {
  const result: Record<string, Json> = {};
  for (const projected of projection) {
    const value = presentAttribute(record, projected, presenting);
    if (value !== undefined) result[projected.attribute.name] = value;
  }
  return result;
}

/** One attribute of a resource as a client sees it; `undefined` when it has no value. */
export function presentAttribute(
  record: ResourceRecord,
  projected: ProjectedPart,
  presenting: Presenting,
): Json | undefined {
  const { attribute, parts } = projected;
  switch (attribute.source) {
    case 'id':
      return record.id;
    case 'meta':
      return pick(metaOf(record, presenting), attribute, parts, presenting);
    case 'memberships':
      return pickEach(membershipsOf(record, attribute, presenting), attribute, parts, presenting);
    default:
      return presentStored(record.attributes[attribute.name], projected, presenting);
  }
}

/** One link with what is computed of its target. */
export function presentLink(attribute: Characteristics, link: Json, presenting: Presenting): Json {
  return pickEach([link], attribute, whole(attribute).parts, presenting)?.[0] ?? link;
}

function presentStored(
  stored: Stored | undefined,
  { attribute, parts }: ProjectedPart,
  presenting: Presenting,
): Json | undefined {
  if (stored === undefined || (parts === undefined && !isLinks(stored))) return stored;
  if (isLinks(stored) || Array.isArray(stored))
    return pickEach([...stored] as readonly Json[], attribute, parts, presenting);
  return pick(stored as JsonObject, attribute, parts, presenting);
}

function pickEach(
  values: readonly Json[],
  attribute: Characteristics,
  parts: Projection | undefined,
  presenting: Presenting,
): readonly Json[] | undefined {
  const picked = values
    .map((value) => (isJsonObject(value) ? pick(value, attribute, parts, presenting) : value))
    .filter((value) => value !== undefined);
  return picked.length === 0 ? undefined : picked;
}

function pick(
  value: JsonObject,
  attribute: Characteristics,
  parts: Projection | undefined,
  presenting: Presenting,
): JsonObject | undefined {
  if (!parts) return value;
  const target = isReference(attribute) ? presenting.directory.find(value.value as string) : undefined;
  const result: Record<string, Json> = {};
  let isEmpty = true;
  for (const projected of parts) {
    const part = projected.attribute;
    const found =
      (target && partOfReference(part, target, attribute, presenting)) ??
      presentStored(value[part.name], projected, presenting);
    if (found === undefined) continue;
    result[part.name] = found;
    isEmpty = false;
  }
  return isEmpty ? undefined : result;
}

function isReference({ source }: Characteristics): boolean {
  return source === 'links' || source === 'reference';
}

/** What a reference shows of its target, RFC 7643 sections 2.4, 4.2 and 4.3. */
function partOfReference(
  part: Characteristics,
  target: ResourceRecord,
  attribute: Characteristics,
  { locate }: Presenting,
): Json | undefined {
  if (part.name === '$ref') return locate(target);
  if (part.name === 'type' && attribute.source === 'links') return target.type.name;
  const isName = part.name === 'displayName' || part.name === 'display';
  return isName && part.mutability === 'readOnly' ? displayNameOf(target) : undefined;
}

function metaOf(record: ResourceRecord, { locate }: Presenting): JsonObject {
  return {
    resourceType: record.type.name,
    created: instantText(record.created),
    lastModified: instantText(record.lastModified),
    location: locate(record),
    version: versionOf(record),
  };
}

/** The `groups` of a User: direct ones, then those that hold them, the older first, RFC 7643 section 4.1.2. */
function membershipsOf(
  { id }: ResourceRecord,
  attribute: Characteristics,
  { directory, locate }: Presenting,
): readonly JsonObject[] {
  const types = attribute.partNames.get('$ref')?.referenceTypes ?? [];
  const seen = new Set<ResourceRecord>();
  const memberships: JsonObject[] = [];
  let level = directory.holdersOf(id);
  for (let type = 'direct'; level.length > 0; type = 'indirect') {
    const above: ResourceRecord[] = [];
    for (const holder of level.toSorted((one, other) => one.slot - other.slot)) {
      if (seen.has(holder) || !types.includes(holder.type.name)) continue;
      seen.add(holder);
      const display = displayNameOf(holder);
      memberships.push({ value: holder.id, $ref: locate(holder), ...(display !== undefined && { display }), type });
      above.push(...directory.holdersOf(holder.id));
    }
    level = above;
  }
  return memberships;
}

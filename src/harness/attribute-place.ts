import { type Attribute, findAttribute } from '../scim/attribute.ts';
import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
import { commonAttributes } from '../scim/resource.ts';
import type { Target } from '../target/target.ts';
import { memberOf } from './answer.ts';

/** Where an attribute or sub-attribute stands in the resources of one type, by the target's own schemas. */
export interface AttributePlace {
  /** Its name in filters, paths and projections, with the URN of its extension if it has one. */
  readonly path: string;
  readonly definition: Attribute;
  /** The complex attribute that it is a part of. */
  readonly parent?: Attribute;
  /** A body that has this value there and nothing else. */
  readonly put: (value: Json) => JsonObject;
  /** What a resource shows there; of several elements the first. */
  readonly read: (resource: JsonObject) => Json | undefined;
}

/** Every attribute and sub-attribute of a resource type, common ones apart. */
export function placesOf(resourceType: string, { resourceTypes, schemas }: Target): readonly AttributePlace[] {
  const type = resourceTypes.find(({ name }) => name === resourceType);
  if (!type) return [];
  const attributesOf = (urn: string) => schemas.find(({ id }) => id === urn)?.attributes ?? [];
  const own = attributesOf(type.schema).filter(({ name }) => !commonNames.has(name.toLowerCase()));
  return [
    ...own.flatMap((attribute) => placesAt(attribute)),
    ...type.schemaExtensions.flatMap(({ schema }) => attributesOf(schema).flatMap((one) => placesAt(one, schema))),
  ];
}

/** RFC 7643 section 3.1 defines them, also where a schema repeats them. */
const commonNames: ReadonlySet<string> = new Set(['schemas', 'id', 'externalid', 'meta']);

/** externalId of any resource, by its definition in RFC 7643 section 3.1. */
export const externalIdPlace: AttributePlace = placesAt(findAttribute(commonAttributes, 'externalId')!)[0]!;

/** What every resource has that only the service provider gives: id, and the parts of meta. */
export const readOnlyCommonPlaces: readonly AttributePlace[] = commonAttributes
  .flatMap((attribute) => placesAt(attribute))
  .filter(({ definition: { mutability, type } }) => mutability === 'readOnly' && type !== 'complex');

function placesAt(attribute: Attribute, urn?: string): readonly AttributePlace[] {
  const whole: AttributePlace = {
    path: urn === undefined ? attribute.name : `${urn}:${attribute.name}`,
    definition: attribute,
    put: (value) => (urn === undefined ? { [attribute.name]: value } : { [urn]: { [attribute.name]: value } }),
    read(resource) {
      const home = urn === undefined ? resource : memberOf(resource, urn);
      return isJsonObject(home) ? memberOf(home, attribute.name) : undefined;
    },
  };
  return [whole, ...(attribute.subAttributes ?? []).map((part) => placeBelow(whole, part))];
}

function placeBelow(whole: AttributePlace, part: Attribute): AttributePlace {
  const { definition: parent, path } = whole;
  return {
    path: `${path}.${part.name}`,
    definition: part,
    parent,
    put(value) {
      const element = { [part.name]: value };
      return whole.put(parent.multiValued ? [element] : element);
    },
    read(resource) {
      const value = whole.read(resource);
      const element: Json | undefined = Array.isArray(value) ? (value[0] as Json) : value;
      return isJsonObject(element) ? memberOf(element, part.name) : undefined;
    },
  };
}

/** Bodies of one resource put together; extensions and complex attributes grow. */
export function together(bodies: readonly JsonObject[]): JsonObject {
  return bodies.reduce(merged, {});
}

function merged(one: JsonObject, other: JsonObject): JsonObject {
  const members = Object.entries(other).map(([name, value]) => {
    const earlier = one[name];
    return [name, isJsonObject(earlier) && isJsonObject(value) ? merged(earlier, value) : value] as const;
  });
  return { ...one, ...Object.fromEntries(members) };
}

/** Its values are ids or addresses of other resources, so they cannot be invented. */
export function isLink({ definition, parent }: AttributePlace): boolean {
  const { name, subAttributes = [] } = parent ?? definition;
  return (
    links.has(name) ||
    [...subAttributes, definition].some(({ type, referenceTypes = [] }) => {
      return type === 'reference' && referenceTypes.some((word) => word !== 'external' && word !== 'uri');
    })
  );
}

/** Those of RFC 7643 sections 4.1 to 4.3, also where a schema does not say so. */
const links: ReadonlySet<string> = new Set(['members', 'groups', 'manager']);

/** Whether a client may give it values of its own. */
export function isFree(place: AttributePlace): boolean {
  const { mutability } = place.definition;
  return mutability !== 'readOnly' && place.parent?.mutability !== 'readOnly' && !isLink(place);
}

/** Whether a retrieval shows it, at least one that asks for it. */
export function canBeShown({ definition: { mutability, returned } }: AttributePlace): boolean {
  return mutability !== 'writeOnly' && returned !== 'never';
}

/** Whether a plain retrieval shows it. */
export function isReadable({ definition: { mutability, returned } }: AttributePlace): boolean {
  return mutability !== 'writeOnly' && (returned === 'default' || returned === 'always');
}

/** Whether a client may change it at any time, and see that it has. */
export function isReplaceable(place: AttributePlace): boolean {
  return place.definition.mutability === 'readWrite' && isReadable(place);
}

import type { Attribute } from '../scim/attribute.ts';
import { commonAttributes } from '../scim/resource.ts';
import type { ResourceType } from '../scim/resource-type.ts';
import type { Schema } from '../scim/schema.ts';

/** Attribute definitions by name in lower case. */
export type Definitions = ReadonlyMap<string, Attribute>;

/** A resource type together with the schemas that say what its resources look like. */
export interface TypeDefinition {
  readonly resourceType: ResourceType;
  /** The common attributes and those of the base schema. */
  readonly attributes: Definitions;
  /** The attributes of each extension, by URN in lower case; `undefined` where its schema is unknown. */
  readonly extensions: ReadonlyMap<string, Definitions | undefined>;
  /** False where the base schema is unknown, so that nothing can be said about attributes. */
  readonly isDescribed: boolean;
}

export function typeDefinition(resourceType: ResourceType, schemas: readonly Schema[]): TypeDefinition {
  const schemaOf = (urn: string) => schemas.find(({ id }) => id.toLowerCase() === urn.toLowerCase());
  const base = schemaOf(resourceType.schema);
  const definitionsOf = (urn: string) => {
    const schema = schemaOf(urn);
    return schema && byName(schema.attributes);
  };
  return {
    resourceType,
    // RFC 7643 section 3.1: what it says of the common attributes holds whatever a schema repeats.
    attributes: byName([...(base?.attributes ?? []), ...commonAttributes]),
    extensions: new Map(
      resourceType.schemaExtensions.map(({ schema }) => [schema.toLowerCase(), definitionsOf(schema)]),
    ),
    isDescribed: base !== undefined,
  };
}

export function byName(attributes: readonly Attribute[]): Definitions {
  return new Map(attributes.map((attribute) => [attribute.name.toLowerCase(), attribute]));
}

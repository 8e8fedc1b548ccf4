import { type Attribute, findAttribute } from '../scim/attribute.ts';
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

/** Everything that a query can ask for by name, common attributes too. */
export function shownAttributes(schemas: TypeSchemas): readonly NamedAttribute[] {
  const common = ['id', 'externalId', 'meta'].map((name) => findAttribute(commonAttributes, name)!);
  return [
    ...common.map((definition) => ({ path: definition.name, definition })),
    ...namedAttributes(schemas).filter(({ definition }) => definition.returned === 'default'),
  ];
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

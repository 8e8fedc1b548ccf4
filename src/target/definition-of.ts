import { type Attribute, findAttribute } from '../scim/attribute.ts';
import { parseAttributePath } from '../scim/attribute-path.ts';
import { commonAttributes } from '../scim/resource.ts';
import type { Schema } from '../scim/schema.ts';

/** How schemas define what a path names, for example `emails[type eq "work"].value`; `undefined` when none does. */
export function definitionOf(path: string, schemas: readonly Schema[]): Attribute | undefined {
  const attribute = parseAttributePath(path.replace(/\[.*\]/, ''));
  if (!attribute) return undefined;
  const named = schemas.filter(
    ({ id }) => attribute.urn === undefined || id.toLowerCase() === attribute.urn.toLowerCase(),
  );
  const definition = findAttribute(
    [...named.flatMap(({ attributes }) => attributes), ...commonAttributes],
    attribute.attribute,
  );
  if (attribute.subAttribute === undefined || !definition) return definition;
  return findAttribute(definition.subAttributes ?? [], attribute.subAttribute);
}

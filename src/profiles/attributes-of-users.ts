import type { Attribute } from '../scim/attribute.ts';
import type { Schema } from '../scim/schema.ts';
import { schemaUrn } from '../scim/urn.ts';

/** The schemas with more required attributes of Users, by path; what they require already stays. */
export function withRequired(schemas: readonly Schema[], paths: readonly string[]): readonly Schema[] {
  return paths.reduce<readonly Schema[]>((all, path) => {
    const colon = path.startsWith('urn:') ? path.lastIndexOf(':') : -1;
    const id = (colon < 0 ? schemaUrn.User : path.slice(0, colon)).toLowerCase();
    const names = path
      .slice(colon + 1)
      .toLowerCase()
      .split('.');
    return all.map((schema) =>
      schema.id.toLowerCase() === id ? { ...schema, attributes: marked(schema.attributes, names) } : schema,
    );
  }, schemas);
}

/** A required part of something makes the whole required, but for parts of lists: each value may lack them. */
function marked(attributes: readonly Attribute[], [name, ...rest]: readonly string[]): readonly Attribute[] {
  return attributes.map((attribute) => {
    if (attribute.name.toLowerCase() !== name) return attribute;
    const { subAttributes, multiValued } = attribute;
    const goesOn = rest.length > 0 && subAttributes !== undefined && !multiValued;
    return { ...attribute, required: true, ...(goesOn && { subAttributes: marked(subAttributes, rest) }) };
  });
}

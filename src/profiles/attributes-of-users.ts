import type { Attribute } from '../scim/attribute.ts';
import type { Schema } from '../scim/schema.ts';
import { schemaUrn } from '../scim/urn.ts';

/** The schemas with more required attributes of Users, by path; what they require already stays. */
export function withRequired(schemas: readonly Schema[], paths: readonly string[]): readonly Schema[] {
  return paths.reduce<readonly Schema[]>((all, path) => changed(all, path, marked), schemas);
}

/** The schemas with the words that attributes of Users may have, by path. */
export function withWords(
  schemas: readonly Schema[],
  vocabularies: Readonly<Record<string, readonly string[]>>,
): readonly Schema[] {
  return Object.entries(vocabularies).reduce<readonly Schema[]>(
    (all, [path, words]) => changed(all, path, (attributes, names) => worded(attributes, names, words)),
    schemas,
  );
}

type Change = (attributes: readonly Attribute[], names: readonly string[]) => readonly Attribute[];

function changed(schemas: readonly Schema[], path: string, change: Change): readonly Schema[] {
  const colon = path.startsWith('urn:') ? path.lastIndexOf(':') : -1;
  const id = (colon < 0 ? schemaUrn.User : path.slice(0, colon)).toLowerCase();
  const local = path.slice(colon + 1).toLowerCase();
  return schemas.map((schema) =>
    schema.id.toLowerCase() === id ? { ...schema, attributes: change(schema.attributes, local.split('.')) } : schema,
  );
}

function worded(
  attributes: readonly Attribute[],
  [name, ...rest]: readonly string[],
  canonicalValues: readonly string[],
): readonly Attribute[] {
  return attributes.map((attribute) => {
    if (attribute.name.toLowerCase() !== name) return attribute;
    if (rest.length === 0) return { ...attribute, canonicalValues };
    return { ...attribute, subAttributes: worded(attribute.subAttributes ?? [], rest, canonicalValues) };
  });
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

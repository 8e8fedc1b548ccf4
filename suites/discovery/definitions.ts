import { isJsonObject, type JsonObject } from '../../src/harness/index.ts';

/** An attribute or sub-attribute as /Schemas publishes it. */
export interface Definition {
  readonly definition: JsonObject;
  /** With the name of the attribute it is a part of, for example "emails.type". */
  readonly name: string;
  /** 0 for attributes, 1 for sub-attributes. */
  readonly depth: number;
}

/** Attributes and their sub-attributes, each with its dotted name. */
export function definitionsIn(schemas: readonly JsonObject[]): readonly Definition[] {
  return schemas.flatMap(({ attributes }) => below(attributes, '', 0));
}

function below(attributes: unknown, parent: string, depth: number): readonly Definition[] {
  if (!Array.isArray(attributes)) return [];
  return attributes.filter(isJsonObject).flatMap((definition) => {
    const name = `${parent}${String(definition['name'])}`;
    return [{ definition, name, depth }, ...below(definition['subAttributes'], `${name}.`, depth + 1)];
  });
}

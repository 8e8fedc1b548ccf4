import fc from 'fast-check';
import { isJsonObject, type JsonObject } from '../scim/json.ts';
import { valuesFor } from './attribute-values.ts';
import { type TypeSchemas, writtenAttributes } from './schema-attributes.ts';

/** Bodies of a resource type with some of the attributes that its schemas let clients write. */
export function resourcesOf(schemas: TypeSchemas): fc.Arbitrary<JsonObject> {
  return fc.subarray([...writtenAttributes(schemas)]).chain((chosen) =>
    fc.tuple(...chosen.map(({ definition }) => valuesFor(definition))).map((values) => {
      const body: Record<string, JsonObject[string]> = {};
      for (const [index, { path, definition }] of chosen.entries()) {
        const urn = path.slice(0, -definition.name.length - 1);
        const earlier = body[urn];
        if (urn === '') body[path] = values[index]!;
        else body[urn] = { ...(isJsonObject(earlier) && earlier), [definition.name]: values[index]! };
      }
      return { schemas: [schemas.base.id, ...Object.keys(body).filter((name) => name.startsWith('urn:'))], ...body };
    }),
  );
}

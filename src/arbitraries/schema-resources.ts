import fc from 'fast-check';
import type { JsonObject } from '../scim/json.ts';
import { valuesFor } from './attribute-values.ts';
import { bodyWith, type TypeSchemas, writtenAttributes } from './schema-attributes.ts';

/** Bodies of a resource type with some of the attributes that its schemas let clients write. */
export function resourcesOf(schemas: TypeSchemas): fc.Arbitrary<JsonObject> {
  return fc.subarray([...writtenAttributes(schemas)]).chain((chosen) =>
    fc.tuple(...chosen.map(({ definition }) => valuesFor(definition))).map((values) => {
      const body = bodyWith(chosen, values);
      return { schemas: [schemas.base.id, ...Object.keys(body).filter((name) => name.startsWith('urn:'))], ...body };
    }),
  );
}

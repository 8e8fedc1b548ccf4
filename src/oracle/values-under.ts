import type { Json, JsonObject } from '../scim/json.ts';
import { isJsonObject } from '../scim/json.ts';
import { parsePatchPath } from '../scim/patch-path.ts';
import type { Schema } from '../scim/schema.ts';
import { elementsMeeting, valuesAt } from './select.ts';

/** Every value under an attribute path such as `name.givenName` or `emails[type eq "work"].value`. */
export function valuesUnder(path: string, resource: JsonObject, schemas: readonly Schema[]): readonly Json[] {
  const { filter, ...attribute } = parsePatchPath(path);
  if (!filter) return valuesAt(resource, attribute, schemas);
  const { subAttribute = 'value', ...parent } = attribute;
  return elementsMeeting(filter, resource, parent, schemas).flatMap((element) => {
    return isJsonObject(element) ? valuesAt(element, { attribute: subAttribute }, []) : [element];
  });
}

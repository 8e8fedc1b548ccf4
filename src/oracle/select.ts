import { type Attribute, findAttribute } from '../scim/attribute.ts';
import type { AttributePath } from '../scim/attribute-path.ts';
import type { Comparison, ComparisonValue, FilterExpression } from '../scim/filter.ts';
import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
import { commonAttributes } from '../scim/resource.ts';
import type { Schema } from '../scim/schema.ts';

/** The resources a filter means, by the words of RFC 7644 section 3.4.2.2, one resource at a time. */
export function select<R extends JsonObject>(
  resources: readonly R[],
  filter: FilterExpression,
  schemas: readonly Schema[],
): readonly R[] {
  return resources.filter((resource) => isMet(filter, resource, schemas));
}

function isMet(filter: FilterExpression, resource: JsonObject, schemas: readonly Schema[]): boolean {
  switch (filter.op) {
    case 'and':
      return filter.terms.every((term) => isMet(term, resource, schemas));
    case 'or':
      return filter.terms.some((term) => isMet(term, resource, schemas));
    case 'not':
      return !isMet(filter.term, resource, schemas);
    case 'pr':
      return valuesAt(resource, filter.path).some(isAssigned);
    case 'valuePath':
      return elementsMeeting(filter.filter, resource, filter.path, schemas).length > 0;
    default: {
      const attribute = definitionOf(filter.path, schemas);
      return valuesAt(resource, filter.path).some((value) => compares(value, filter, attribute));
    }
  }
}

/** The elements of a multi-valued attribute for which the bracketed filter is true, all of it for the same element. */
export function elementsMeeting(
  filter: FilterExpression,
  resource: JsonObject,
  path: AttributePath,
  schemas: readonly Schema[],
): readonly Json[] {
  const parent = definitionOf(path, schemas);
  const subSchema: Schema = { id: '', name: '', description: '', attributes: parent?.subAttributes ?? [] };
  const elements = listOf(memberNamed(holderOf(resource, path), path.attribute));
  return elements.filter((element) => {
    const subject = isJsonObject(element) ? element : { value: element };
    return isMet(filter, subject, [subSchema]);
  });
}

export function valuesAt(resource: JsonObject, path: AttributePath): readonly Json[] {
  const values = listOf(memberNamed(holderOf(resource, path), path.attribute));
  if (path.subAttribute === undefined)
    return values.map((value) => (isJsonObject(value) ? (value['value'] ?? value) : value));
  return values.flatMap((value) => (isJsonObject(value) ? listOf(memberNamed(value, path.subAttribute!)) : []));
}

/** Extension attributes live in an object under the URN of their schema, core attributes at the top. */
function holderOf(resource: JsonObject, { urn }: AttributePath): JsonObject {
  const extension = urn === undefined ? undefined : memberNamed(resource, urn);
  return isJsonObject(extension) ? extension : resource;
}

function memberNamed(object: JsonObject, name: string): Json | undefined {
  const key = Object.keys(object).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object[key];
}

function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isAssigned(value: Json): boolean {
  return isJsonObject(value) ? Object.values(value).some((member) => listOf(member).some(isAssigned)) : value !== '';
}

function definitionOf(path: AttributePath, schemas: readonly Schema[]): Attribute | undefined {
  const named = schemas.filter(({ id }) => path.urn === undefined || id.toLowerCase() === path.urn.toLowerCase());
  const all = [...named.flatMap(({ attributes }) => attributes), ...commonAttributes];
  const attribute = findAttribute(all, path.attribute);
  const subAttribute = path.subAttribute ?? (attribute?.type === 'complex' ? 'value' : undefined);
  return subAttribute === undefined ? attribute : findAttribute(attribute?.subAttributes ?? [], subAttribute);
}

function compares(value: Json, { op, value: wanted }: Comparison, attribute: Attribute | undefined): boolean {
  const order = orderOf(value, wanted, attribute);
  const [text, part] = [folded(value, attribute), folded(wanted, attribute)];
  const areTexts = typeof text === 'string' && typeof part === 'string';
  switch (op) {
    case 'eq':
      return order === 0;
    case 'ne':
      return order !== 0;
    case 'co':
      return areTexts && text.includes(part);
    case 'sw':
      return areTexts && text.startsWith(part);
    case 'ew':
      return areTexts && text.endsWith(part);
    case 'gt':
      return order !== undefined && order > 0;
    case 'ge':
      return order !== undefined && order >= 0;
    case 'lt':
      return order !== undefined && order < 0;
    case 'le':
      return order !== undefined && order <= 0;
  }
}

/** Negative, zero or positive; `undefined` when the two cannot be compared. */
function orderOf(value: Json, wanted: ComparisonValue, attribute: Attribute | undefined): number | undefined {
  if (typeof value !== typeof wanted) return undefined;
  if (attribute?.type === 'dateTime') return Date.parse(value as string) - Date.parse(wanted as string);
  const [one, other] = [folded(value, attribute), folded(wanted, attribute)];
  if (one === other) return 0;
  if (typeof one === 'boolean') return undefined;
  return (one as string | number) < (other as string | number) ? -1 : 1;
}

function folded(value: Json, attribute: Attribute | undefined): Json {
  return typeof value === 'string' && attribute?.caseExact !== true ? value.toLowerCase() : value;
}

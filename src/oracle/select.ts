import { type Attribute, findAttribute } from '../scim/attribute.ts';
import type { AttributePath } from '../scim/attribute-path.ts';
import type { Comparison, ComparisonValue, FilterExpression } from '../scim/filter.ts';
import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
import { commonAttributes } from '../scim/resource.ts';
import type { Schema } from '../scim/schema.ts';
import { holderOf, isSameName, listOf, memberNamed, schemasOf } from './schemas-of.ts';

/** The resources a filter means, by the words of RFC 7644 section 3.4.2.2, one resource at a time. */
export function select<R extends JsonObject>(
  resources: readonly R[],
  filter: FilterExpression,
  schemas: readonly Schema[],
): readonly R[] {
  return resources.filter((resource) => isMet(filter, resource, schemasOf(resource, schemas)));
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
      return valuesAt(resource, filter.path, schemas).some(isAssigned);
    case 'valuePath': {
      const chosen = elementsMeeting(filter.filter, resource, filter.path, schemas);
      const { condition } = filter;
      return condition
        ? chosen.some((element) => isMet(condition, subjectOf(element), partsOf(filter.path, schemas)))
        : chosen.length > 0;
    }
    default: {
      const attribute = definitionOf(filter.path, schemas);
      return comparedValues(resource, filter.path, schemas).some((value) => compares(value, filter, attribute));
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
  const holder = holderOf(resource, path.urn, schemas);
  const elements = holder ? listOf(memberNamed(holder, path.attribute)) : [];
  return elements.filter((element) => isMet(filter, subjectOf(element), partsOf(path, schemas)));
}

/** Stands for the schema of one value of a multi-valued attribute. */
const elementSchemaId = '';

/** A value without sub-attributes is asked as its own `value`. */
function subjectOf(element: Json): JsonObject {
  return isJsonObject(element) ? element : { value: element };
}

/** The sub-attributes of an attribute, as if they were a schema. */
function partsOf({ urn, attribute }: AttributePath, schemas: readonly Schema[]): readonly Schema[] {
  const definition = definitionOf({ ...(urn !== undefined && { urn }), attribute }, schemas);
  return [{ id: elementSchemaId, name: '', description: '', attributes: definition?.subAttributes ?? [] }];
}

/** Every value of an attribute; of a complex value without named part its `value`, where it has one. */
export function valuesAt(resource: JsonObject, path: AttributePath, schemas: readonly Schema[]): readonly Json[] {
  const holder = holderOf(resource, path.urn, schemas);
  const values = holder ? listOf(memberNamed(holder, path.attribute)) : [];
  const { subAttribute } = path;
  if (subAttribute === undefined) {
    return values.map((value) => (isJsonObject(value) ? (memberNamed(value, 'value') ?? value) : value));
  }
  return values.flatMap((value) => (isJsonObject(value) ? listOf(memberNamed(value, subAttribute)) : []));
}

/** RFC 7643 section 2.4: the `primary` of a value is assumed to be false where it is not specified. */
function comparedValues(resource: JsonObject, path: AttributePath, schemas: readonly Schema[]): readonly Json[] {
  const { attribute, subAttribute } = path;
  if (subAttribute !== undefined && isSameName(subAttribute, 'primary')) {
    const elements = listOf(memberNamed(holderOf(resource, path.urn, schemas) ?? {}, attribute));
    return elements.filter(isJsonObject).map((element) => memberNamed(element, 'primary') ?? false);
  }
  const values = valuesAt(resource, path, schemas);
  const isInElement = schemas[0]?.id === elementSchemaId;
  return isInElement && isSameName(attribute, 'primary') && values.length === 0 ? [false] : values;
}

/** RFC 7644 table 3: a non-empty value, or a non-empty node of a complex one. */
function isAssigned(value: Json): boolean {
  return isJsonObject(value) ? Object.values(value).some((member) => listOf(member).some(isAssigned)) : value !== '';
}

function definitionOf(
  { urn, attribute, subAttribute }: AttributePath,
  schemas: readonly Schema[],
): Attribute | undefined {
  const named = schemas.filter(({ id }) => urn === undefined || isSameName(id, urn));
  const definition = findAttribute([...named.flatMap(({ attributes }) => attributes), ...commonAttributes], attribute);
  return subAttribute === undefined ? definition : findAttribute(definition?.subAttributes ?? [], subAttribute);
}

function compares(value: Json, { op, value: wanted }: Comparison, definition: Attribute | undefined): boolean {
  // What is compared of a complex value is its "value".
  const parts = definition?.type === 'complex' ? definition.subAttributes : undefined;
  const attribute = parts ? findAttribute(parts, 'value') : definition;
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
      return order > 0;
    case 'ge':
      return order >= 0;
    case 'lt':
      return order < 0;
    case 'le':
      return order <= 0;
  }
}

/** Negative, zero or positive; `NaN`, which is none of them, when the two cannot be compared. */
function orderOf(value: Json, wanted: ComparisonValue, attribute: Attribute | undefined): number {
  if (typeof value !== typeof wanted) return Number.NaN;
  if (attribute?.type === 'dateTime') return Date.parse(value as string) - Date.parse(wanted as string);
  const [one, other] = [folded(value, attribute), folded(wanted, attribute)];
  if (one === other) return 0;
  if (typeof one === 'boolean') return Number.NaN;
  return (one as string | number) < (other as string | number) ? -1 : 1;
}

function folded(value: Json, attribute: Attribute | undefined): Json {
  return typeof value === 'string' && attribute?.caseExact !== true ? value.toLowerCase() : value;
}

import { isJsonObject, type Json } from '../../scim/json.ts';
import { badRequest } from '../scim-error.ts';
import { isLinks, type Stored } from './attributes.ts';
import type { Characteristics, CompiledType, Target } from './characteristics.ts';
import { type Comparable, comparableForm } from './comparable.ts';
import { partOf } from './path-values.ts';
import { type Presenting, presentAttribute } from './presentation.ts';
import { whole } from './projection.ts';
import type { ResourceRecord } from './record.ts';
import { findTarget, labelOf, last, subTarget } from './target.ts';
import { excerpt } from './value-reader.ts';

/** What a resource is ordered by; `undefined` when it has no such value. */
export type SortKey = (record: ResourceRecord) => Comparable | undefined;

/**
 * Finds by what the resources of a type are ordered, RFC 7644 section 3.4.2.3.
 *
 * @throws ScimError invalidValue when `sortBy` is not an attribute one can order by (AMB-SORTBY-ERROR).
 */
export function sortKey(
  type: CompiledType,
  sortBy: string,
  presenting: Presenting,
  bareExtensionNames: boolean,
): SortKey | undefined {
  const named = findTarget(type, sortBy, bareExtensionNames);
  if (!named) return undefined;
  const target = last(named).type === 'complex' ? subTarget(named, 'value') : named;
  if (!target)
    throw badRequest('invalidValue', `sortBy names ${labelOf(named)}, which is complex; name a sub-attribute.`);
  if (target.some(({ returned }) => returned === 'never')) {
    throw badRequest('invalidValue', `sortBy names ${labelOf(target)}, which is never returned.`);
  }
  const form = comparableForm(last(target));
  const [top] = target;
  if (top.source === 'meta' && last(target).name === 'created') return ({ created }) => created;
  if (top.source === 'meta' && last(target).name === 'lastModified') return ({ lastModified }) => lastModified;
  if (top.source === 'id') return ({ id }) => id;
  if (top.source === 'stored') return ({ attributes }) => form(leadingValue(attributes as Json, target));
  return (record) => form(leadingValue({ [top.name]: presentAttribute(record, whole(top), presenting) }, target));
}

/** Orders resources; equal ones stay in the order they came. */
export function order(
  records: readonly ResourceRecord[],
  keyOf: SortKey,
  isDescending: boolean,
): readonly ResourceRecord[] {
  const sign = isDescending ? -1 : 1;
  return records
    .map((record) => ({ record, key: keyOf(record) }))
    .toSorted((one, other) => sign * compareKeys(one.key, other.key))
    .map(({ record }) => record);
}

/** Ascending, with missing keys last, so that reversing puts them first. */
export function compareKeys(one: Comparable | undefined, other: Comparable | undefined): number {
  if (one === other) return 0;
  if (one === undefined) return 1;
  if (other === undefined) return -1;
  return one < other ? -1 : 1;
}

export function unknownSortBy(sortBy: string): Error {
  return badRequest('invalidValue', `sortBy names ${excerpt(sortBy)}, which is no attribute of these resources.`);
}

/** The value at a path; of a multi-valued attribute the primary one, or else the first. */
function leadingValue(holder: Json, target: Target): Json | undefined {
  let value: Json | undefined = holder;
  for (const attribute of target) {
    value = value === undefined ? undefined : leading(partOf(value, attribute), attribute);
  }
  return value;
}

function leading(value: Stored | undefined, { multiValued }: Characteristics): Json | undefined {
  if (!multiValued) return value as Json | undefined;
  const values: readonly Json[] = isLinks(value) ? [...value] : ((value as readonly Json[] | undefined) ?? []);
  return values.find((element) => isJsonObject(element) && element.primary === true) ?? values[0];
}

import type { Comparison, FilterExpression, Presence } from '../../scim/filter.ts';
import type { CompiledType } from '../engine/characteristics.ts';
import type { Tenant } from '../engine/tenant.ts';
import type { Behaviour } from './defect.ts';
import { operations, queries } from './seams.ts';

/** Matches nothing. */
export const nothing: FilterExpression = { op: 'not', term: { op: 'pr', path: { attribute: 'id' } } };

/** Filters as they are evaluated. */
export function filters(
  change: (filter: FilterExpression, tenant: Tenant, types: readonly CompiledType[]) => FilterExpression,
): Behaviour {
  return operations((was) => ({
    select: (tenant, types, filter) => was.select(tenant, types, filter && change(filter, tenant, types)),
  }));
}

/** Each comparison and presence test of a filter, but for those within brackets. */
export function terms(change: (term: Comparison | Presence, tenant: Tenant) => FilterExpression): Behaviour {
  return filters((filter, tenant) => mapped(filter, (term) => (term.op === 'valuePath' ? term : change(term, tenant))));
}

/** The text of filters. */
export function filterTexts(change: (text: string) => string): Behaviour {
  return queries((query) => (query.filter === undefined ? query : { ...query, filter: change(query.filter) }));
}

/** What a filter is joined from. */
export type Leaf = Exclude<FilterExpression, { readonly op: 'and' | 'or' | 'not' }>;

/** The filter with its leaves changed, from the innermost out. */
export function mapped(
  filter: FilterExpression,
  changeLeaf: (leaf: Leaf) => FilterExpression,
  changeWhole: (whole: FilterExpression) => FilterExpression = (whole) => whole,
): FilterExpression {
  const deeper = (each: FilterExpression): FilterExpression => mapped(each, changeLeaf, changeWhole);
  switch (filter.op) {
    case 'and':
    case 'or':
      return changeWhole({ ...filter, terms: filter.terms.map(deeper) });
    case 'not':
      return changeWhole({ ...filter, term: deeper(filter.term) });
    default:
      return changeLeaf(filter);
  }
}

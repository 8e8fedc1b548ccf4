import type { AttributePath } from '../../scim/attribute-path.ts';
import type { FilterExpression } from '../../scim/filter.ts';
import { badRequest } from '../scim-error.ts';
import type { CompiledType } from './characteristics.ts';
import { compileFilter } from './filter-compiler.ts';
import { indexedCandidates, indexedEquals } from './index-lookup.ts';
import { type Matches, matchesOf, matchesOfAll } from './matches.ts';
import type { ResourceRecord } from './record.ts';
import { columnScope, type RecordScopeOptions, recordScope } from './record-scope.ts';
import { resolveTarget } from './target.ts';
import type { Tenant } from './tenant.ts';

/**
 * Finds the resources of the given types that match a filter: by an index where one narrows the search, else by
 * looking at all.
 *
 * @throws ScimError invalidFilter.
 */
export function select(tenant: Tenant, types: readonly CompiledType[], filter: FilterExpression | undefined): Matches {
  const { directory } = tenant;
  if (!filter) return matchesOfAll(types.map((type) => directory.store(type)));
  const [only, ...others] = types;
  if (only && others.length === 0) return matchesOf(selectOfType(tenant, only, types, filter));
  return matchesOf(types.flatMap((type) => selectOfType(tenant, type, types, filter)));
}

function selectOfType(
  tenant: Tenant,
  type: CompiledType,
  types: readonly CompiledType[],
  filter: FilterExpression,
): readonly ResourceRecord[] {
  const { leniency, directory } = tenant;
  const exact = indexedEquals(directory, type, filter, leniency);
  if (exact) return inOrder(exact);

  const { bareExtensionNames } = leniency;
  const isKnownElsewhere = (path: AttributePath): boolean =>
    types.some((other) => other !== type && resolveTarget(other, path, bareExtensionNames) !== undefined);
  const options: RecordScopeOptions = { type, presenting: tenant, bareExtensionNames, isKnownElsewhere };

  const matches = compileFilter(filter, recordScope(options), leniency);
  const candidates = indexedCandidates(directory, type, filter, leniency);
  if (candidates) return inOrder(candidates.filter(matches));

  const store = directory.store(type);
  const work = countConditions(filter) * store.size;
  if (work > tenant.maxScanWork) {
    throw badRequest(
      'tooMany',
      `The filter has too many conditions to look at ${store.size} resources of type ${type.name}.`,
    );
  }
  const matchesSlot = compileFilter(filter, columnScope(store, options), leniency);
  const found: ResourceRecord[] = [];
  const { records } = store;
  for (let slot = 0; slot < records.length; slot += 1) {
    const record = records[slot];
    if (record !== undefined && matchesSlot(slot)) found.push(record);
  }
  return found;
}

function countConditions(filter: FilterExpression): number {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.terms.reduce((sum, term) => sum + countConditions(term), 0);
    case 'not':
      return countConditions(filter.term);
    case 'valuePath':
      return countConditions(filter.filter) + (filter.condition ? 1 : 0);
    default:
      return 1;
  }
}

function inOrder(records: readonly ResourceRecord[]): readonly ResourceRecord[] {
  return records.length < 2 ? records : records.toSorted((one, other) => one.slot - other.slot);
}

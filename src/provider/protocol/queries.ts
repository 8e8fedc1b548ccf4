import type { CompiledType } from '../engine/characteristics.ts';
import { matchesOf } from '../engine/matches.ts';
import { type SortKey, sortKey, unknownSortBy } from '../engine/order.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { Tenant } from '../engine/tenant.ts';
import { badRequest } from '../scim-error.ts';
import { octetsAnswer } from './answers.ts';
import type { Exchange, ScimAnswer } from './exchange.ts';
import type { Octets } from './octets.ts';
import type { Result } from './paging.ts';
import { type QueryRequest, readFilter } from './query-request.ts';

/** Answers a query over one resource type or several, RFC 7644 section 3.4.2. */
export function answerQuery(exchange: Exchange, types: readonly CompiledType[], query: QueryRequest): ScimAnswer {
  const { steps } = exchange.tenant;
  const page = steps.page(exchange, findResult(exchange, types, query), query);
  const resources = presentEach(exchange, page.records, query);
  return octetsAnswer(200, exchange.mediaType, steps.list(exchange, { ...page, resources }));
}

function findResult(
  { tenant, provider }: Exchange,
  types: readonly CompiledType[],
  { filter, sortBy, isDescending }: QueryRequest,
): Result {
  const matches = tenant.operations.select(tenant, types, filter === undefined ? undefined : readFilter(filter));
  if (provider.tooManyAbove !== undefined && matches.total > provider.tooManyAbove) {
    throw badRequest(
      'tooMany',
      `The query finds ${matches.total} resources; narrow it to ${provider.tooManyAbove} or fewer.`,
    );
  }
  if (sortBy === undefined) return { matches, types };
  const keyOf = sortKeyOf(tenant, types, sortBy);
  const ordered = tenant.operations.order(tenant, matches.slice(0, matches.total), keyOf, isDescending);
  return { matches: matchesOf(ordered), types, keyOf, isDescending };
}

function sortKeyOf(tenant: Tenant, types: readonly CompiledType[], sortBy: string): SortKey {
  const keys = new Map(types.map((type) => [type, sortKey(type, sortBy, tenant, tenant.leniency.bareExtensionNames)]));
  if ([...keys.values()].every((key) => key === undefined)) throw unknownSortBy(sortBy);
  return (record) => keys.get(record.type)?.(record);
}

function presentEach(exchange: Exchange, records: readonly ResourceRecord[], query: QueryRequest): readonly Octets[] {
  const { tenant } = exchange;
  const { steps, operations } = tenant;
  if (!query.attributes && !query.excludedAttributes) return records.map((record) => steps.represent(exchange, record));
  const types = new Set(records.map(({ type }) => type));
  const projections = new Map([...types].map((type) => [type, operations.project(tenant, type, query)]));
  return records.map((record) => steps.represent(exchange, record, projections.get(record.type)));
}

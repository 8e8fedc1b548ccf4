import type { CompiledType } from '../engine/characteristics.ts';
import { type Matches, matchesOf } from '../engine/matches.ts';
import { sortKey, unknownSortBy } from '../engine/order.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { Tenant } from '../engine/tenant.ts';
import { badRequest } from '../scim-error.ts';
import { bytesAnswer } from './answers.ts';
import type { Exchange, ScimAnswer } from './exchange.ts';
import { type QueryRequest, readFilter } from './query-request.ts';
import { toBytes } from './representations.ts';

/** Answers a query over one resource type or several, RFC 7644 section 3.4.2. */
export function answerQuery(exchange: Exchange, types: readonly CompiledType[], query: QueryRequest): ScimAnswer {
  const { tenant, provider, mediaType } = exchange;
  const matches = findMatches(exchange, types, query);
  const page = provider.steps.page(exchange, matches, query);
  const resources = presentEach(exchange, page.records, query);
  const body = provider.steps.list(tenant, { ...page, resources });
  return bytesAnswer(200, mediaType, body);
}

/** A page of matches, before its resources are presented. */
export interface Page {
  readonly totalResults: number;
  readonly startIndex?: number;
  readonly nextCursor?: string;
  readonly previousCursor?: string;
  readonly records: readonly ResourceRecord[];
}

/** Cuts a page by index: RFC 7644 section 3.4.2.4, with counts and indexes out of range brought into range. */
export function pageByIndex({ provider }: Exchange, matches: Matches, { startIndex = 1, count }: QueryRequest): Page {
  const first = Math.max(1, startIndex);
  const { defaultPageSize = 100, maxPageSize = defaultPageSize } = provider.config.pagination ?? {};
  const size = Math.min(Math.max(0, count ?? defaultPageSize), maxPageSize);
  return { totalResults: matches.total, startIndex: first, records: size === 0 ? [] : matches.slice(first - 1, size) };
}

/** The resources a query is about, all of them and in order. */
export function findMatches(
  { tenant, provider }: Exchange,
  types: readonly CompiledType[],
  { filter, sortBy, isDescending }: QueryRequest,
): Matches {
  const { operations } = tenant;
  const matches = operations.select(tenant, types, filter === undefined ? undefined : readFilter(filter));
  if (provider.tooManyAbove !== undefined && matches.total > provider.tooManyAbove) {
    throw badRequest(
      'tooMany',
      `The query finds ${matches.total} resources; narrow it to ${provider.tooManyAbove} or fewer.`,
    );
  }
  if (sortBy === undefined) return matches;
  return matchesOf(orderAll(tenant, types, matches, sortBy, isDescending));
}

function orderAll(
  tenant: Tenant,
  types: readonly CompiledType[],
  matches: Matches,
  sortBy: string,
  isDescending: boolean,
): readonly ResourceRecord[] {
  const keys = new Map(types.map((type) => [type, sortKey(type, sortBy, tenant, tenant.leniency.bareExtensionNames)]));
  if ([...keys.values()].every((key) => key === undefined)) throw unknownSortBy(sortBy);
  const records = matches.slice(0, matches.total);
  return tenant.operations.order(tenant, records, (record) => keys.get(record.type)?.(record), isDescending);
}

function presentEach(
  { tenant, provider }: Exchange,
  records: readonly ResourceRecord[],
  query: QueryRequest,
): readonly Buffer[] {
  if (!query.attributes && !query.excludedAttributes) {
    return records.map((record) => provider.representations.of(tenant, record));
  }
  const types = new Set(records.map(({ type }) => type));
  const projections = new Map([...types].map((type) => [type, tenant.operations.project(tenant, type, query)]));
  return records.map((record) => toBytes(tenant, record, projections.get(record.type)!));
}

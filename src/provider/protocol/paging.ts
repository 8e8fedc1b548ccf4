import { createHash } from 'node:crypto';
import type { CompiledType } from '../engine/characteristics.ts';
import type { Matches } from '../engine/matches.ts';
import { compareKeys, type SortKey } from '../engine/order.ts';
import type { ResourceRecord } from '../engine/record.ts';
import { badRequest } from '../scim-error.ts';
import type { Cursor, Position } from './cursor.ts';
import type { Exchange } from './exchange.ts';
import type { QueryRequest } from './query-request.ts';

/** The resources that a query found, in order, with what paging has to know of the order. */
export interface Result {
  readonly matches: Matches;
  readonly types: readonly CompiledType[];
  /** What the result is sorted by; absent when it is in the order of creation. */
  readonly keyOf?: SortKey;
  readonly isDescending?: boolean;
}

/** A page of a result, before its resources are presented. */
export interface Page {
  readonly totalResults: number;
  /** 1-based; left out with cursors. */
  readonly startIndex?: number;
  readonly nextCursor?: string;
  readonly previousCursor?: string;
  readonly records: readonly ResourceRecord[];
}

/** Cuts a page out of a result, by cursor where the client sent one, even an empty one, else by index. */
export function cutPage(exchange: Exchange, result: Result, query: QueryRequest): Page {
  const byCursor = query.cursor !== undefined || (query.startIndex === undefined && isCursorDefault(exchange));
  return byCursor ? pageByCursor(exchange, result, query) : pageByIndex(exchange, result, query);
}

function isCursorDefault({ provider }: Exchange): boolean {
  return provider.config.pagination?.defaultPaginationMethod === 'cursor';
}

/** RFC 7644 section 3.4.2.4; indexes and counts out of range are brought into range. */
function pageByIndex(exchange: Exchange, { matches }: Result, { startIndex = 1, count }: QueryRequest): Page {
  const first = Math.max(1, startIndex);
  const size = pageSize(exchange, count);
  return { totalResults: matches.total, startIndex: first, records: size === 0 ? [] : matches.slice(first - 1, size) };
}

/** RFC 9865 section 2. */
function pageByCursor(exchange: Exchange, result: Result, query: QueryRequest): Page {
  if (query.startIndex !== undefined) {
    throw badRequest('invalidValue', 'cursor and startIndex exclude each other; send one of them.');
  }
  const { matches } = result;
  const count = pageSize(exchange, query.count);
  const fingerprint = fingerprintOf(exchange, result, query);
  const cursor = query.cursor ? openCursor(exchange, query.cursor, fingerprint, count) : undefined;
  const start = cursor ? startOf(result, cursor) : 0;
  const records = count === 0 ? [] : matches.slice(start, count);
  const seal = (record: ResourceRecord, side: Cursor['side']): string =>
    exchange.provider.cursors.seal({
      position: positionOf(result, record),
      side,
      fingerprint,
      count,
      issued: exchange.provider.now(),
    });
  const [first, last] = [records[0], records.at(-1)];
  return {
    totalResults: matches.total,
    ...(first && start > 0 && { previousCursor: seal(first, 'before') }),
    ...(last && start + records.length < matches.total && { nextCursor: seal(last, 'after') }),
    records,
  };
}

function pageSize({ provider }: Exchange, count: number | undefined): number {
  const { defaultPageSize = 100, maxPageSize = defaultPageSize } = provider.config.pagination ?? {};
  return Math.min(Math.max(0, count ?? defaultPageSize), maxPageSize);
}

/** A cursor of another tenant or another query is refused in the same words as garbage, RFC 9865 section 5.2. */
function openCursor({ provider }: Exchange, text: string, fingerprint: string, count: number): Cursor {
  const cursor = provider.cursors.open(text);
  if (!cursor || cursor.fingerprint !== fingerprint) {
    throw badRequest('invalidCursor', 'The cursor does not belong to this query; start again with an empty one.');
  }
  const timeout = provider.config.pagination?.cursorTimeout;
  if (timeout !== undefined && provider.now() - cursor.issued > timeout * 1000) {
    throw badRequest('expiredCursor', `The cursor is older than ${timeout} seconds; start again with an empty one.`);
  }
  if (cursor.count !== count) {
    throw badRequest('invalidCount', `count was ${cursor.count} on the page before and must stay so.`);
  }
  return cursor;
}

function fingerprintOf({ tenant }: Exchange, { types }: Result, query: QueryRequest): string {
  const { cursor: _, count: __, ...rest } = query;
  const identity = JSON.stringify([tenant.name, types.map(({ name }) => name), rest]);
  return createHash('sha256').update(identity).digest('base64url');
}

function startOf(result: Result, { position, side, count }: Cursor): number {
  if (side === 'after') return rankOf(result, position, true);
  return Math.max(0, rankOf(result, position, false) - count);
}

/** How many resources of the result lie before a position, counting one exactly there when `isInclusive`. */
function rankOf(result: Result, position: Position, isInclusive: boolean): number {
  const { matches } = result;
  let low = 0;
  let high = matches.total;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const [record] = matches.slice(middle, 1);
    const distance = comparePositions(positionOf(result, record!), position, result.isDescending === true);
    if (distance < 0 || (isInclusive && distance === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function positionOf({ keyOf, types }: Result, record: ResourceRecord): Position {
  const key = keyOf?.(record) ?? null;
  return {
    key: typeof key === 'string' ? key.slice(0, 200) : key,
    type: types.indexOf(record.type),
    slot: record.slot,
  };
}

function comparePositions(one: Position, other: Position, isDescending: boolean): number {
  const byKey = compareKeys(one.key ?? undefined, other.key ?? undefined);
  return (isDescending ? -byKey : byKey) || one.type - other.type || one.slot - other.slot;
}

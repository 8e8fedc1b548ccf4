import type { Json } from '../../scim/json.ts';
import type { CompiledType } from '../engine/characteristics.ts';
import type { Projection } from '../engine/projection.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { ListPage } from './answers.ts';
import type { DiscoveryDocuments } from './discovery.ts';
import type { Exchange, FlatHeaders, ScimAnswer, ScimRequest } from './exchange.ts';
import type { Octets } from './octets.ts';
import type { Page, Result } from './paging.ts';
import type { QueryRequest } from './query-request.ts';
import type { Route } from './route.ts';

/**
 * What happens between a request and its answer, one function for each step, so that any of them can be wrapped for
 * a tenant without the others knowing.
 */
export interface Steps {
  /** The media type of the answer. @throws ScimError 406 */
  readonly negotiate: (request: ScimRequest) => string;
  /** @throws ScimError 403 */
  readonly authorize: (exchange: Exchange, route: Route) => void;
  /** Answers a request that has been understood and allowed. */
  readonly answer: (exchange: Exchange, route: Route) => ScimAnswer | Promise<ScimAnswer>;
  /** @throws ScimError 415 or invalidSyntax */
  readonly readBody: (exchange: Exchange) => Json;
  /** @throws ScimError 412 */
  readonly checkPreconditions: (exchange: Exchange, record: ResourceRecord) => void;
  readonly isNotModified: (exchange: Exchange, record: ResourceRecord) => boolean;
  /** The resource as it is sent, in its default projection unless told otherwise. */
  readonly represent: (exchange: Exchange, record: ResourceRecord, projection?: Projection) => Octets;
  /** The header fields that come with one resource. */
  readonly headers: (exchange: Exchange, record: ResourceRecord) => FlatHeaders;
  /** Answers a query over one resource type or several. */
  readonly query: (exchange: Exchange, types: readonly CompiledType[], query: QueryRequest) => ScimAnswer;
  readonly page: (exchange: Exchange, result: Result, query: QueryRequest) => Page;
  /** Writes a ListResponse. */
  readonly list: (exchange: Exchange, page: ListPage) => Octets;
  readonly discover: (exchange: Exchange) => DiscoveryDocuments;
  /** Turns what was thrown into an answer. */
  readonly refuse: (error: unknown) => ScimAnswer;
}

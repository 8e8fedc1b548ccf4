import type { JsonObject } from './json.ts';
import type { messageUrn } from './urn.ts';

/** The answer to a query, RFC 7644 section 3.4.2 with the cursors of RFC 9865 section 2. */
export interface ListResponse {
  readonly schemas: readonly [typeof messageUrn.ListResponse];
  readonly totalResults: number;
  readonly startIndex?: number;
  readonly itemsPerPage?: number;
  readonly nextCursor?: string;
  readonly previousCursor?: string;
  readonly Resources: readonly JsonObject[];
}

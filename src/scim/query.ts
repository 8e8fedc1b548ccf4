export type SortOrder = 'ascending' | 'descending';

/** Query parameters of RFC 7644 sections 3.4.2 and 3.9 and RFC 9865 section 2, as a client sends them. */
export interface Query {
  readonly filter?: string;
  readonly sortBy?: string;
  readonly sortOrder?: SortOrder;
  readonly startIndex?: number;
  readonly count?: number;
  readonly cursor?: string;
  readonly attributes?: readonly string[];
  readonly excludedAttributes?: readonly string[];
}

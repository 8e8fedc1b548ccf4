export const authenticationSchemeTypes = ['oauth', 'oauth2', 'oauthbearertoken', 'httpbasic', 'httpdigest'] as const;

export interface AuthenticationScheme {
  readonly type: (typeof authenticationSchemeTypes)[number];
  readonly name: string;
  readonly description: string;
  readonly specUri?: string;
  readonly documentationUri?: string;
  readonly primary?: boolean;
}

/** Paging capabilities, RFC 9865 section 4. */
export interface PaginationConfig {
  readonly cursor: boolean;
  readonly index: boolean;
  readonly defaultPaginationMethod?: 'cursor' | 'index';
  readonly defaultPageSize?: number;
  readonly maxPageSize?: number;
  /** Seconds that a cursor stays usable. */
  readonly cursorTimeout?: number;
}

/** What a service provider says it can do, RFC 7643 section 5. */
export interface ServiceProviderConfig {
  readonly documentationUri?: string;
  readonly patch: { readonly supported: boolean };
  readonly bulk: { readonly supported: boolean; readonly maxOperations: number; readonly maxPayloadSize: number };
  readonly filter: { readonly supported: boolean; readonly maxResults: number };
  readonly changePassword: { readonly supported: boolean };
  readonly sort: { readonly supported: boolean };
  readonly etag: { readonly supported: boolean };
  readonly pagination?: PaginationConfig;
  readonly authenticationSchemes: readonly AuthenticationScheme[];
}

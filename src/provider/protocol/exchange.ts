import type { Json } from '../../scim/json.ts';
import type { Octets } from './octets.ts';
import type { Principal } from './principal.ts';
import type { Provider, ServedTenant } from './provider.ts';

/** A request as the service provider sees it; header names are in lower case. */
export interface ScimRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: string;
  /** The body, where it is at hand as a value already. */
  readonly json?: Json | undefined;
}

/** Header fields as names and values in turn. */
export type FlatHeaders = readonly string[];

export interface ScimAnswer {
  readonly status: number;
  readonly headers: FlatHeaders;
  readonly body?: Octets;
}

/** A request on its way to an endpoint: who asks, in which tenant, with which parameters. */
export interface Exchange {
  readonly provider: Provider;
  readonly tenant: ServedTenant;
  readonly principal: Principal;
  readonly request: ScimRequest;
  /** The part of the target behind "?", as it was sent. */
  readonly query: string;
  /** The media type the answer has. */
  readonly mediaType: string;
  /** The id that a created resource gets; a new one when left out. */
  readonly promisedId?: string;
  /** Part of a bulk request, whose answer leaves out resources, RFC 7644 section 3.7. */
  readonly isBulk?: boolean;
}

/** The value of a header field that is sent once. */
export function headerOf({ headers }: ScimRequest, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

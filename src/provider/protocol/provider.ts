import type { ServiceProviderConfig } from '../../scim/service-provider-config.ts';
import type { CompiledType } from '../engine/characteristics.ts';
import type { Operations } from '../engine/operations.ts';
import type { Tenant } from '../engine/tenant.ts';
import type { Leniency } from '../leniency.ts';
import type { RateLimit } from '../rate-limit.ts';
import type { CursorSeal } from './cursor.ts';
import type { DiscoveryDocuments } from './discovery.ts';
import type { ScimAnswer, ScimRequest } from './exchange.ts';
import type { ListCache } from './list-cache.ts';
import type { Observer } from './observation.ts';
import type { Principal } from './principal.ts';
import type { Representations } from './representations.ts';
import type { Steps } from './steps.ts';

/** A tenant with the steps by which its requests are answered. Its functions may be wrapped at any time. */
export interface ServedTenant extends Tenant {
  operations: Operations;
  steps: Steps;
  locate: Tenant['locate'];
  leniency: Leniency;
  /** Whether none of them is wrapped. */
  readonly isStandard: boolean;
}

/** Answers requests below a path of its own; it is given the rest of the path. */
export type Site = (request: ScimRequest, path: string) => ScimAnswer | Promise<ScimAnswer>;

/** Answers a request, whatever it is like. */
export type Answering = (request: ScimRequest) => ScimAnswer | Promise<ScimAnswer>;

/** Everything that answering needs, put together once. */
export interface Provider {
  /** Stands before everything else, also before credentials are looked at; most providers have none. */
  gate?: (request: ScimRequest, next: Answering) => ScimAnswer | Promise<ScimAnswer>;
  /** Path of the base URL, such as "/scim/v2". */
  readonly basePath: string;
  /** The same without the version, RFC 7644 section 3.13. */
  readonly unversionedPath: string;
  /** Absolute, without a slash at the end. */
  readonly baseUrl: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Finds who asks; what is public can be asked without credentials. @throws ScimError 401 */
  authenticate: (request: ScimRequest, isPublic: boolean) => Principal | Promise<Principal>;
  /** What else is answered on the same origin, by the path that it is below. */
  readonly sites: ReadonlyMap<string, Site>;
  readonly config: ServiceProviderConfig;
  readonly types: readonly CompiledType[];
  /** By endpoint, such as "/Users". */
  readonly endpoints: ReadonlyMap<string, CompiledType>;
  readonly discovery: DiscoveryDocuments;
  readonly tenants: readonly ServedTenant[];
  readonly cursors: CursorSeal;
  readonly lists: ListCache;
  readonly representations: Representations;
  readonly limits: Limits;
  readonly rateLimit?: RateLimit;
  /** Gets what was thrown when the provider itself failed and a client was told 500. */
  readonly onFailure: (error: unknown) => void;
  /** Get to know of every request once it is answered. */
  readonly observers: readonly Observer[];
  /** Queries that find more resources are refused; unlimited when left out. */
  readonly tooManyAbove?: number;
}

/** What a request may ask for at most. */
interface Limits {
  readonly maxPatchOperations: number;
}

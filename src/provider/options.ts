import type { ResourceType } from '../scim/resource-type.ts';
import type { Schema } from '../scim/schema.ts';
import type { Fault } from './faults.ts';
import type { Strictness } from './leniency.ts';
import type { Policy } from './policy.ts';
import type { PopulationOptions } from './population/population.ts';
import type { Observer } from './protocol/observation.ts';
import type { Role } from './protocol/principal.ts';
import type { RateOptions } from './rate-limit.ts';

/** What whoever has some credentials may do. */
export interface Grant {
  /** The tenant they belong to; the first one when left out. */
  readonly tenant?: string;
  /** "read-write" when left out. */
  readonly role?: Role;
  /** The `userName` or id of the resource that `/Me` stands for. */
  readonly subject?: string;
}

export interface TokenOptions extends Grant {
  readonly token: string;
  /** How logs call its bearer. */
  readonly name?: string;
  /** Until when it is good, in milliseconds since 1970; for ever when left out. */
  readonly expires?: number;
}

export interface AccountOptions extends Grant {
  readonly name: string;
  readonly password: string;
}

export interface ClientOptions extends Grant {
  readonly id: string;
  readonly secret: string;
}

/** How the reference service provider is set up. Everything has a default. */
export interface ProviderOptions extends Strictness {
  /** Bearer tokens. Without any credentials at all every request is allowed. */
  readonly tokens?: readonly (string | TokenOptions)[];
  /** User names and passwords for HTTP Basic. */
  readonly accounts?: readonly AccountOptions[];
  /** OAuth 2.0 clients, which get access tokens at `/oauth2/token` of the same origin. */
  readonly clients?: readonly ClientOptions[];
  /** Seconds that an access token is good for, 3600 when left out. */
  readonly accessTokenSeconds?: number;
  /** Whether Users log in at `/Me` with their userName and password. */
  readonly logins?: boolean;
  /** Whether discovery needs credentials like everything else. */
  readonly protectDiscovery?: boolean;
  /** Names of the tenants; one called "default" when left out. */
  readonly tenants?: readonly string[];
  /** Path of the base URL, "/scim/v2" when left out. */
  readonly basePath?: string;
  /** Schemas beside those of RFC 7643, or instead of them where the id is the same. */
  readonly schemas?: readonly Schema[];
  /** Resource types beside User and Group, or instead of them where the name is the same. */
  readonly resourceTypes?: readonly ResourceType[];
  /** Attributes that queries look up without a scan, beside the unique ones. */
  readonly indexedPaths?: readonly string[];
  readonly defaultPageSize?: number;
  readonly maxPageSize?: number;
  /** Paging of queries that name no method; by index when left out, RFC 9865 section 2.4. */
  readonly defaultPaging?: 'index' | 'cursor';
  readonly cursorTimeoutSeconds?: number;
  readonly maxBulkOperations?: number;
  /** Bytes of a body at most. */
  readonly maxPayloadBytes?: number;
  /** Queries that find more are refused with `tooMany`; none when left out. */
  readonly tooManyAbove?: number;
  readonly maxPatchOperations?: number;
  /** Values that a multi-valued attribute may have, other than references such as members. */
  readonly maxValues?: number;
  /** Conditions times resources that a query may look at without an index; more is refused with `tooMany`. */
  readonly maxScanWork?: number;
  /** Room for answers that are kept ready to be sent, in bytes. */
  readonly answerCacheBytes?: number;
  /** Requests that each bearer of credentials may send; unlimited when left out. */
  readonly rate?: RateOptions;
  /** Gets to know of every request once it is answered; what it is told holds no secrets. */
  readonly observer?: Observer;
  /** Gets what was thrown when the provider itself failed; it is written to stderr when left out. */
  readonly onFailure?: (error: unknown) => void;
  /** Where the provider differs from what the RFCs describe, or narrows it. */
  readonly policy?: Policy;
  /** Ids of what the provider does wrong on purpose, see `scimulate list defects`. */
  readonly defects?: readonly string[];
  /** Opens the control API at `/_control` of the same origin, to everybody or to who has its token. */
  readonly control?: boolean | { readonly token: string };
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly newId?: () => string;
  /** Gives numbers from 0 up to but without 1, for faults. */
  readonly random?: () => number;
}

export interface ServerOptions extends ProviderOptions {
  /** 0 takes a free port. */
  readonly port?: number;
  /** "127.0.0.1" when left out. */
  readonly host?: string;
  /** The URL up to the base path by which clients reach the provider; the listening address when left out. */
  readonly publicUrl?: string;
  /** PEM texts; without them the provider speaks plain HTTP. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** People and groups to begin with, in the first tenant. */
  readonly population?: PopulationOptions;
  /** A snapshot that is loaded if the file is there, and saved when the provider stops. */
  readonly dataFile?: string;
  /** Milliseconds that every answer is held back. */
  readonly latencyMs?: number;
  readonly faults?: readonly Fault[];
}

import type { Json, JsonObject } from '../scim/json.ts';

/** How well a statement is known: documented, partly read, inferred, not documented. */
export const grades = ['D', 'P', 'I', 'ND'] as const;
export type Grade = (typeof grades)[number];

/** What a statement rests on. Only D and P judge anybody; they need a source. */
export interface Evidence {
  readonly grade: Grade;
  /** Key of a source of the profile. */
  readonly source?: string;
  /** What the source says, in our own words. */
  readonly says?: string;
}

/** A public page, and when it was read. */
export interface Source {
  readonly url: string;
  /** Year and month, or day, of the reading. */
  readonly read: string;
}

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof methods)[number];

/** Whether some methods of a resource type are there. */
export interface MethodStatement extends Evidence {
  readonly names: readonly Method[];
  readonly supported: boolean;
}

/** One attribute, by its path. */
export interface AttributeStatement extends Evidence {
  readonly path: string;
  /** "gated" is optional and there only where the tenant has it switched on. */
  readonly need: 'required' | 'optional' | 'gated';
  readonly maxLength?: number;
  /** None of these characters. */
  readonly forbidden?: string;
  /** A regular expression for the whole value. */
  readonly pattern?: string;
  /** A new resource has the same value here as the primary one at this path. */
  readonly equals?: string;
  /** One of the values of a new resource is the primary one. */
  readonly hasPrimary?: boolean;
  /** What a client is told that gets the attribute wrong. */
  readonly detail?: string;
}

export interface ResourceTypeStatement extends Evidence {
  readonly name: string;
  readonly supported: boolean;
  readonly methods?: readonly MethodStatement[];
  readonly attributes?: readonly AttributeStatement[];
}

/** What a service provider can do beside its methods; `supported` says "unknown" where nobody knows. */
export interface CapabilityStatement extends Evidence {
  readonly supported: 'yes' | 'no' | 'unknown';
}

export interface FilterStatement extends Evidence {
  readonly operators?: readonly string[];
  readonly logical?: readonly ('and' | 'or' | 'not')[];
  readonly valuePaths?: boolean;
  /** Attributes that can be compared, by resource type. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  readonly maxTerms?: number;
  readonly otherwise?: 'invalidFilter' | 'empty';
}

export const limitNames = [
  'requestsPerMinute',
  'defaultPageSize',
  'maxPageSize',
  'maxMemberChanges',
  'maxBulkOperations',
] as const;
export type LimitName = (typeof limitNames)[number];

export interface LimitStatement extends Evidence {
  readonly limit: LimitName;
  readonly value: number;
  /** Of one resource type alone. */
  readonly resourceType?: string;
}

export interface CredentialStatement extends Evidence {
  readonly kind: 'bearer' | 'jwt' | 'oauth-client' | 'access-key' | 'basic' | 'base64-pair';
  /** How long it is good for, in words. */
  readonly lifetime?: string;
  readonly revocable?: boolean;
}

/** Something that is otherwise than the RFCs say, or beyond them. */
export interface Deviation extends Evidence {
  /** Stable, in kebab-case. */
  readonly id: string;
  readonly says: string;
  /** Checks and requirements that cannot hold where it is so, by id, or an area of checks. */
  readonly excuses?: readonly string[];
  /** Something that people who look after access have to know. */
  readonly severity?: 'security';
  /** Switches of the emulation, see `docs/profiles.md`. */
  readonly emulate?: JsonObject;
}

/** What a product declares about its SCIM endpoint, or what is publicly known of it: one file for emulation and judgement. */
export interface Profile {
  /** How `--profile` calls it. */
  readonly profile: string;
  readonly title: string;
  readonly about: string;
  readonly sources: Readonly<Record<string, Source>>;
  readonly address: Evidence & { readonly form: string; readonly basePath?: string };
  readonly credentials: readonly CredentialStatement[];
  readonly resourceTypes: readonly ResourceTypeStatement[];
  readonly capabilities: Readonly<Record<string, CapabilityStatement>>;
  readonly filters?: FilterStatement;
  readonly limits: readonly LimitStatement[];
  readonly deviations: readonly Deviation[];
  /** What an administrator has set up in the product, by name of a switch of the emulation. */
  readonly tenant?: Readonly<Record<string, Json>>;
}

/** Only what is documented may be held against anybody, or excuse anybody. */
export function isDocumented({ grade }: Evidence): boolean {
  return grade === 'D' || grade === 'P';
}

/** What a finding says about the statement behind it. */
export function cited({ title, sources }: Profile, { source, grade }: Evidence): string {
  const { url, read } = sources[source ?? ''] ?? { url: 'no public source', read: '' };
  const word = grade === 'P' ? 'documented in part' : 'documented';
  return `${word} by ${title}: ${url}${read === '' ? '' : ` (read ${read})`}`;
}

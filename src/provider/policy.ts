import type { JsonObject } from '../scim/json.ts';

/** What a value of an attribute has to be like; writes that break it are refused with 400 `invalidValue`. */
export interface Constraint {
  /** Name of the resource type, "User" when left out. */
  readonly type?: string;
  /** Attribute path; of a multi-valued attribute every value counts. */
  readonly path: string;
  readonly required?: boolean;
  /** Characters at most. */
  readonly maxLength?: number;
  /** None of these characters. */
  readonly forbidden?: string;
  /** A regular expression that the whole value matches. */
  readonly pattern?: string;
  /** The value is the same as the primary one at this path, whatever the case. */
  readonly equals?: string;
  /** One of the values is the primary one. */
  readonly hasPrimary?: boolean;
  /** These values and no others. */
  readonly oneOf?: readonly string[];
  /** It does not matter any more once there is a resource. */
  readonly onCreate?: boolean;
  /** What the client is told instead of our own words. */
  readonly detail?: string;
}

/** What happens to a change that a client may not make. */
export type Reaction = 'ignore' | 'refuse';

export interface FilterPolicy {
  /** Comparison operators, with "pr". */
  readonly operators?: readonly string[];
  readonly logical?: readonly ('and' | 'or' | 'not')[];
  readonly valuePaths?: boolean;
  /** Attributes that may be compared, by resource type. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  /** Comparisons and junctions at most. */
  readonly maxTerms?: number;
  /** What happens to any other filter: 400 `invalidFilter`, or an empty list. */
  readonly otherwise?: 'invalidFilter' | 'empty';
}

/** A product behind the service provider that gets every change later, and may not want it. */
export interface Downstream {
  readonly name: string;
  readonly delayMs: number;
  readonly constraints: readonly Constraint[];
}

/** Something a member of a Group may do. */
export interface Assignment {
  readonly team: string;
  readonly role: string;
}

export interface AssignmentPolicy {
  /** What members get, by `displayName` of the Group. */
  readonly groups: Readonly<Record<string, readonly Assignment[]>>;
  /** What somebody has to keep. */
  readonly lastHolder?: Assignment & { readonly onLoss: 'refuse' | 'allow' };
}

/** Values that a create gets when it names a template. */
export interface TemplatePolicy {
  /** The attribute that names the template. */
  readonly path: string;
  readonly presets: Readonly<Record<string, JsonObject>>;
  /** What becomes of a name that no template has; refused with 400 `invalidValue` when left out. */
  readonly unknown?: Reaction;
}

/**
 * How a service provider differs from what the RFCs describe, or narrows it: general switches, each of which works alone
 * and with all others. Everything that is left out is as in the RFCs.
 */
export interface Policy {
  /** Resource types that are there at all. */
  readonly types?: readonly string[];
  /** Methods by resource type. */
  readonly methods?: Readonly<Record<string, readonly string[]>>;
  /** Status by method that is not there; 405 with `Allow` when left out. */
  readonly refusals?: Readonly<Record<string, 404 | 405 | 501>>;
  /** Endpoints that are not there: 404 for those of discovery, 501 for the others. */
  readonly withoutEndpoints?: readonly (
    | 'Bulk'
    | 'Me'
    | '.search'
    | 'root'
    | 'ServiceProviderConfig'
    | 'ResourceTypes'
    | 'Schemas'
  )[];
  /** Features that are switched off, in the ServiceProviderConfig and in fact. */
  readonly withoutFeatures?: readonly ('patch' | 'bulk' | 'filter' | 'sort' | 'etag' | 'changePassword' | 'cursor')[];
  readonly filter?: FilterPolicy;
  /** Resources on a page by resource type, where they differ from those of all. */
  readonly pages?: Readonly<Record<string, { readonly default?: number; readonly max?: number }>>;
  readonly constraints?: readonly Constraint[];
  /** Attribute paths that are accepted and dropped. */
  readonly droppedAttributes?: readonly string[];
  /** Attributes that keep their value when a client clears them; "phoneNumbers[type]" keeps each type by itself. */
  readonly keptWhenBlank?: readonly string[];
  /** Attributes that a client cannot change once there is a resource. */
  readonly fixedAttributes?: Readonly<Record<string, Reaction>>;
  /** Values that every new User gets, whatever the client sends, and that clients cannot change. */
  readonly assigned?: JsonObject;
  /** Values that a new User gets where the client sends none. */
  readonly defaults?: JsonObject;
  readonly template?: TemplatePolicy;
  /** Names by which references to tenant settings are known, by attribute path; others are refused, also defaults. */
  readonly vocabularies?: Readonly<Record<string, readonly string[]>>;
  /** PUT of a User leaves alone what was not sent. */
  readonly putMerges?: boolean;
  /** DELETE of a User sets `active` to false. */
  readonly deleteDeactivates?: boolean;
  /** Setting `active` to false deletes the User. */
  readonly deactivationDeletes?: boolean;
  /** Lists without a filter leave out inactive Users. */
  readonly hidesInactive?: boolean;
  readonly members?: {
    /** Members that one PATCH may add or remove. */
    readonly maxChanges?: number;
    /** Whether PATCH may replace or remove all members at once. */
    readonly replaceAll?: boolean;
    /** Groups are shown without their members. */
    readonly hidden?: boolean;
  };
  /** Errors with these statuses, in another shape than that of SCIM. */
  readonly errors?: { readonly format: 'grpc-status'; readonly statuses: readonly number[] };
  /** A version that does not match is refused with 400 `invalidVers`. */
  readonly versionMismatch?: 400 | 412;
  /** Header fields without which every request is refused with 403. */
  readonly requiredHeaders?: readonly string[];
  /** Why nothing can be written; 403 for every write. */
  readonly writesRefused?: string;
  readonly downstream?: readonly Downstream[];
  readonly assignments?: AssignmentPolicy;
  /** Attributes that belong to the client: nobody else may change them, through the control API. */
  readonly ownedByClient?: readonly string[];
}

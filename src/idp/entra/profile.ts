/**
 * The choices that tell one kind of Entra provisioning job from another, and those the facts leave open. Facts EN-…
 * are those of `fixtures/idp/README.md`.
 */
export interface EntraProfile {
  readonly opCase: 'capital' | 'lower';
  /** Whether attributes without a filter share one operation without a path (EN-41). */
  readonly mergesOperations: boolean;
  /** How `active` is written by PATCH (EN-33). */
  readonly activeAs: 'string' | 'boolean';
  readonly memberRemoval: 'value-list' | 'filtered-path';
  /** Whether member values carry `"$ref":null` (EN-62, EN-63). */
  readonly memberRef: boolean;
  readonly membersPerPatch: number;
  /** Whether an addition repeats the members that are there already (EN-64). */
  readonly redundantAdds: boolean;
  readonly managerAs: 'id' | 'reference-list';
  /** Whether a group is created with Microsoft's own schema URN as well (EN-60). */
  readonly legacyGroupSchema: boolean;
  /** Whether the target's values are read before a PATCH (EN-71). */
  readonly readBeforePatch: boolean;
  /** Whether each cycle begins with the lookup of a user who cannot exist (EN-12). */
  readonly keepAlive: boolean;
  /** Whether `/Schemas` is read when the configuration is saved (EN-13). */
  readonly discoversSchemas: boolean;
  readonly hexCase: 'upper' | 'lower';
  readonly accept: string | null;
  readonly userAgent: string | null;
  /** Whether soft delete also renames what the mapping takes from the user principal name (EN-52). */
  readonly tombstone: 'with-disable' | 'before-disable' | 'off';
  /** Whether objects out of scope stay untouched (EN-54). */
  readonly skipOutOfScopeDeletions: boolean;
  /** Which "Target object actions" are allowed (EN-55). */
  readonly actions: readonly ('create' | 'update' | 'delete')[];
  /** Members one demand for a group can carry (EN-76); null where there is no such limit. */
  readonly mostMembers: number | null;
}

const standard: EntraProfile = {
  opCase: 'capital',
  mergesOperations: false,
  activeAs: 'string',
  memberRemoval: 'value-list',
  memberRef: false,
  membersPerPatch: 100,
  redundantAdds: false,
  managerAs: 'id',
  legacyGroupSchema: true,
  readBeforePatch: true,
  keepAlive: true,
  discoversSchemas: false,
  hexCase: 'upper',
  accept: 'application/scim+json',
  userAgent: null,
  tombstone: 'with-disable',
  skipOutOfScopeDeletions: false,
  actions: ['create', 'update', 'delete'],
  mostMembers: null,
};

/** EN-41: tenant URL with the flag `aadOptscim062020`. */
const compliant: EntraProfile = {
  ...standard,
  opCase: 'lower',
  mergesOperations: true,
  activeAs: 'boolean',
  memberRemoval: 'filtered-path',
};

export const entraProfiles = {
  'entra-scim-default': standard,
  'entra-scim-compliant': compliant,
  'entra-on-demand': { ...standard, membersPerPatch: 1, mostMembers: 5 },
  'entra-gallery': { ...compliant, discoversSchemas: true },
} as const satisfies Readonly<Record<string, EntraProfile>>;

export type EntraProfileName = keyof typeof entraProfiles;

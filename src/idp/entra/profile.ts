/**
 * The choices that tell one kind of Entra provisioning job from another, and those the facts leave open. Facts EN-…
 * are listed in `fixtures/idp/facts.json`.
 */
export interface EntraProfile {
  readonly opCase: 'capital' | 'lower';
  /** Whether attributes without a filter share one operation without a path (EN-41). */
  readonly mergesOperations: boolean;
  /** How `active` is written by PATCH (EN-33). */
  readonly activeAs: 'string' | 'boolean';
  /** The operation for a value of a multi-valued attribute that has no element yet (EN-31). */
  readonly missingElement: 'Add' | 'Replace';
  /** Whether an account in line is patched with no operations at all (EN-37). */
  readonly emptyPatches: boolean;
  readonly managerAs: 'id' | 'reference-list';
  readonly managerRemoval: 'empty-text' | 'remove';
  readonly memberRemoval: 'value-list' | 'filtered-path';
  /** Whether member values carry `"$ref":null` (EN-62, EN-63). */
  readonly memberRef: boolean;
  readonly membersPerPatch: number;
  /** Whether an addition repeats the members that are there already (EN-64). */
  readonly redundantAdds: boolean;
  /** Whether a group is created with Microsoft's own schema URN as well (EN-60). */
  readonly legacyGroupSchema: boolean;
  /** Whether the target's values are read before a PATCH (EN-71). */
  readonly readBeforePatch: boolean;
  /** Whether a known account is looked up again each time, as on demand (EN-76). */
  readonly alwaysMatches: boolean;
  /** Whether each cycle begins with the lookup of a user who cannot exist (EN-12). */
  readonly keepAlive: boolean;
  /** Whether `/Schemas` is read when the configuration is saved (EN-13). */
  readonly discoversSchemas: boolean;
  readonly hexCase: 'upper' | 'lower';
  readonly accept: string | null;
  readonly userAgent: string | null;
  /** Whether the flag in the tenant URL travels with every request (EN-7). */
  readonly forwardsFlag: boolean;
  /** Whether soft delete also renames what the mapping takes from the user principal name (EN-52). */
  readonly tombstone: 'with-disable' | 'before-disable' | 'off';
  /** Whether objects out of scope stay untouched (EN-54). */
  readonly skipOutOfScopeDeletions: boolean;
  /** Which "Target object actions" are allowed (EN-55); a disable on the way out of scope counts as a deletion. */
  readonly actions: readonly ('create' | 'update' | 'delete')[];
  /** Whether a restart also forgets which account belongs to whom (EN-72). */
  readonly restartForgetsLinks: boolean;
  /** Members one demand for a group can carry (EN-76); null where there is no such limit. */
  readonly mostMembers: number | null;
}

const standard: EntraProfile = {
  opCase: 'capital',
  mergesOperations: false,
  activeAs: 'string',
  missingElement: 'Add',
  emptyPatches: false,
  managerAs: 'id',
  managerRemoval: 'empty-text',
  memberRemoval: 'value-list',
  memberRef: false,
  membersPerPatch: 100,
  redundantAdds: false,
  legacyGroupSchema: true,
  readBeforePatch: true,
  alwaysMatches: false,
  keepAlive: true,
  discoversSchemas: false,
  hexCase: 'upper',
  accept: 'application/scim+json',
  userAgent: null,
  forwardsFlag: false,
  tombstone: 'with-disable',
  skipOutOfScopeDeletions: false,
  actions: ['create', 'update', 'delete'],
  restartForgetsLinks: false,
  mostMembers: null,
};

type Style = Pick<EntraProfile, 'opCase' | 'mergesOperations' | 'activeAs' | 'memberRemoval'>;

/** EN-40: without the flag. */
const defaultStyle: Style = {
  opCase: 'capital',
  mergesOperations: false,
  activeAs: 'string',
  memberRemoval: 'value-list',
};

/** EN-41: with the flag `aadOptscim062020`. */
const compliantStyle: Style = {
  opCase: 'lower',
  mergesOperations: true,
  activeAs: 'boolean',
  memberRemoval: 'filtered-path',
};

export const entraProfiles = {
  'entra-scim-default': standard,
  'entra-scim-compliant': { ...standard, ...compliantStyle },
  'entra-on-demand': onDemand(standard),
  'entra-gallery': { ...standard, ...compliantStyle, discoversSchemas: true },
} as const satisfies Readonly<Record<string, EntraProfile>>;

export type EntraProfileName = keyof typeof entraProfiles;

/** The same job, asked for one object at once: always in the default style, whatever the flag says (EN-42, EN-76). */
export function onDemand(profile: EntraProfile): EntraProfile {
  return { ...profile, ...defaultStyle, alwaysMatches: true, keepAlive: true, membersPerPatch: 1, mostMembers: 5 };
}

/** The style a flag in the tenant URL asks for (EN-7, EN-41); nothing without a flag. */
export function styleOfTenantUrl(url: string): Partial<EntraProfile> {
  if (/[?&]aadOptscim062020\b/i.test(url)) return compliantStyle;
  return /[?&]AzureAdScimPatch2017\b/i.test(url) ? defaultStyle : {};
}

/** The tenant URL without the flags, which are read by Entra ID and not by the service provider. */
export function withoutFlags(url: string): string {
  const [base = '', query = ''] = url.split('?', 2);
  const kept = query
    .split('&')
    .filter((part) => part !== '' && !/^(aadOptscim062020|AzureAdScimPatch2017)\b/i.test(part));
  return kept.length === 0 ? base : `${base}?${kept.join('&')}`;
}

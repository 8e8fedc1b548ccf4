import type { QueryEncoding } from '../form-encoding.ts';

/**
 * The choices that tell one kind of Okta application from another. Facts OK-… are listed in `fixtures/idp/facts.json`;
 * where the facts leave a choice open, it is a member of its own.
 */
export interface OktaProfile {
  readonly scimVersion: '2.0' | '1.1';
  /** How profile changes are written (OK-30, OK-33). */
  readonly userUpdate: 'PUT' | 'PATCH';
  /** How accounts are deactivated, reactivated and given a password (OK-40, OK-41, OK-46). */
  readonly userActivation: 'PUT' | 'PATCH';
  readonly groupUpdate: 'PUT' | 'PATCH';
  /** Whether discovery of roles and entitlements precedes provisioning (OK-70). */
  readonly readsEntitlements: boolean;
  /** Whether "Import User Schema" reads the service provider's schemas when the integration is enabled (OK-33). */
  readonly readsUserSchema: boolean;

  readonly queryEncoding: QueryEncoding['space'];
  /** Place of `filter` among the query parameters (OK-21). */
  readonly filterPosition: 'first' | 'last';
  /** The attribute accounts are looked up by (OK-20). */
  readonly matchAttribute: string;
  readonly onUserNameChange: 'update' | 'deactivate-and-create';
  /** What happens first when somebody gets the application again (OK-45). */
  readonly onReturn: 'look-up' | 'create';
  /** Whether answers of 500 and more, or none, end a task or are treated like 429; the facts do not say. */
  readonly onOutage: 'fail' | 'reschedule';
  /** What is written for an attribute that became empty; element values of multi-valued attributes are left out. */
  readonly emptyValue: 'omit' | 'null' | 'empty-string';
  /** Whether the Okta user id travels as externalId; applications with their own attributes may go without (OK-24). */
  readonly sendsExternalId: boolean;
  readonly passwordSync: boolean;
  readonly groupCreateMembers: 'empty' | 'filled';
  readonly groupMembership: 'delta' | 'replace-path' | 'replace-pathless' | 'replace-pathless-bare';
  /** Whether the body of a group PUT repeats the id (OK-68). */
  readonly groupPutId: boolean;
  /** Membership changes in one PATCH, 100 to 1000 (OK-69a). */
  readonly membersPerPatch: number;
  readonly onGroupRename: 'rename' | 'deactivate-mapping';
  /** Whether a removed assignment also deletes the account, after this many milliseconds (OK-43); null never. */
  readonly deleteAfterMs: number | null;
}

const patching: OktaProfile = {
  scimVersion: '2.0',
  userUpdate: 'PUT',
  userActivation: 'PATCH',
  groupUpdate: 'PATCH',
  readsEntitlements: false,
  readsUserSchema: false,
  queryEncoding: 'plus',
  filterPosition: 'first',
  matchAttribute: 'userName',
  onUserNameChange: 'update',
  onReturn: 'look-up',
  onOutage: 'fail',
  emptyValue: 'empty-string',
  sendsExternalId: true,
  passwordSync: false,
  groupCreateMembers: 'empty',
  groupMembership: 'delta',
  groupPutId: true,
  membersPerPatch: 100,
  onGroupRename: 'rename',
  deleteAfterMs: null,
};

const putting: OktaProfile = {
  ...patching,
  userActivation: 'PUT',
  groupUpdate: 'PUT',
  groupCreateMembers: 'filled',
};

export const oktaProfiles = {
  'aiw-scim20': putting,
  'oin-scim20': patching,
  'oin-scim20-nopatch': putting,
  'oin-wizard-patch-user': { ...patching, userUpdate: 'PATCH', readsUserSchema: true },
  scim11: { ...patching, scimVersion: '1.1' },
  'oin-entitlements': { ...patching, readsEntitlements: true },
} as const satisfies Readonly<Record<string, OktaProfile>>;

export type OktaProfileName = keyof typeof oktaProfiles;

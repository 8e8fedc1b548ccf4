import type { Json } from '../scim/json.ts';

/** A person in the identity provider's directory; `key` names the person within a scenario. */
export interface Person {
  readonly key: string;
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly displayName?: string;
  readonly title?: string;
  readonly department?: string;
  readonly employeeNumber?: string;
  readonly mobilePhone?: string;
  readonly workPhone?: string;
  readonly preferredLanguage?: string;
  /** Key of another person. */
  readonly manager?: string;
}

export type PersonChanges = { readonly [Name in keyof Omit<Person, 'key'>]?: Person[Name] | null };

export interface DirectoryGroup {
  readonly key: string;
  readonly name: string;
  /** Keys of people. */
  readonly members: readonly string[];
}

/** A provisioning failure in the identity provider's own words. */
export interface ProvisioningProblem {
  /** Key of the person or group, absent for the connection itself. */
  readonly subject?: string;
  /** What the identity provider was doing, for example "create user". */
  readonly step: string;
  readonly message: string;
}

/** What should be in the target after `settle`, by directory and mapping. */
export interface ExpectedResource {
  /** Key of the person or group. */
  readonly key: string;
  readonly resourceType: 'User' | 'Group';
  /** How the resource is found: an attribute and its value. */
  readonly match: { readonly attribute: string; readonly value: string };
  readonly presence: 'present' | 'absent';
  /** Values by attribute path, for example `name.givenName` or `emails[type eq "work"].value`. */
  readonly values: Readonly<Record<string, Json>>;
  /** Keys of the people who should be the group's members, no more and no fewer. */
  readonly members?: readonly string[];
}

/**
 * An identity provider, simulated or live. A change in its directory becomes traffic by `settle` at the latest; after
 * it the target is compared with `expectation`.
 */
export interface IdentityProvider {
  readonly name: string;
  /** The connection test of the administrator's console. */
  testConnection(): Promise<readonly ProvisioningProblem[]>;
  assign(person: Person): Promise<void>;
  updateProfile(key: string, changes: PersonChanges): Promise<void>;
  unassign(key: string): Promise<void>;
  /** Removes the person from the directory for good. */
  remove(key: string): Promise<void>;
  pushGroup(group: DirectoryGroup): Promise<void>;
  renameGroup(key: string, name: string): Promise<void>;
  changeMembers(
    key: string,
    change: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
  ): Promise<void>;
  /** Stops pushing the group and deletes it in the target. */
  removeGroup(key: string): Promise<void>;
  /** Runs provisioning until nothing is pending. */
  settle(): Promise<readonly ProvisioningProblem[]>;
  expectation(): readonly ExpectedResource[];
}

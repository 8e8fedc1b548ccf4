import type { Json, JsonObject } from '../scim/json.ts';

/** A person in the identity provider's directory; `key` names the person within a scenario. */
export interface Person {
  readonly key: string;
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly otherEmail?: string;
  readonly displayName?: string;
  readonly title?: string;
  readonly department?: string;
  readonly employeeNumber?: string;
  readonly mobilePhone?: string;
  readonly workPhone?: string;
  readonly fax?: string;
  readonly office?: string;
  readonly streetAddress?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly preferredLanguage?: string;
  /** Name the application's administrators gave the person's role, one or several. */
  readonly roles?: readonly string[];
  /** Key of another person. */
  readonly manager?: string;
  /** Attributes the directory's own schema lacks, by directory name; they travel where a mapping names them. */
  readonly custom?: Readonly<Record<string, string>>;
}

/** New values of a profile; null empties an attribute. */
export type PersonChanges = { readonly [Name in keyof Omit<Person, 'key'>]?: Person[Name] | null };

export interface DirectoryGroup {
  readonly key: string;
  readonly name: string;
  /** Keys of people, known to the directory now or later. */
  readonly members: readonly string[];
}

/** A provisioning failure in the identity provider's own words. */
export interface ProvisioningProblem {
  /** Key of the person or group, absent for the connection itself. */
  readonly subject?: string;
  /** What the identity provider was doing, for example "create user". */
  readonly step: string;
  /** The identity provider's name for the failure, where it has one, for example "InvalidAnchor". */
  readonly code?: string;
  /** What an administrator reads. */
  readonly message: string;
  /** `detail` of the service provider's error message. */
  readonly detail?: string;
  /** HTTP status of the answer, absent when none arrived. */
  readonly status?: number;
  /** ISO 8601: when the identity provider tries again by itself; absent when it never does. */
  readonly retryAt?: string;
}

export interface ExpectedMembers {
  /** Keys of the people who are members. */
  readonly include: readonly string[];
  /** Keys of the people about whom nothing is promised. */
  readonly ignore: readonly string[];
  /** Whether there is nobody else: false where members the identity provider does not know may stay. */
  readonly exact: boolean;
}

/** What should be in the target after `settle`, by directory and mapping. */
export interface ExpectedResource {
  /** Key of the person or group. */
  readonly key: string;
  readonly resourceType: 'User' | 'Group';
  /** The id under which the identity provider knows the resource, once it does. */
  readonly id?: string;
  /** How the resource is found: an attribute and its value. */
  readonly match: { readonly attribute: string; readonly value: string };
  readonly presence: 'present' | 'absent';
  /** Values by attribute path, for example `name.givenName` or `emails[type eq "work"].value`; null for none. */
  readonly values: Readonly<Record<string, Json>>;
  /** Attribute paths whose value is the id of another person's resource, given by key. */
  readonly references: Readonly<Record<string, string>>;
  readonly members?: ExpectedMembers;
  /** The identity provider could not bring this about and has said so in its problems. */
  readonly unsettled?: true;
}

/** What an import read from the target. */
export interface Imported {
  readonly users: readonly JsonObject[];
  readonly groups: readonly JsonObject[];
  readonly problems: readonly ProvisioningProblem[];
}

/** What not every identity provider, or not every way to drive one, can do. */
export type Ability = 'import' | 'leave-group' | 'password' | 'push-now' | 'resync' | 'retry';

/**
 * An identity provider, simulated or live. A change in its directory becomes traffic by `settle` at the latest; after
 * it the target is compared with `expectation`.
 *
 * Methods say what happens in the directory or in the administrator's console. Which traffic that takes, and whether
 * it takes any, is the identity provider's own affair: `expectation` knows.
 */
export interface IdentityProvider {
  /** For example "okta". */
  readonly name: string;
  readonly abilities: ReadonlySet<Ability>;

  /** The administrator tests the connection. */
  testConnection(): Promise<readonly ProvisioningProblem[]>;

  /** The person joins the directory without the application; a known person gets this profile. */
  addPerson(person: Person): Promise<void>;
  /** The person gets the application and joins the directory if new; a known person gets this profile, so a rehire is an assignment too. */
  assign(person: Person): Promise<void>;
  updateProfile(key: string, changes: PersonChanges): Promise<void>;
  /** The person's directory password changes. Needs the ability "password" to reach the target. */
  changePassword(key: string, password: string): Promise<void>;
  /** Sign-in is blocked for a time. */
  suspend(key: string): Promise<void>;
  /** Ends `suspend`. */
  resume(key: string): Promise<void>;
  /** The person loses the application, also where a pushed group would keep giving it. */
  unassign(key: string): Promise<void>;
  /** The person leaves the directory in a way that can be undone: deactivated, or moved to the recycle bin. */
  deactivate(key: string): Promise<void>;
  /** Ends `deactivate`: the person is back and has the application if it was assigned before. */
  restore(key: string): Promise<void>;
  /** The person leaves the directory for good. */
  remove(key: string): Promise<void>;

  /** The group is to exist in the target; one with the same name there is linked, otherwise it is created. */
  pushGroup(group: DirectoryGroup): Promise<void>;
  renameGroup(key: string, name: string): Promise<void>;
  changeMembers(
    key: string,
    change: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
  ): Promise<void>;
  /** Stops pushing the group and leaves it in the target as it is. Needs the ability "leave-group". */
  leaveGroup(key: string): Promise<void>;
  /** Stops pushing the group and deletes it in the target. */
  removeGroup(key: string): Promise<void>;

  /** Runs provisioning until nothing is pending that is due. */
  settle(): Promise<readonly ProvisioningProblem[]>;
  /** The administrator asks for one person or group to be provisioned at once and in full. Needs "push-now". */
  pushNow(key: string): Promise<readonly ProvisioningProblem[]>;
  /** The administrator has everything compared again, so that drift in the target is repaired. Needs "resync". */
  resync(): Promise<readonly ProvisioningProblem[]>;
  /** The administrator has everything tried again that failed. Needs "retry". */
  retry(): Promise<readonly ProvisioningProblem[]>;
  /** The administrator reads all accounts and groups from the target. Needs "import". */
  importAll(): Promise<Imported>;

  expectation(): readonly ExpectedResource[];
}

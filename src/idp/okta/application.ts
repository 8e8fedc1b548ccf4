import { schemaUrn } from '../../scim/urn.ts';
import type { Values } from '../attribute-value.ts';
import type { Clock } from '../clock.ts';
import type { Connection } from '../connection.ts';
import type { Directory, PersonEntry } from '../directory.ts';
import type { Person } from '../identity-provider.ts';
import { alphanumeric, pick, type Random } from '../random.ts';
import { type Dialect, dialects } from './dialect.ts';
import { type Entitlement, given } from './entitlement.ts';
import { mapPerson, type OktaMapping } from './mapping.ts';
import type { OktaProfile } from './profile.ts';

/** What Okta knows about an account in the target. */
export interface AppUser {
  readonly id: string;
  /** What was last written successfully. */
  readonly delivered: Values;
  /** The account was found inactive and has not been reactivated yet. */
  readonly isInactive?: true;
  readonly isDeleted?: true;
}

/** What Okta knows about a pushed group in the target. */
export interface AppGroup {
  readonly id: string;
  readonly name: string;
  /** Ids in the target by key of the person, as last pushed. */
  readonly members: ReadonlyMap<string, string>;
}

export interface ApplicationOptions {
  /** Name of the application in the administrator's words. */
  readonly label: string;
  readonly profile: OktaProfile;
  readonly mapping: readonly OktaMapping[];
  readonly connection: Connection;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly random: Random;
  /** The person's id in Okta by key, where somebody else gives it; made up when absent. */
  readonly oktaId?: ((key: string) => string) | undefined;
}

/** One application in an Okta org: its settings and everything provisioning remembers about it. */
export class Application {
  readonly label: string;
  readonly profile: OktaProfile;
  readonly dialect: Dialect;
  readonly connection: Connection;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly random: Random;
  readonly users = new Map<string, AppUser>();
  /** Accounts Okta has deactivated and no longer keeps an id for. */
  readonly formerUsers = new Map<string, AppUser>();
  readonly groups = new Map<string, AppGroup>();
  /** Groups that are not pushed any more: deleted in the target, or left there. */
  readonly formerGroups = new Map<string, AppGroup & { readonly isDeleted: boolean }>();
  /** Keys of people whose new password has not been pushed. */
  readonly unsentPasswords = new Set<string>();
  /** When an account is to be deleted, in milliseconds since 1970, by key of the person. */
  readonly deletions = new Map<string, number>();
  /** Names of the people and groups to be pushed in full. */
  readonly fullPushes = new Set<string>();
  /** What the service provider can give, once it was read. */
  entitlements: readonly Entitlement[] = [];
  readonly #mapping: readonly OktaMapping[];
  readonly #oktaIds = new Map<string, string>();
  readonly #givenId: ApplicationOptions['oktaId'];

  constructor(options: ApplicationOptions) {
    this.label = options.label;
    this.profile = options.profile;
    this.dialect = dialects[options.profile.scimVersion];
    this.connection = options.connection;
    this.directory = options.directory;
    this.clock = options.clock;
    this.random = options.random;
    this.#givenId = options.oktaId;
    this.#mapping = [...options.mapping.map((row) => this.#translated(row)), ...this.#ownRows()];
  }

  /** What Okta adds to the mapping by itself. */
  #ownRows(): OktaMapping[] {
    const { sendsExternalId, readsEntitlements } = this.profile;
    const give = (attribute: Entitlement['attribute']): OktaMapping => ({
      path: attribute,
      from: ({ roles }) => given(this.entitlements, attribute, roles),
    });
    return [
      ...(sendsExternalId ? [{ path: 'externalId', from: ({ key }: Person) => this.oktaId(key) }] : []),
      ...(readsEntitlements ? [give('roles'), give('entitlements')] : []),
    ];
  }

  #translated(row: OktaMapping): OktaMapping {
    return { ...row, path: row.path.replace(schemaUrn.EnterpriseUser, this.dialect.enterpriseSchema) };
  }

  /** The person's id in Okta: 20 characters that begin with `00u` (OK-24). */
  oktaId(key: string): string {
    if (this.#givenId) return this.#givenId(key);
    const name = `${key} ${this.directory.person(key).serial}`;
    const id = this.#oktaIds.get(name) ?? `00u${pick(this.random, alphanumeric, 17)}`;
    this.#oktaIds.set(name, id);
    return id;
  }

  /** What the mapping makes of the profile. */
  valuesOf({ person }: PersonEntry): Values {
    return mapPerson(this.#mapping, person);
  }

  templateOf(path: string): OktaMapping['template'] {
    return this.#mapping.find((row) => row.path === path)?.template;
  }

  /** Suspending a person takes nothing away (OK-42). */
  isEntitled({ isAssigned, status }: PersonEntry): boolean {
    return isAssigned && (status === 'active' || status === 'suspended');
  }
}

import type { Json, JsonObject } from '../../scim/json.ts';
import type { Values } from '../attribute-value.ts';
import type { Clock } from '../clock.ts';
import type { Call, Connection } from '../connection.ts';
import type { Directory, PersonEntry } from '../directory.ts';
import { formQuery } from '../form-encoding.ts';
import { type Random, uuid } from '../random.ts';
import type { Reply } from '../reply.ts';
import { type EntraMapping, mapSource } from './mapping.ts';
import type { EntraProfile } from './profile.ts';
import { type Source, sourceOf } from './source.ts';

export interface LinkedUser {
  readonly id: string;
  /** What was last written, as the mapping yields it. */
  readonly delivered: Values;
  /** Paths that had a value once and were emptied. */
  readonly cleared: ReadonlySet<string>;
  /** Id of the manager's account, as last written. */
  readonly managerId?: string;
}

export interface LinkedGroup {
  readonly id: string;
  readonly delivered: Values;
  /** Ids in the target by key of the person, as last written. */
  readonly members: ReadonlyMap<string, string>;
  /** Entra ID created the group, so that it knows all members. */
  readonly isOwn: boolean;
}

/** What the directory wants of a person's account. */
export type Stance = 'enabled' | 'disabled' | 'recycled' | 'out-of-scope' | 'deleted';

export interface JobOptions {
  readonly profile: EntraProfile;
  readonly mapping: readonly EntraMapping[];
  readonly groupMapping: readonly EntraMapping[];
  readonly connection: Connection;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly random: Random;
}

/** One provisioning job: its settings and everything the service remembers about it. */
export class Job {
  readonly profile: EntraProfile;
  readonly mapping: readonly EntraMapping[];
  readonly groupMapping: readonly EntraMapping[];
  readonly directory: Directory;
  readonly clock: Clock;
  readonly random: Random;
  readonly users = new Map<string, LinkedUser>();
  /** Accounts the job no longer manages: disabled on the way out of scope, or deleted. */
  readonly formerUsers = new Map<string, LinkedUser & { readonly isDeleted: boolean }>();
  readonly groups = new Map<string, LinkedGroup>();
  readonly deletedGroups = new Set<string>();
  /** Keys of people whose manager had no account when the reference was due (EN-35). */
  readonly managerGaps = new Set<string>();
  readonly #connection: Connection;
  readonly #objectIds = new Map<string, string>();

  constructor(options: JobOptions) {
    this.profile = options.profile;
    this.mapping = options.mapping;
    this.groupMapping = options.groupMapping;
    this.#connection = options.connection;
    this.directory = options.directory;
    this.clock = options.clock;
    this.random = options.random;
  }

  call(method: Call['method'], path: string, message?: JsonObject): Promise<Reply> {
    return this.#connection.call({ method, path, ...(message && { body: JSON.stringify(message) }) });
  }

  query(path: string, parameters: readonly (readonly [string, string])[]): Promise<Reply> {
    const query = formQuery(parameters, { space: 'plus', hex: this.profile.hexCase });
    return this.#connection.call({ method: 'GET', path, query });
  }

  objectId(key: string): string {
    const id = this.#objectIds.get(key) ?? uuid(this.random);
    this.#objectIds.set(key, id);
    return id;
  }

  /** A pushed group is an assigned group: its direct members are in scope too (EN-67). */
  stanceOf(key: string): Stance {
    const { isAssigned, status } = this.directory.person(key);
    if (status === 'removed') return 'deleted';
    if (!isAssigned && this.directory.pushedGroupsOf(key).length === 0) return 'out-of-scope';
    if (status === 'deactivated') return 'recycled';
    return status === 'suspended' ? 'disabled' : 'enabled';
  }

  valuesOf(entry: PersonEntry, occasion: 'create' | 'update'): Values {
    return mapSource(this.mapping, this.#sourceOf(entry), occasion);
  }

  groupValuesOf(key: string, occasion: 'create' | 'update'): Values {
    const source = { objectId: this.objectId(key), displayName: this.directory.group(key).group.name };
    return mapSource(this.groupMapping, source, occasion);
  }

  #sourceOf(entry: PersonEntry): Source {
    const stance = this.stanceOf(entry.person.key);
    return sourceOf(entry, {
      objectId: this.objectId(entry.person.key),
      isSoftDeleted: stance !== 'enabled',
      isInRecycleBin: stance === 'recycled' && this.profile.tombstone !== 'off',
      roles: (entry.person.roles ?? []).map((name) => ({
        id: this.objectId(`role ${name}`),
        value: name,
        displayName: name,
      })),
    });
  }
}

/** A mapped text as the JSON value of a resource: `active` is a boolean there (EN-25). */
export function jsonOf(path: string, value: Json): Json {
  return path === 'active' ? value === 'True' : value;
}

import type { Json, JsonObject } from '../../scim/json.ts';
import type { Values } from '../attribute-value.ts';
import type { Clock } from '../clock.ts';
import type { Call, Connection } from '../connection.ts';
import type { Directory, PersonEntry } from '../directory.ts';
import { formQuery } from '../form-encoding.ts';
import type { Person } from '../identity-provider.ts';
import { type Random, uuid } from '../random.ts';
import type { Reply } from '../reply.ts';
import { type EntraMapping, mapSource } from './mapping.ts';
import { Memory } from './memory.ts';
import { type EntraProfile, onDemand } from './profile.ts';
import { asRoles, roleElements } from './role.ts';
import { type Source, sourceOf } from './source.ts';

/** What the directory wants of a person's account. */
export type Stance = 'enabled' | 'disabled' | 'recycled' | 'out-of-scope' | 'deleted';

export interface JobOptions {
  readonly baseUrl: string;
  readonly profile: EntraProfile;
  readonly mapping: readonly EntraMapping[];
  readonly groupMapping: readonly EntraMapping[];
  /** Scoping filter; everybody assigned when absent. */
  readonly scope?: (person: Person) => boolean;
  readonly connection: Connection;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly random: Random;
  /** The id of a person's or group's object in the directory by key, where somebody else gives it; made up when absent. */
  readonly objectId?: ((key: string) => string) | undefined;
}

/** One provisioning job: its settings, and what it makes of the directory. */
export class Job {
  readonly baseUrl: string;
  readonly profile: EntraProfile;
  readonly mapping: readonly EntraMapping[];
  readonly groupMapping: readonly EntraMapping[];
  readonly directory: Directory;
  readonly clock: Clock;
  readonly random: Random;
  readonly memory: Memory;
  readonly #options: JobOptions;
  readonly #objectIds: Map<string, string>;

  constructor(options: JobOptions, memory = new Memory(), objectIds = new Map<string, string>()) {
    this.baseUrl = options.baseUrl;
    this.profile = options.profile;
    this.mapping = options.mapping;
    this.groupMapping = options.groupMapping;
    this.directory = options.directory;
    this.clock = options.clock;
    this.random = options.random;
    this.memory = memory;
    this.#options = options;
    this.#objectIds = objectIds;
  }

  /** The same job with the same memory, as it works when an administrator asks for one object. */
  onDemand(): Job {
    return new Job({ ...this.#options, profile: onDemand(this.profile) }, this.memory, this.#objectIds);
  }

  call(method: Call['method'], path: string, message?: JsonObject): Promise<Reply> {
    return this.#options.connection.call({ method, path, ...(message && { body: JSON.stringify(message) }) });
  }

  query(path: string, parameters: readonly (readonly [string, string])[]): Promise<Reply> {
    const query = formQuery(parameters, { space: 'plus', hex: this.profile.hexCase });
    return this.#options.connection.call({ method: 'GET', path, query });
  }

  #objectId(name: string): string {
    const id = this.#objectIds.get(name) ?? uuid(this.random);
    this.#objectIds.set(name, id);
    return id;
  }

  /** A pushed group is an assigned group: its direct members are in scope too (EN-67). */
  stanceOf(key: string): Stance {
    const { person, isAssigned, status } = this.directory.person(key);
    if (status === 'removed') return 'deleted';
    const isGiven = isAssigned || this.directory.pushedGroupsOf(key).length > 0;
    if (!isGiven || this.#options.scope?.(person) === false) return 'out-of-scope';
    if (status === 'deactivated') return 'recycled';
    return status === 'suspended' ? 'disabled' : 'enabled';
  }

  valuesOf(entry: PersonEntry, occasion: 'create' | 'update'): Values {
    return this.#map(this.mapping, this.#sourceOf(entry), occasion);
  }

  groupValuesOf(key: string, occasion: 'create' | 'update'): Values {
    const source = {
      objectId: this.#options.objectId?.(key) ?? this.#objectId(`group ${key}`),
      displayName: this.directory.group(key).group.name,
    };
    return this.#map(this.groupMapping, source, occasion);
  }

  #map(mapping: readonly EntraMapping[], source: Source, occasion: 'create' | 'update'): Values {
    return mapSource(mapping, source, occasion, { now: new Date(this.clock.now()), random: this.random });
  }

  #sourceOf(entry: PersonEntry): Source {
    const stance = this.stanceOf(entry.person.key);
    const roles = entry.person.roles ?? [];
    return sourceOf(entry, {
      objectId:
        this.#options.objectId?.(entry.person.key) ?? this.#objectId(`person ${entry.person.key} ${entry.serial}`),
      isSoftDeleted: stance !== 'enabled',
      isInRecycleBin: stance === 'recycled' && this.profile.tombstone !== 'off',
      roles: roles.map((name) => ({ id: this.#objectId(`role ${name}`), value: name, displayName: name })),
    });
  }
}

/** A mapped value as a resource has it: `active` is a boolean there (EN-25). */
export function jsonOf(path: string, value: Json): Json {
  if (path === 'roles') return roleElements(asRoles(value));
  return path === 'active' ? value === 'True' : value;
}

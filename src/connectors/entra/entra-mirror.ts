import { Clock } from '../../idp/clock.ts';
import { Connection } from '../../idp/connection.ts';
import { Directory, type Subject, subjectName } from '../../idp/directory.ts';
import { expectationOf } from '../../idp/entra/expectation.ts';
import { Job, type Stance } from '../../idp/entra/job.ts';
import type { EntraMapping } from '../../idp/entra/mapping.ts';
import type { LinkedUser } from '../../idp/entra/memory.ts';
import type { EntraProfile } from '../../idp/entra/profile.ts';
import { asRoles, roleMode } from '../../idp/entra/role.ts';
import type { ExpectedResource } from '../../idp/identity-provider.ts';

export interface EntraMirrorOptions {
  readonly profile: EntraProfile;
  readonly mapping: readonly EntraMapping[];
  readonly groupMapping: readonly EntraMapping[];
  /** The id of the person's user or the group in the tenant. */
  readonly objectId: (key: string) => string;
}

/** What should be in the target, by what was done in the tenant and what the job says it has provisioned. */
export class EntraMirror {
  readonly directory = new Directory();
  readonly #job: Job;
  readonly #failed = new Set<string>();

  constructor(options: EntraMirrorOptions) {
    this.#job = new Job({
      ...options,
      baseUrl: '',
      connection: new Connection({
        baseUrl: '',
        headers: () => [],
        send: () => Promise.reject(new Error('A mirror sends nothing.')),
      }),
      directory: this.directory,
      clock: new Clock(() => new Date()),
      random: Math.random,
    });
  }

  stanceOf(key: string): Stance {
    return this.#job.stanceOf(key);
  }

  /** Members of the group who have an account and are not in the target's group yet, and those who are too many. */
  openMembers(key: string): readonly string[] {
    const { users, groups } = this.#job.memory;
    const { group } = this.directory.group(key);
    const known = groups.get(key)?.members ?? new Map<string, string>();
    const missing = group.members.filter((member) => users.has(member) && known.get(member) !== users.get(member)?.id);
    return [...missing, ...[...known.keys()].filter((member) => !group.members.includes(member))];
  }

  known(): readonly Subject[] {
    const people = [...this.directory.people.keys()].map((key) => ({ kind: 'person', key }) as const);
    return [...people, ...[...this.directory.groups.keys()].map((key) => ({ kind: 'group', key }) as const)];
  }

  failed(): readonly Subject[] {
    return this.known().filter((subject) => this.#failed.has(subjectName(subject)));
  }

  expectation(): readonly ExpectedResource[] {
    return expectationOf(this.#job, this.#failed);
  }

  /** Provisioning has looked at the person; `id` is that of the account, where there is one. */
  rememberPerson(key: string, id: string | undefined, hasFailed: boolean): void {
    this.#note({ kind: 'person', key }, hasFailed);
    if (hasFailed) return;
    const { users, formerUsers } = this.#job.memory;
    const linked = users.get(key);
    const stance = this.stanceOf(key);
    if (stance === 'deleted' || stance === 'out-of-scope') {
      if (!linked) return;
      users.delete(key);
      const isDeleted = stance === 'deleted';
      const delivered = isDeleted ? linked.delivered : new Map([...linked.delivered, ['active', 'False']]);
      formerUsers.set(key, { ...linked, delivered, isDeleted });
      return;
    }
    const known = id ?? linked?.id;
    if (known === undefined || (!linked && stance === 'recycled')) return;
    formerUsers.delete(key);
    users.set(key, this.#linkedAs(key, known, linked?.id === known ? linked : undefined));
  }

  #linkedAs(key: string, id: string, former: LinkedUser | undefined): LinkedUser {
    const delivered = this.#job.valuesOf(this.directory.person(key), 'update');
    const before = new Set([...(former?.cleared ?? []), ...(former?.delivered.keys() ?? [])]);
    const names = asRoles(delivered.get('roles')).map(({ value }) => value);
    const were = [...(former?.roles?.kept ?? []), ...(former?.roles?.dropped ?? [])];
    const asserted = { kept: names, dropped: were.filter((name) => !names.includes(name)) };
    const isFixed = former?.roles !== undefined && roleMode(this.#job.mapping) !== 'assert';
    return {
      id,
      delivered,
      cleared: before.difference(new Set(delivered.keys())),
      roles: isFixed ? former.roles : asserted,
      ...(former?.managerId !== undefined && { managerId: former.managerId }),
    };
  }

  /** EN-34, EN-35: managers follow when both accounts are known. */
  rememberManager(key: string): void {
    const { users, managerGaps } = this.#job.memory;
    const linked = users.get(key);
    if (!linked || this.#failed.has(`person ${key}`) || this.stanceOf(key) !== 'enabled') return;
    const { manager } = this.directory.person(key).person;
    const managerId = manager === undefined ? undefined : users.get(manager)?.id;
    if (manager !== undefined && managerId === undefined) managerGaps.add(key);
    else managerGaps.delete(key);
    const { managerId: _, ...rest } = linked;
    users.set(key, managerId === undefined ? rest : { ...rest, managerId });
  }

  /** Provisioning has looked at the group, and at these of its members; at all of them when there is no list. */
  rememberGroup(key: string, id: string | undefined, hasFailed: boolean, members?: readonly string[]): void {
    this.#note({ kind: 'group', key }, hasFailed);
    if (hasFailed) return;
    const { groups, deletedGroups, users } = this.#job.memory;
    const { group, push } = this.directory.group(key);
    const linked = groups.get(key);
    if (push !== 'on') {
      if (groups.delete(key)) deletedGroups.add(key);
      return;
    }
    const known = id ?? linked?.id;
    if (known === undefined) return;
    deletedGroups.delete(key);
    const written = new Map(linked?.members);
    for (const member of members ?? this.openMembers(key)) {
      const account = users.get(member)?.id;
      if (!group.members.includes(member)) written.delete(member);
      else if (account !== undefined) written.set(member, account);
    }
    const delivered = this.#job.groupValuesOf(key, 'update');
    // Whether the group was there before the tenant does not say, so nobody else's members are missed or objected to.
    groups.set(key, { id: known, delivered, members: written, isOwn: linked?.isOwn ?? false });
  }

  #note(subject: Subject, hasFailed: boolean): void {
    if (hasFailed) this.#failed.add(subjectName(subject));
    else this.#failed.delete(subjectName(subject));
  }
}

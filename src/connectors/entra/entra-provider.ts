import type { Subject } from '../../idp/directory.ts';
import type { IdentityProvider, ProvisioningProblem } from '../../idp/identity-provider.ts';
import { TenantRefused } from '../live-errors.ts';
import type { EntraDirectory } from './entra-directory.ts';
import type { EntraMirror } from './entra-mirror.ts';
import type { ProvisioningJob } from './provisioning-job.ts';
import type { ProvisioningResult } from './provisioning-result.ts';

export interface EntraParts {
  readonly tenant: EntraDirectory;
  readonly mirror: EntraMirror;
  readonly job: ProvisioningJob;
  readonly way: 'on-demand' | 'cycle';
  /** Has Entra try the credentials of the job. */
  readonly validate: () => Promise<void>;
}

/** Plays with people and groups of its own in a tenant, and has them provisioned on demand or by cycles. */
export function createEntraProvider(parts: EntraParts): IdentityProvider {
  const { tenant, mirror, validate } = parts;
  const { directory } = mirror;
  const work = new Work(parts);
  const person = (key: string) => directory.person(key).person;
  const touchPerson = (key: string) => {
    if (directory.people.has(key)) work.touch({ kind: 'person', key });
  };
  const touchGroup = (key: string) => work.touch({ kind: 'group', key });

  async function save(key: string): Promise<void> {
    const { otherEmail } = person(key);
    const isNew = tenant.id(key) === undefined;
    await tenant.save(person(key));
    // Most tenants let nobody write the addresses that the usual mapping reads.
    if (otherEmail !== undefined && !(await tenant.hasProxyAddress(key, otherEmail))) {
      const { otherEmail: _, ...rest } = person(key);
      directory.addPerson(rest);
    }
    for (const group of isNew ? directory.pushedGroupsOf(key) : []) {
      await tenant.changeMembers(group, [key], []);
      touchGroup(group);
    }
    touchPerson(key);
  }

  async function changeMembers(key: string, add: readonly string[], remove: readonly string[]): Promise<void> {
    await tenant.changeMembers(key, add, remove);
    for (const member of [...add, ...remove]) touchPerson(member);
    touchGroup(key);
  }

  return {
    name: 'entra',
    abilities: new Set(['push-now', 'resync', 'retry']),
    async testConnection() {
      try {
        await validate();
        return [];
      } catch (error) {
        if (!(error instanceof TenantRefused && error.status === 400)) throw error;
        return [{ step: 'test connection', message: error.message }];
      }
    },
    async addPerson(one) {
      directory.addPerson(one);
      await save(one.key);
    },
    async assign(one) {
      directory.addPerson(one);
      directory.changePerson(one.key, { isAssigned: true });
      await save(one.key);
      await tenant.give(one.key, one.roles);
    },
    async updateProfile(key, changes) {
      directory.updateProfile(key, changes);
      await save(key);
      const { isAssigned, person: changed } = directory.person(key);
      if (isAssigned && changes.roles !== undefined) await tenant.give(key, changed.roles);
    },
    // Passwords of the directory go nowhere.
    changePassword: () => Promise.resolve(),
    async suspend(key) {
      directory.changePerson(key, { status: 'suspended' });
      await tenant.setEnabled(key, false);
      touchPerson(key);
    },
    async resume(key) {
      directory.changePerson(key, { status: 'active' });
      await tenant.setEnabled(key, true);
      touchPerson(key);
    },
    async unassign(key) {
      for (const group of directory.pushedGroupsOf(key)) {
        directory.changeMembers(group, { remove: [key] });
        await changeMembers(group, [], [key]);
      }
      directory.changePerson(key, { isAssigned: false });
      await tenant.take(key);
      touchPerson(key);
    },
    async deactivate(key) {
      directory.changePerson(key, { status: 'deactivated' });
      await tenant.recycle(key);
      touchPerson(key);
    },
    async restore(key) {
      directory.changePerson(key, { status: 'active' });
      await tenant.restore(key);
      touchPerson(key);
    },
    async remove(key) {
      directory.changePerson(key, { status: 'removed' });
      await tenant.remove(key);
      touchPerson(key);
    },
    async pushGroup(group) {
      const former = new Set(directory.groups.get(group.key)?.group.members);
      const members = new Set(group.members);
      directory.setGroup(group);
      await tenant.saveGroup(group);
      await changeMembers(group.key, [...members.difference(former)], [...former.difference(members)]);
      await tenant.give(group.key);
    },
    async renameGroup(key, name) {
      const { group, push } = directory.group(key);
      directory.setGroup({ ...group, name }, push);
      await tenant.saveGroup({ ...group, name });
      touchGroup(key);
    },
    async changeMembers(key, { add = [], remove = [] }) {
      directory.changeMembers(key, { add, remove });
      await changeMembers(key, add, remove);
    },
    leaveGroup: () => Promise.reject(new Error('Entra ID deletes the groups that it no longer provisions.')),
    async removeGroup(key) {
      const { group } = directory.group(key);
      directory.setGroup(group, 'removed');
      await tenant.removeGroup(key);
      for (const member of group.members) touchPerson(member);
      touchGroup(key);
    },
    settle: () => work.settle(),
    pushNow: (key) => work.demand([{ kind: directory.people.has(key) ? 'person' : 'group', key }]),
    resync: () => work.again(mirror.known(), 'Watermark, Escrows, QuarantineState'),
    retry: () => work.again(mirror.failed(), 'Escrows, QuarantineState'),
    importAll: () => Promise.reject(new Error('Entra ID imports nothing from a SCIM application.')),
    expectation: () => mirror.expectation(),
  };
}

/** Members that one demand can carry. */
const mostMembers = 5;

/** What has changed and may still have to be provisioned. */
class Work {
  readonly #parts: EntraParts;
  readonly #touched = new Map<string, Subject>();

  constructor(parts: EntraParts) {
    this.#parts = parts;
  }

  touch(subject: Subject): void {
    this.#touched.set(`${subject.kind} ${subject.key}`, subject);
  }

  async settle(): Promise<readonly ProvisioningProblem[]> {
    const subjects = this.#taken();
    if (subjects.length === 0) return [];
    if (this.#parts.way === 'cycle') return this.#cycle(subjects, 'start');
    const demanded = await this.demand(subjects.filter((subject) => this.#isDemandable(subject)));
    // Who has left the directory can be provisioned by the next cycle alone.
    const gone = subjects.filter((subject) => !this.#isDemandable(subject));
    return gone.length === 0 ? demanded : [...demanded, ...(await this.#cycle(gone, 'start'))];
  }

  /** Everything of these is looked at again, whether it has changed or not. */
  async again(subjects: readonly Subject[], resetScope: string): Promise<readonly ProvisioningProblem[]> {
    const all = [...this.#taken(), ...subjects];
    if (this.#parts.way === 'cycle') return this.#cycle(all, 'restart', { criteria: { resetScope } });
    return this.demand(all.filter((subject) => this.#isDemandable(subject)));
  }

  /** People, groups, then the managers between people. */
  async demand(subjects: readonly Subject[]): Promise<readonly ProvisioningProblem[]> {
    const { tenant, mirror, job } = this.#parts;
    const problems: ProvisioningProblem[] = [];
    const unique = new Map(subjects.map((subject) => [`${subject.kind} ${subject.key}`, subject]));
    const people = [...unique.values()].filter(({ kind }) => kind === 'person').map(({ key }) => key);
    for (const key of people) {
      const { problem, targetId } = await job.demand(tenant.id(key)!, 'User');
      if (problem) problems.push({ subject: key, ...problem });
      mirror.rememberPerson(key, targetId, problem !== undefined);
    }
    for (const key of people) mirror.rememberManager(key);
    for (const { kind, key } of unique.values()) {
      if (kind === 'group') problems.push(...(await this.#demandGroup(key)));
    }
    return problems;
  }

  async #demandGroup(key: string): Promise<readonly ProvisioningProblem[]> {
    const { tenant, mirror, job } = this.#parts;
    do {
      const members = mirror.openMembers(key).slice(0, mostMembers);
      const ids = members.flatMap((member) => tenant.id(member) ?? []);
      const { problem, targetId } = await job.demand(tenant.id(key)!, 'Group', ids);
      mirror.rememberGroup(key, targetId, problem !== undefined, members);
      if (problem) return [{ subject: key, ...problem }];
    } while (mirror.openMembers(key).length > 0);
    return [];
  }

  async #cycle(
    subjects: readonly Subject[],
    begin: 'start' | 'restart',
    body?: object,
  ): Promise<readonly ProvisioningProblem[]> {
    const { tenant, mirror, job } = this.#parts;
    const { results, quarantine } = await job.cycle(begin, body);
    if (quarantine !== undefined) {
      for (const subject of subjects) this.touch(subject);
      return [{ step: 'run cycle', code: 'EncounteredQuarantineException', message: quarantine }];
    }
    const byId = new Map<string, ProvisioningResult>(results.map((result) => [result.sourceId, result]));
    const looked = new Map(subjects.map((subject) => [`${subject.kind} ${subject.key}`, subject]));
    const people = [...looked.values()].filter(({ kind }) => kind === 'person').map(({ key }) => key);
    for (const key of people) {
      const result = byId.get(tenant.id(key) ?? '');
      mirror.rememberPerson(key, result?.targetId, result?.problem !== undefined);
    }
    for (const key of people) mirror.rememberManager(key);
    const groups = [...looked.values()].filter(({ kind }) => kind === 'group').map(({ key }) => key);
    const theirs = people.flatMap((key) => mirror.directory.pushedGroupsOf(key));
    for (const key of new Set([...groups, ...theirs])) {
      const result = byId.get(tenant.id(key) ?? '');
      mirror.rememberGroup(key, result?.targetId, result?.problem !== undefined);
    }
    return [...byId.values()].flatMap(({ sourceId, problem }) => {
      const subject = tenant.keyOf(sourceId);
      return problem && subject !== undefined ? [{ subject, ...problem }] : [];
    });
  }

  #taken(): readonly Subject[] {
    const subjects = [...this.#touched.values()];
    this.#touched.clear();
    return subjects;
  }

  #isDemandable({ kind, key }: Subject): boolean {
    const { mirror } = this.#parts;
    if (kind === 'group') return mirror.directory.group(key).push === 'on';
    return !['recycled', 'deleted'].includes(mirror.stanceOf(key));
  }
}

import { randomInt } from 'node:crypto';
import type { ProvisioningProblem } from '../../idp/identity-provider.ts';
import { alphanumeric, pick } from '../../idp/random.ts';
import type { SimulatedIdentityProvider } from '../../idp/simulated-provider.ts';
import type { JsonObject } from '../../scim/json.ts';
import { type Promptness, Provisioning, type Round } from '../provisioning.ts';
import { notFound } from './okta-error.ts';
import { personOf } from './person.ts';
import { type LogTarget, SystemLog } from './system-log.ts';

export interface OktaUser {
  readonly id: string;
  readonly status: 'STAGED' | 'ACTIVE' | 'SUSPENDED' | 'DEPROVISIONED';
  readonly created: string;
  readonly lastUpdated: string;
  readonly profile: JsonObject;
}

export interface OktaGroup {
  readonly id: string;
  readonly created: string;
  readonly lastUpdated: string;
  readonly lastMembershipUpdated?: string;
  readonly profile: JsonObject;
  /** Ids of users. */
  readonly members: ReadonlySet<string>;
}

/** An assignment of the application. */
export interface AppUser {
  readonly id: string;
  readonly created: string;
  readonly lastUpdated: string;
  readonly credentials: JsonObject;
  readonly hasFailed: boolean;
  readonly externalId?: string;
}

export interface Mapping {
  readonly id: string;
  readonly sourceGroupId: string;
  readonly targetGroupId: string;
  readonly status: 'ACTIVE' | 'INACTIVE' | 'ERROR';
  readonly created: string;
  readonly lastUpdated: string;
  readonly lastPush?: string;
  readonly errorSummary?: string;
}

/** The event by which an administrator reads of a failed step. */
const eventOf: Readonly<Record<string, string>> = {
  'look up user': 'application.provision.user.verify_exists',
  'create user': 'application.provision.user.push',
  'push profile': 'application.provision.user.push_profile',
  'deactivate user': 'application.provision.user.deactivate',
  'reactivate user': 'application.provision.user.reactivate',
  'push password': 'application.provision.user.password',
  'delete user': 'application.provision.user.delete',
  'look up group': 'application.provision.group.verify_exists',
  'create group': 'application.provision.group.add',
  'update group': 'application.provision.group.update',
  'update membership': 'application.provision.group_membership.update',
  'delete group': 'application.provision.group.remove',
};

export interface OrgOptions {
  readonly label: string;
  /** Address of the service provider that the application points to. */
  readonly target: string;
  readonly promptness: Promptness;
  /** What turns changes into traffic; people and groups are known to it by their ids. */
  readonly engine: SimulatedIdentityProvider;
}

/** An Okta org with one SCIM application: directory, assignments, group push and log, before the engine that provisions. */
export class Org {
  readonly label: string;
  readonly target: string;
  readonly engine: SimulatedIdentityProvider;
  readonly log = new SystemLog();
  readonly provisioning: Provisioning;
  readonly users = new Map<string, OktaUser>();
  readonly groups = new Map<string, OktaGroup>();
  readonly appUsers = new Map<string, AppUser>();
  readonly mappings = new Map<string, Mapping>();
  readonly appId = newId('0oa');

  constructor({ label, target, engine, promptness }: OrgOptions) {
    this.label = label;
    this.target = target;
    this.engine = engine;
    this.provisioning = new Provisioning(
      () => engine.settle(),
      promptness,
      (round) => this.#conclude(round),
    );
  }

  /** By id or login; throws the refusal of an unknown one. */
  user(name: string): OktaUser {
    const found = this.users.get(name) ?? [...this.users.values()].find(({ profile }) => profile['login'] === name);
    if (!found) throw notFound(name, 'User');
    return found;
  }

  group(id: string): OktaGroup {
    const found = this.groups.get(id);
    if (!found) throw notFound(id, 'UserGroup');
    return found;
  }

  appUser(id: string): AppUser {
    const found = this.appUsers.get(id);
    if (!found) throw notFound(id, 'AppUser');
    return found;
  }

  mapping(id: string): Mapping {
    const found = this.mappings.get(id);
    if (!found) throw notFound(id, 'GroupPushMapping');
    return found;
  }

  mappingOf(groupId: string): Mapping | undefined {
    return [...this.mappings.values()].find(({ sourceGroupId }) => sourceGroupId === groupId);
  }

  /** The directory has changed: the engine learns of it, and provisioning comes later. */
  async setProfile(user: OktaUser): Promise<void> {
    this.users.set(user.id, { ...user, lastUpdated: now() });
    await this.engine.addPerson(personOf(user.id, user.profile));
    this.provisioning.note(user.id);
  }

  async assign(id: string, credentials: JsonObject): Promise<AppUser> {
    const known = this.appUsers.get(id);
    const created = known?.created ?? now();
    const appUser = { hasFailed: false, ...known, id, created, lastUpdated: now(), credentials };
    this.appUsers.set(id, appUser);
    await this.engine.assign(personOf(id, this.user(id).profile));
    this.provisioning.note(id);
    return appUser;
  }

  async unassign(id: string): Promise<void> {
    this.appUsers.delete(id);
    await this.engine.unassign(id);
    this.provisioning.note(id);
  }

  /** Writes down what provisioning has done and what it could not do. */
  #conclude({ startedAt, subjects, problems }: Round): void {
    for (const problem of problems) this.#fail(problem);
    const stuck = new Set(problems.map(({ subject }) => subject));
    for (const id of subjects) {
      if (this.groups.has(id)) this.#concludeGroup(id, stuck.has(id), startedAt);
      else this.#concludeUser(id, stuck.has(id));
    }
  }

  #fail({ subject = '', step, message }: ProvisioningProblem): void {
    const mapping = this.mappingOf(subject);
    if (mapping) {
      this.mappings.set(mapping.id, { ...mapping, status: 'ERROR', errorSummary: message, lastUpdated: now() });
    }
    this.log.add(eventOf[step] ?? 'application.provision.integration.call_api', step, this.#targets(subject), message);
  }

  #concludeUser(id: string, hasFailed: boolean): void {
    const promised = this.engine.expectation().find(({ key }) => key === id);
    const appUser = this.appUsers.get(id);
    if (appUser) {
      const { externalId: _, ...rest } = appUser;
      const externalId = promised?.id;
      this.appUsers.set(id, {
        ...rest,
        hasFailed,
        lastUpdated: now(),
        ...(externalId !== undefined && { externalId }),
      });
    }
    if (hasFailed || promised === undefined) return;
    const isNew = appUser !== undefined && appUser.externalId === undefined;
    const name = isNew ? 'push' : 'push_profile';
    const event = `application.provision.user.${appUser ? name : 'deactivate'}`;
    this.log.add(event, 'Provision a user to the application', this.#targets(id));
  }

  #concludeGroup(id: string, hasFailed: boolean, startedAt: string): void {
    const mapping = this.mappingOf(id);
    if (hasFailed || mapping?.status === 'INACTIVE') return;
    if (!mapping) {
      this.log.add('application.provision.group_push.removed', 'Stop pushing a group', this.#targets(id));
      return;
    }
    const { errorSummary: _, ...rest } = mapping;
    this.mappings.set(mapping.id, { ...rest, status: 'ACTIVE', lastPush: startedAt });
    this.log.add('application.provision.group_push.push_memberships', 'Push group memberships', this.#targets(id));
  }

  #targets(id: string): readonly LogTarget[] {
    const application = { id: this.appId, type: 'AppInstance', displayName: this.label } as const;
    const group = this.groups.get(id);
    const subject: LogTarget = group
      ? { id, type: 'UserGroup', displayName: String(group.profile['name']) }
      : { id, type: 'User', displayName: String(this.users.get(id)?.profile['login'] ?? id) };
    return [subject, application];
  }
}

/** ISO 8601, in UTC. */
export function now(): string {
  return new Date().toISOString();
}

/** 20 characters that begin with what Okta gives the kind of object. */
export function newId(beginning: string): string {
  return beginning + pick(() => randomInt(2 ** 32) / 2 ** 32, alphanumeric, 20 - beginning.length);
}

import type { Json, JsonObject } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import { readValue, type Values, writeValue } from '../attribute-value.ts';
import type { PersonEntry, Subject } from '../directory.ts';
import { arrange } from '../member-order.ts';
import { done, type Outcome } from '../outcome.ts';
import { isSuccess, pageOf, type Reply, resourceOf } from '../reply.ts';
import { type Job, jsonOf } from './job.ts';
import { userOrder } from './mapping.ts';
import { findMatch } from './match.ts';
import type { LinkedUser } from './memory.ts';
import { type Change, changesBetween, operationsFor, patchMessage, reader, spell } from './patch.ts';
import { failed, logCode } from './problem.ts';
import { asRoles, roleMode, roleOperations } from './role.ts';

const managerPath = `${schemaUrn.EnterpriseUser}:manager`;

/** Brings one person's account in line with scope and mapping. */
export class UserTask {
  readonly #job: Job;
  readonly #subject: Subject;
  readonly #entry: PersonEntry;
  /** The account vanished once during this task. */
  #hasRelinked = false;

  constructor(job: Job, subject: Subject) {
    this.#job = job;
    this.#subject = subject;
    this.#entry = job.directory.person(subject.key);
  }

  async run(): Promise<Outcome> {
    const linked = this.#job.memory.users.get(this.#subject.key);
    const stance = this.#job.stanceOf(this.#subject.key);
    if (stance === 'deleted') return linked ? this.#delete(linked) : done;
    if (stance === 'out-of-scope') return linked ? this.#release(linked) : done;
    if (linked && !this.#job.profile.alwaysMatches) return this.#update(linked);
    return stance === 'recycled' && !linked ? done : this.#match(stance === 'enabled');
  }

  /** The manager follows when both accounts exist (EN-34, EN-35). */
  async runReferences(): Promise<Outcome> {
    const linked = this.#job.memory.users.get(this.#subject.key);
    const row = this.#job.mapping.find(({ target }) => target === managerPath);
    if (!linked || !row || this.#job.stanceOf(this.#subject.key) !== 'enabled') return done;
    const { manager } = this.#entry.person;
    if (manager === undefined) return linked.managerId === undefined ? done : this.#writeManager(linked, undefined);
    const managerId = this.#job.memory.users.get(manager)?.id;
    if (managerId === undefined) this.#job.memory.managerGaps.add(this.#subject.key);
    return managerId === undefined || managerId === linked.managerId ? done : this.#writeManager(linked, managerId);
  }

  async #match(mayCreate: boolean): Promise<Outcome> {
    const match = await findMatch(this.#job, this.#subject, '/Users', this.#job.mapping, this.#values());
    if (match.kind === 'problem') return match.outcome;
    const known = this.#job.memory.users.get(this.#subject.key);
    if (match.kind === 'found') {
      const found: LinkedUser = { id: match.id, delivered: new Map(), cleared: new Set() };
      return this.#patch(known?.id === match.id ? known : found, match.resource);
    }
    if (known) return this.#update(known);
    // EN-70: a person who is disabled from the start gets no account.
    return mayCreate && this.#job.profile.actions.includes('create') ? this.#create() : done;
  }

  async #create(): Promise<Outcome> {
    const values = this.#job.valuesOf(this.#entry, 'create');
    let resource: JsonObject = {
      schemas: [schemaUrn.User, schemaUrn.EnterpriseUser],
      meta: { resourceType: 'User' },
      roles: [],
    };
    for (const [path, value] of values) {
      resource = writeValue(resource, canonical(path), jsonOf(path, value), this.#templateOf(path));
    }
    const reply = await this.#job.call('POST', '/Users', arrange(resource, userOrder));
    const created = isSuccess(reply) ? resourceOf(reply) : undefined;
    if (!created) return failed(this.#subject, 'create user', reply);
    // What is written on create only is not looked after later.
    const roles = { kept: namesOf(values), dropped: [] };
    return this.#link({ id: created.id, delivered: this.#values(), cleared: new Set(), roles });
  }

  async #update(linked: LinkedUser): Promise<Outcome> {
    if (!this.#job.profile.actions.includes('update')) return done;
    if (!this.#job.profile.readBeforePatch) return this.#patch(linked);
    const reply = await this.#job.call('GET', `/Users/${encodeURIComponent(linked.id)}`);
    if (reply.status === 404) return this.#relink(reply);
    const resource = isSuccess(reply) ? resourceOf(reply) : undefined;
    return resource ? this.#patch(linked, resource) : failed(this.#subject, 'read user', reply);
  }

  /** EN-71: the account has vanished, so the link is dropped and the person is matched again. */
  async #relink(reply: Reply): Promise<Outcome> {
    this.#job.memory.users.delete(this.#subject.key);
    if (this.#hasRelinked) return failed(this.#subject, 'update user', reply, logCode.invalidAnchor);
    this.#hasRelinked = true;
    return this.#match(this.#job.stanceOf(this.#subject.key) === 'enabled');
  }

  async #patch(linked: LinkedUser, resource?: JsonObject): Promise<Outcome> {
    if (resource && typeof readValue(resource, managerPath) === 'string') return this.#unreadable(resource);
    const wanted = this.#values();
    for (const operations of this.#operations(linked, wanted, resource)) {
      const reply = await this.#job.call('PATCH', `/Users/${encodeURIComponent(linked.id)}`, patchMessage(operations));
      if (reply.status === 404) return this.#relink(reply);
      if (!isSuccess(reply)) return failed(this.#subject, 'update user', reply);
    }
    const cleared = new Set([...linked.cleared, ...linked.delivered.keys()]).difference(new Set(wanted.keys()));
    const roles = this.#rolesAfter(linked, wanted);
    return this.#link({
      ...this.#withManagerOf(linked, resource),
      delivered: wanted,
      cleared,
      ...(roles && { roles }),
    });
  }

  /** EN-45: a list that is asserted is there as it was written; what becomes of an added role is not known. */
  #rolesAfter({ roles, delivered }: LinkedUser, wanted: Values): LinkedUser['roles'] {
    if (roleMode(this.#job.mapping) !== 'assert') return roles;
    const kept = namesOf(wanted);
    const former = new Set([...(roles?.kept ?? []), ...(roles?.dropped ?? []), ...namesOf(delivered)]);
    return { kept, dropped: [...former].filter((name) => !kept.includes(name)) };
  }

  /** EN-34: a manager that is no complex value. */
  #unreadable(resource: JsonObject): Outcome {
    const reply: Reply = { status: 200, durationMs: 0, text: JSON.stringify(resource), body: resource };
    return failed(this.#subject, 'read user', reply, logCode.incompatible);
  }

  /** The operations of each message that brings the account in line. */
  #operations(linked: LinkedUser, wanted: Values, resource: JsonObject | undefined): JsonObject[][] {
    const { profile, mapping } = this.#job;
    const current = resource ? reader(resource) : (path: string) => linked.delivered.get(path);
    const [texts, delivered] = [new Map([...wanted].filter(isText)), new Map([...linked.delivered].filter(isText))];
    const parts = this.#parts(changesBetween(texts, current, delivered, profile)).map((part) =>
      operationsFor(part, profile),
    );
    const [wantedRoles, deliveredRoles] = [asRoles(wanted.get('roles')), asRoles(linked.delivered.get('roles'))];
    const roles = roleOperations(roleMode(mapping), wantedRoles, deliveredRoles, spell('Add', profile));
    const messages = roles.length === 0 ? parts : [...parts.slice(0, -1), [...(parts.at(-1) ?? []), ...roles]];
    return messages.length === 0 && profile.emptyPatches ? [[]] : messages;
  }

  /** EN-34: where the account does not show the manager that was written, it is written again. */
  #withManagerOf(linked: LinkedUser, resource: JsonObject | undefined): LinkedUser {
    if (!resource || readValue(resource, `${managerPath}.value`) === linked.managerId) return linked;
    const { managerId: _, ...rest } = linked;
    return rest;
  }

  /** EN-52: whether the names of the recycle bin travel with the disable or before it is not known. */
  #parts(changes: readonly Change[]): (readonly Change[])[] {
    const isSplit = this.#job.profile.tombstone === 'before-disable' && this.#entry.status === 'deactivated';
    const parts = isSplit
      ? [changes.filter(({ path }) => path !== 'active'), changes.filter(({ path }) => path === 'active')]
      : [changes];
    return parts.filter((part) => part.length > 0);
  }

  /** EN-50, EN-51: the account is disabled and no longer managed. */
  async #release(linked: LinkedUser): Promise<Outcome> {
    const { skipOutOfScopeDeletions, actions } = this.#job.profile;
    const delivered = new Map(linked.delivered);
    const isEnabled = delivered.get('active') === 'True';
    if (isEnabled && !skipOutOfScopeDeletions && actions.includes('delete')) {
      const operations = operationsFor([{ verb: 'Replace', path: 'active', value: 'False' }], this.#job.profile);
      const reply = await this.#job.call('PATCH', `/Users/${encodeURIComponent(linked.id)}`, patchMessage(operations));
      if (!isSuccess(reply) && reply.status !== 404) return failed(this.#subject, 'disable user', reply);
      delivered.set('active', 'False');
    }
    this.#job.memory.users.delete(this.#subject.key);
    this.#job.memory.formerUsers.set(this.#subject.key, { ...linked, delivered, isDeleted: false });
    return done;
  }

  async #delete(linked: LinkedUser): Promise<Outcome> {
    if (!this.#job.profile.actions.includes('delete')) return done;
    const reply = await this.#job.call('DELETE', `/Users/${encodeURIComponent(linked.id)}`);
    if (!isSuccess(reply) && reply.status !== 404) return failed(this.#subject, 'delete user', reply);
    this.#job.memory.users.delete(this.#subject.key);
    this.#job.memory.formerUsers.set(this.#subject.key, { ...linked, isDeleted: true });
    return done;
  }

  async #writeManager(linked: LinkedUser, managerId: string | undefined): Promise<Outcome> {
    const { managerId: _, ...rest } = linked;
    const written = { ...rest, ...(managerId !== undefined && { managerId }) };
    if (managerId !== undefined) {
      const filter = `id eq ${JSON.stringify(linked.id)} and manager eq ${JSON.stringify(managerId)}`;
      const check = await this.#job.query('/Users', [
        ['filter', filter],
        ['attributes', 'id'],
      ]);
      const page = isSuccess(check) ? pageOf(check, { anyCase: false }) : undefined;
      if (!page) return failed(this.#subject, 'check manager', check);
      if (page.resources.length > 0) return this.#link(written);
    }
    const message = patchMessage([this.#managerOperation(linked, managerId)]);
    const reply = await this.#job.call('PATCH', `/Users/${encodeURIComponent(linked.id)}`, message);
    if (!isSuccess(reply)) return failed(this.#subject, 'update manager', reply);
    this.#job.memory.managerGaps.delete(this.#subject.key);
    return this.#link(written);
  }

  /** EN-34: the id as plain text, or the older list of references; an empty text takes the manager away. */
  #managerOperation(linked: LinkedUser, managerId: string | undefined): JsonObject {
    const { profile, baseUrl } = this.#job;
    const path = profile.managerAs === 'id' ? managerPath : 'manager';
    if (managerId === undefined) {
      return profile.managerRemoval === 'remove'
        ? { op: spell('Remove', profile), path }
        : { op: spell('Replace', profile), path, value: '' };
    }
    const reference = { $ref: `${baseUrl.replace(/\/+$/, '')}/Users/${managerId}`, value: managerId };
    const op = spell(linked.managerId === undefined ? 'Add' : 'Replace', profile);
    return { op, path, value: profile.managerAs === 'id' ? managerId : [reference] };
  }

  #values(): Values {
    return this.#job.valuesOf(this.#entry, 'update');
  }

  #templateOf(path: string): JsonObject | undefined {
    return this.#job.mapping.find(({ target }) => target === path)?.template;
  }

  #link(linked: LinkedUser): Outcome {
    this.#job.memory.users.set(this.#subject.key, linked);
    this.#job.memory.formerUsers.delete(this.#subject.key);
    return done;
  }
}

function namesOf(values: Values): string[] {
  return asRoles(values.get('roles')).map(({ value }) => value);
}

function isText([path]: readonly [string, Json]): boolean {
  return path !== 'roles';
}

/** A path as the schema spells it: mappings have `.Value` in places, and `"True"` where a boolean is meant (EN-32). */
export function canonical(path: string): string {
  return path
    .replace(/\]\.([A-Z])/, (_, first: string) => `].${first.toLowerCase()}`)
    .replace('[primary eq "True"]', '[primary eq true]');
}

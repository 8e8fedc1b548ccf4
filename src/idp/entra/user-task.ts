import type { Json, JsonObject } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import { type Values, writeValue } from '../attribute-value.ts';
import type { PersonEntry, Subject } from '../directory.ts';
import { arrange } from '../member-order.ts';
import { done, type Outcome } from '../outcome.ts';
import { isSuccess, resourceOf } from '../reply.ts';
import { type Job, jsonOf, type LinkedUser } from './job.ts';
import { userOrder } from './mapping.ts';
import { findMatch } from './match.ts';
import { type Change, changesBetween, operations, patchMessage, reader, spell } from './patch.ts';
import { failed } from './problem.ts';

const managerPath = `${schemaUrn.EnterpriseUser}:manager`;

/** Brings one person's account in line with scope and mapping. */
export class UserTask {
  readonly #job: Job;
  readonly #subject: Subject;
  readonly #entry: PersonEntry;

  constructor(job: Job, subject: Subject) {
    this.#job = job;
    this.#subject = subject;
    this.#entry = job.directory.person(subject.key);
  }

  async run(): Promise<Outcome> {
    const linked = this.#job.users.get(this.#subject.key);
    const stance = this.#job.stanceOf(this.#subject.key);
    if (stance === 'deleted') return linked ? this.#delete(linked) : done;
    if (stance === 'out-of-scope') return linked ? this.#release(linked) : done;
    if (linked) return this.#update(linked);
    return stance === 'recycled' ? done : this.#match(stance === 'enabled');
  }

  /** The manager follows when both accounts exist (EN-34, EN-35). */
  async runReferences(): Promise<Outcome> {
    const linked = this.#job.users.get(this.#subject.key);
    const row = this.#job.mapping.find(({ target }) => target === managerPath);
    if (!linked || !row || this.#job.stanceOf(this.#subject.key) !== 'enabled') return done;
    const { manager } = this.#entry.person;
    if (manager === undefined) return linked.managerId === undefined ? done : this.#writeManager(linked, undefined);
    const managerId = this.#job.users.get(manager)?.id;
    if (managerId === undefined) this.#job.managerGaps.add(this.#subject.key);
    return managerId === undefined || managerId === linked.managerId ? done : this.#writeManager(linked, managerId);
  }

  async #match(mayCreate: boolean): Promise<Outcome> {
    const match = await findMatch(this.#job, this.#subject, '/Users', this.#job.mapping, this.#values());
    if (match.kind === 'problem') return match.outcome;
    if (match.kind === 'found')
      return this.#patch({ id: match.id, delivered: new Map(), cleared: new Set() }, match.resource);
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
    for (const [path, value] of values)
      resource = writeValue(resource, canonical(path), jsonOf(path, value), this.#templateOf(path));
    const reply = await this.#job.call('POST', '/Users', arrange(resource, userOrder));
    const created = isSuccess(reply) ? resourceOf(reply) : undefined;
    if (!created) return failed(this.#subject, 'create user', reply);
    return this.#link({ id: created.id, delivered: values, cleared: new Set() });
  }

  async #update(linked: LinkedUser): Promise<Outcome> {
    if (!this.#job.profile.actions.includes('update')) return done;
    if (!this.#job.profile.readBeforePatch) return this.#patch(linked);
    const reply = await this.#job.call('GET', `/Users/${encodeURIComponent(linked.id)}`);
    if (reply.status === 404) return this.#relink();
    const resource = isSuccess(reply) ? resourceOf(reply) : undefined;
    return resource ? this.#patch(linked, resource) : failed(this.#subject, 'read user', reply);
  }

  /** EN-71: the account has vanished, so the link is dropped and the person is matched again. */
  #relink(): Promise<Outcome> {
    this.#job.users.delete(this.#subject.key);
    return this.#match(this.#job.stanceOf(this.#subject.key) === 'enabled');
  }

  async #patch(linked: LinkedUser, resource?: JsonObject): Promise<Outcome> {
    const wanted = this.#values();
    const current = resource ? reader(resource) : (path: string) => linked.delivered.get(path);
    const changes = changesBetween(wanted, current, linked.delivered);
    for (const part of this.#parts(changes)) {
      const reply = await this.#job.call(
        'PATCH',
        `/Users/${encodeURIComponent(linked.id)}`,
        patchMessage(part, this.#job.profile),
      );
      if (reply.status === 404) return this.#relink();
      if (!isSuccess(reply)) return failed(this.#subject, 'update user', reply);
    }
    const cleared = new Set([...linked.cleared, ...linked.delivered.keys()]).difference(new Set(wanted.keys()));
    return this.#link({ ...linked, delivered: wanted, cleared });
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
    const delivered = new Map(linked.delivered);
    if (!this.#job.profile.skipOutOfScopeDeletions) {
      const message = patchMessage([{ verb: 'Replace', path: 'active', value: 'False' }], this.#job.profile);
      const reply = await this.#job.call('PATCH', `/Users/${encodeURIComponent(linked.id)}`, message);
      if (!isSuccess(reply) && reply.status !== 404) return failed(this.#subject, 'disable user', reply);
      delivered.set('active', 'False');
    }
    this.#job.users.delete(this.#subject.key);
    this.#job.formerUsers.set(this.#subject.key, { ...linked, delivered, isDeleted: false });
    return done;
  }

  async #delete(linked: LinkedUser): Promise<Outcome> {
    if (!this.#job.profile.actions.includes('delete')) return done;
    const reply = await this.#job.call('DELETE', `/Users/${encodeURIComponent(linked.id)}`);
    if (!isSuccess(reply) && reply.status !== 404) return failed(this.#subject, 'delete user', reply);
    this.#job.users.delete(this.#subject.key);
    this.#job.formerUsers.set(this.#subject.key, { ...linked, isDeleted: true });
    return done;
  }

  async #writeManager(linked: LinkedUser, managerId: string | undefined): Promise<Outcome> {
    const path = `/Users/${encodeURIComponent(linked.id)}`;
    if (managerId !== undefined) {
      const filter = `id eq ${JSON.stringify(linked.id)} and manager eq ${JSON.stringify(managerId)}`;
      const check = await this.#job.query('/Users', [
        ['filter', filter],
        ['attributes', 'id'],
      ]);
      if (!isSuccess(check)) return failed(this.#subject, 'check manager', check);
    }
    const verb = linked.managerId === undefined ? 'Add' : 'Replace';
    const value = this.#managerValue(managerId);
    const reply = await this.#job.call(
      'PATCH',
      path,
      operations([{ op: spell(verb, this.#job.profile), path: managerPath, value }]),
    );
    if (!isSuccess(reply)) return failed(this.#subject, 'update manager', reply);
    const { managerId: _, ...rest } = linked;
    this.#job.managerGaps.delete(this.#subject.key);
    return this.#link({ ...rest, ...(managerId !== undefined && { managerId }) });
  }

  /** EN-34: a plain id; an empty text takes it away. */
  #managerValue(managerId: string | undefined): Json {
    return managerId ?? '';
  }

  #values(): Values {
    return this.#job.valuesOf(this.#entry, 'update');
  }

  #templateOf(path: string): JsonObject | undefined {
    return this.#job.mapping.find(({ target }) => target === path)?.template;
  }

  #link(linked: LinkedUser): Outcome {
    this.#job.users.set(this.#subject.key, linked);
    this.#job.formerUsers.delete(this.#subject.key);
    return done;
  }
}

/** A path with the sub-attribute as the schema spells it: the default mapping has `.Value` in places. */
export function canonical(path: string): string {
  return path.replace(/\]\.([A-Z])/, (_, first: string) => `].${first.toLowerCase()}`);
}

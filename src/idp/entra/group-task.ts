import type { JsonObject } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import type { GroupEntry, Subject } from '../directory.ts';
import { done, type Outcome } from '../outcome.ts';
import { isSuccess, type Reply, resourceOf } from '../reply.ts';
import type { Job } from './job.ts';
import { findMatch } from './match.ts';
import type { LinkedGroup } from './memory.ts';
import { changesBetween, operationsFor, patchMessage, reader, spell } from './patch.ts';
import { failed, logCode } from './problem.ts';

const legacyGroupUrn = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group';

/** Brings one group in line, first the group itself, then its members. */
export class GroupTask {
  readonly #job: Job;
  readonly #subject: Subject;
  readonly #entry: GroupEntry;
  /** The group vanished once during this task. */
  #hasRelinked = false;

  constructor(job: Job, subject: Subject) {
    this.#job = job;
    this.#subject = subject;
    this.#entry = job.directory.group(subject.key);
  }

  async run(): Promise<Outcome> {
    const linked = this.#job.memory.groups.get(this.#subject.key);
    if (this.#entry.push !== 'on') return linked ? this.#delete(linked) : done;
    return linked && !this.#job.profile.alwaysMatches ? this.#update(linked) : this.#match();
  }

  /** EN-69: only people whose account is known. */
  async runReferences(): Promise<Outcome> {
    const linked = this.#job.memory.groups.get(this.#subject.key);
    if (!linked || this.#entry.push !== 'on') return done;
    const wanted = this.#members();
    const missing = [...wanted].filter(([key, id]) => linked.members.get(key) !== id);
    const added = missing.slice(0, this.#job.profile.mostMembers ?? missing.length);
    const removed = [...linked.members].filter(([key]) => !this.#entry.group.members.includes(key));
    const sent = added.length > 0 && this.#job.profile.redundantAdds ? [...wanted] : added;
    const outcome = await this.#writeMembers('Add', sent);
    return outcome.kind === 'done' ? this.#writeMembers('Remove', removed) : outcome;
  }

  async #match(): Promise<Outcome> {
    const values = this.#job.groupValuesOf(this.#subject.key, 'update');
    const match = await findMatch(this.#job, this.#subject, '/Groups', this.#job.groupMapping, values);
    if (match.kind === 'problem') return match.outcome;
    const known = this.#job.memory.groups.get(this.#subject.key);
    if (match.kind === 'none') {
      if (known) return this.#update(known);
      return this.#job.profile.actions.includes('create') ? this.#create() : done;
    }
    const found = { id: match.id, delivered: new Map(), members: new Map<string, string>(), isOwn: false };
    return this.#patch(known?.id === match.id ? known : found, match.resource);
  }

  async #create(): Promise<Outcome> {
    const values = this.#job.groupValuesOf(this.#subject.key, 'create');
    const message: JsonObject = {
      schemas: [schemaUrn.Group, ...(this.#job.profile.legacyGroupSchema ? [legacyGroupUrn] : [])],
      ...(values.has('externalId') && { externalId: values.get('externalId') }),
      ...Object.fromEntries([...values].filter(([path]) => path !== 'externalId')),
      meta: { resourceType: 'Group' },
    };
    const reply = await this.#job.call('POST', '/Groups', message);
    const created = isSuccess(reply) ? resourceOf(reply) : undefined;
    if (!created) return failed(this.#subject, 'create group', reply);
    const delivered = this.#job.groupValuesOf(this.#subject.key, 'update');
    return this.#link({ id: created.id, delivered, members: new Map(), isOwn: true });
  }

  async #update(linked: LinkedGroup): Promise<Outcome> {
    if (!this.#job.profile.actions.includes('update')) return done;
    if (!this.#job.profile.readBeforePatch) return this.#patch(linked);
    const reply = await this.#job.query(`/Groups/${encodeURIComponent(linked.id)}`, [
      ['excludedAttributes', 'members'],
    ]);
    if (reply.status === 404) return this.#relink(reply);
    const resource = isSuccess(reply) ? resourceOf(reply) : undefined;
    return resource ? this.#patch(linked, resource) : failed(this.#subject, 'read group', reply);
  }

  async #relink(reply: Reply): Promise<Outcome> {
    this.#job.memory.groups.delete(this.#subject.key);
    if (this.#hasRelinked) return failed(this.#subject, 'update group', reply, logCode.invalidAnchor);
    this.#hasRelinked = true;
    return this.#match();
  }

  async #patch(linked: LinkedGroup, resource?: JsonObject): Promise<Outcome> {
    const wanted = this.#job.groupValuesOf(this.#subject.key, 'update');
    const current = resource ? reader(resource) : (path: string) => linked.delivered.get(path);
    const changes = changesBetween(wanted, current, linked.delivered, this.#job.profile);
    if (changes.length > 0 || this.#job.profile.emptyPatches) {
      const message = patchMessage(operationsFor(changes, this.#job.profile));
      const reply = await this.#job.call('PATCH', `/Groups/${encodeURIComponent(linked.id)}`, message);
      if (reply.status === 404) return this.#relink(reply);
      if (!isSuccess(reply)) return failed(this.#subject, 'update group', reply);
    }
    return this.#link({ ...linked, delivered: wanted });
  }

  async #delete(linked: LinkedGroup): Promise<Outcome> {
    if (!this.#job.profile.actions.includes('delete')) return done;
    const reply = await this.#job.call('DELETE', `/Groups/${encodeURIComponent(linked.id)}`);
    if (!isSuccess(reply) && reply.status !== 404) return failed(this.#subject, 'delete group', reply);
    this.#job.memory.groups.delete(this.#subject.key);
    this.#job.memory.deletedGroups.add(this.#subject.key);
    return done;
  }

  async #writeMembers(verb: 'Add' | 'Remove', people: readonly (readonly [string, string])[]): Promise<Outcome> {
    const { membersPerPatch } = this.#job.profile;
    for (let start = 0; start < people.length; start += membersPerPatch) {
      const chunk = people.slice(start, start + membersPerPatch);
      const linked = this.#job.memory.groups.get(this.#subject.key);
      if (!linked) return done;
      const message = verb === 'Add' ? this.#addition(chunk) : this.#removal(chunk);
      const reply = await this.#job.call('PATCH', `/Groups/${encodeURIComponent(linked.id)}`, message);
      if (!isSuccess(reply)) return failed(this.#subject, 'update members', reply);
      const members = new Map(linked.members);
      for (const [key, id] of chunk) {
        if (verb === 'Add') members.set(key, id);
        else members.delete(key);
      }
      this.#link({ ...linked, members });
    }
    return done;
  }

  #addition(people: readonly (readonly [string, string])[]): JsonObject {
    const value = people.map(([, id]) => this.#memberValue(id));
    return patchMessage([{ op: spell('Add', this.#job.profile), path: 'members', value }]);
  }

  /** EN-63 by list of values; EN-41 by one filtered path for each member. */
  #removal(people: readonly (readonly [string, string])[]): JsonObject {
    const op = spell('Remove', this.#job.profile);
    if (this.#job.profile.memberRemoval === 'filtered-path') {
      return patchMessage(people.map(([, id]) => ({ op, path: `members[value eq ${JSON.stringify(id)}]` })));
    }
    return patchMessage([{ op, path: 'members', value: people.map(([, id]) => this.#memberValue(id)) }]);
  }

  #memberValue(id: string): JsonObject {
    return { ...(this.#job.profile.memberRef && { $ref: null }), value: id };
  }

  #members(): Map<string, string> {
    const known = this.#entry.group.members.flatMap((key): [string, string][] => {
      const linked = this.#job.memory.users.get(key);
      return linked ? [[key, linked.id]] : [];
    });
    return new Map(known);
  }

  #link(linked: LinkedGroup): Outcome {
    this.#job.memory.groups.set(this.#subject.key, linked);
    this.#job.memory.deletedGroups.delete(this.#subject.key);
    return done;
  }
}

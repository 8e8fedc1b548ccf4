import type { JsonObject } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import type { GroupEntry, Subject } from '../directory.ts';
import { done, type Outcome } from '../outcome.ts';
import { isSuccess, type Reply, resourceOf } from '../reply.ts';
import { type Client, type ClientGroup, failed, foundIn } from './client.ts';
import type { GroupHabits } from './description.ts';

type Members = ReadonlyMap<string, string>;

/** Brings one group in line with the directory. */
export class GroupTask {
  readonly #client: Client;
  readonly #subject: Subject;
  readonly #entry: GroupEntry;
  readonly #habits: GroupHabits;

  constructor(client: Client, subject: Subject, habits: GroupHabits) {
    this.#client = client;
    this.#subject = subject;
    this.#entry = client.directory.group(subject.key);
    this.#habits = habits;
  }

  async run(): Promise<Outcome> {
    const group = this.#client.groups.get(this.#subject.key);
    const known = group?.isDeleted ? undefined : group;
    if (this.#entry.push === 'on') return known ? this.#update(known) : this.#link();
    const isDeletion = this.#entry.push === 'removed' && this.#habits.deletes;
    return known && isDeletion ? this.#delete(known) : done;
  }

  async #link(): Promise<Outcome> {
    const { name } = this.#entry.group;
    const reply =
      this.#habits.lookup === 'all'
        ? await this.#client.connection.call({ method: 'GET', path: '/Groups' })
        : await this.#client.lookUp('/Groups', 'displayName', name);
    const found = foundIn(reply, (group) => this.#habits.lookup === 'filter' || group['displayName'] === name);
    if (!found || found.length > 1) return failed(this.#subject, 'look up group', reply);
    const [id] = found;
    return id === undefined ? this.#create() : this.#update({ id, name, members: new Map() });
  }

  async #create(): Promise<Outcome> {
    const { name } = this.#entry.group;
    const body = { schemas: [schemaUrn.Group], displayName: name };
    const reply = await this.#client.connection.call({ method: 'POST', path: '/Groups', body: JSON.stringify(body) });
    const created = isSuccess(reply) ? resourceOf(reply) : undefined;
    return created
      ? this.#update({ id: created.id, name, members: new Map() })
      : failed(this.#subject, 'create group', reply);
  }

  async #update(known: ClientGroup): Promise<Outcome> {
    const wanted = this.#members();
    const added = [...wanted].filter(([key]) => !known.members.has(key));
    const removed = [...known.members].filter(([key]) => !wanted.has(key) && !this.#isGone(key));
    const { name } = this.#entry.group;
    const isRenamed = this.#habits.rename !== 'never' && name !== known.name;
    if (this.#habits.update === 'PUT') {
      const isSame = added.length + removed.length === 0 && !isRenamed && this.#client.groups.has(this.#subject.key);
      return isSame ? done : this.#replace(known.id, name, wanted);
    }
    if (isRenamed) {
      const value = { displayName: name };
      const isPathless = this.#habits.rename === 'pathless';
      const operation = isPathless ? { value } : { path: 'displayName', value: name };
      const reply = await this.#patch(known.id, { op: 'replace', ...operation });
      if (!isSuccess(reply)) return failed(this.#subject, 'rename group', reply);
    }
    this.#client.groups.set(this.#subject.key, { ...known, name: isRenamed ? name : known.name });
    return this.#changeMembers(known.id, added, removed);
  }

  async #changeMembers(
    id: string,
    added: readonly (readonly [string, string])[],
    removed: readonly (readonly [string, string])[],
  ): Promise<Outcome> {
    for (const portion of this.#portions(removed)) {
      const reply = await this.#patch(id, ...this.#removals(portion.map(([, member]) => member)));
      if (!isSuccess(reply)) return failed(this.#subject, 'remove members', reply);
      this.#remember((members) => portion.forEach(([key]) => members.delete(key)));
    }
    for (const portion of this.#portions(added)) {
      const value = portion.map(([key, member]) => this.#member(key, member));
      const reply = await this.#patch(id, { op: 'add', path: 'members', value });
      if (!isSuccess(reply)) return failed(this.#subject, 'add members', reply);
      this.#remember((members) => portion.forEach(([key, member]) => members.set(key, member)));
    }
    return done;
  }

  #portions<Thing>(things: readonly Thing[]): readonly (readonly Thing[])[] {
    if (this.#habits.members === 'one') return things.map((thing) => [thing]);
    return things.length === 0 ? [] : [things];
  }

  #removals(ids: readonly string[]): readonly JsonObject[] {
    if (this.#habits.removal === 'list') {
      return [{ op: 'remove', path: 'members', value: ids.map((value) => ({ value })) }];
    }
    return ids.map((id) => ({ op: 'remove', path: `members[value eq ${JSON.stringify(id)}]` }));
  }

  async #replace(id: string, name: string, members: Members): Promise<Outcome> {
    const list = [...members].map(([key, member]) => this.#member(key, member));
    const body = { schemas: [schemaUrn.Group], id, displayName: name, members: list };
    const reply = await this.#client.change('PUT', `/Groups/${encodeURIComponent(id)}`, body);
    if (!isSuccess(reply)) return failed(this.#subject, 'update group', reply);
    this.#client.groups.set(this.#subject.key, { id, name, members });
    return done;
  }

  async #delete(known: ClientGroup): Promise<Outcome> {
    const path = `/Groups/${encodeURIComponent(known.id)}`;
    const reply = await this.#client.connection.call({ method: 'DELETE', path });
    if (!isSuccess(reply) && reply.status !== 404) return failed(this.#subject, 'delete group', reply);
    this.#client.groups.set(this.#subject.key, { ...known, isDeleted: true });
    return done;
  }

  async #patch(id: string, ...operations: readonly JsonObject[]): Promise<Reply> {
    return this.#client.change('PATCH', `/Groups/${encodeURIComponent(id)}`, this.#client.patch(...operations));
  }

  #member(key: string, value: string): JsonObject {
    const { person } = this.#client.directory.person(key);
    return { value, ...(this.#habits.sendsDisplay && { display: person.displayName ?? person.userName }) };
  }

  #remember(change: (members: Map<string, string>) => void): void {
    const known = this.#client.groups.get(this.#subject.key)!;
    const members = new Map(known.members);
    change(members);
    this.#client.groups.set(this.#subject.key, { ...known, members });
  }

  /** Members who have an account that may be used. */
  #members(): Members {
    return new Map(
      this.#entry.group.members.flatMap((key) => {
        const account = this.#client.accounts.get(key);
        return account?.isActive ? [[key, account.id] as const] : [];
      }),
    );
  }

  /** With the account went its memberships. */
  #isGone(key: string): boolean {
    return this.#client.accounts.get(key)?.isDeleted === true;
  }
}

import type { JsonObject } from '../../scim/json.ts';
import { textAt } from '../attribute-value.ts';
import { type GroupEntry, type Subject, subjectName } from '../directory.ts';
import type { DirectoryGroup } from '../identity-provider.ts';
import { done, type Outcome } from '../outcome.ts';
import { isSuccess, type Reply, resourceOf } from '../reply.ts';
import type { AppGroup, Application } from './application.ts';
import type { Member } from './dialect.ts';
import { lookUp } from './lookup.ts';
import { failed, retell, unreadable } from './problem.ts';

type Members = ReadonlyMap<string, Member>;

/** Brings one pushed group in line with its source. */
export class GroupTask {
  readonly #app: Application;
  readonly #subject: Subject;
  readonly #entry: GroupEntry;

  constructor(app: Application, subject: Subject) {
    this.#app = app;
    this.#subject = subject;
    this.#entry = app.directory.group(subject.key);
  }

  async run(): Promise<Outcome> {
    const known = this.#app.groups.get(this.#subject.key);
    if (this.#entry.push === 'on') return known ? this.#update(known) : this.#link();
    if (!known) return done;
    return this.#entry.push === 'removed' ? this.#delete(known) : this.#end(known, false);
  }

  get #group(): DirectoryGroup {
    return this.#entry.group;
  }

  /** OK-61: one match by name is linked, none is created. */
  async #link(): Promise<Outcome> {
    const former = this.#app.formerGroups.get(this.#subject.key);
    // A mapping that is activated again still knows its group (OK-69c).
    if (former && !former.isDeleted) return this.#pushAll(former.id);
    const { name } = this.#group;
    const found = await lookUp(this.#app, '/Groups', 'displayName', name);
    if (found.kind === 'none') return this.#create();
    if (found.kind === 'match') return this.#pushAll(found.id);
    return this.#failure('look up group', `Error while verifying if user group ${name} exists`, found.reply);
  }

  async #create(): Promise<Outcome> {
    const { connection, dialect, profile } = this.#app;
    const { name } = this.#group;
    const members = profile.groupCreateMembers === 'filled' ? [...this.#members().values()] : [];
    const body = { schemas: [dialect.groupSchema], displayName: name, members };
    const reply = await connection.call({ method: 'POST', path: '/Groups', body: JSON.stringify(body) });
    const created = isSuccess(reply) ? resourceOf(reply) : undefined;
    if (!created) return this.#failure('create group', `Error while creating user group ${name}`, reply);
    return this.#pushAll(created.id);
  }

  async #update(known: AppGroup): Promise<Outcome> {
    const { profile, fullPushes } = this.#app;
    if (known.name !== this.#group.name && profile.onGroupRename === 'deactivate-mapping') return done;
    if (fullPushes.has(subjectName(this.#subject))) return this.#pushAll(known.id);

    const { added, removed } = this.#delta(known);
    const isSame = added.size === 0 && removed.size === 0;
    if (isSame && known.name === this.#group.name) return done;
    if (profile.groupUpdate === 'PUT') return this.#replace(known.id);
    const renamed = await this.#sendName(known.id);
    if (renamed.kind !== 'done') return renamed;
    this.#app.groups.set(this.#subject.key, { ...known, name: this.#group.name });
    if (isSame) return done;
    return profile.groupMembership === 'delta'
      ? this.#sendDelta({ ...known, name: this.#group.name }, added, removed)
      : this.#sendAll(known.id);
  }

  /** The initial push, and "Push now": the name, then the whole membership (OK-64, OK-66, OK-69c). */
  async #pushAll(id: string): Promise<Outcome> {
    if (this.#app.profile.groupUpdate === 'PUT') return this.#replace(id);
    this.#app.groups.set(this.#subject.key, { id, name: this.#group.name, members: new Map() });
    const renamed = await this.#sendName(id);
    if (renamed.kind !== 'done') {
      // The mapping is in error, so the retry has to push everything.
      this.#app.fullPushes.add(subjectName(this.#subject));
      return renamed;
    }
    return this.#sendAll(id);
  }

  async #sendName(id: string): Promise<Outcome> {
    const reply = await this.#patch(id, this.#app.dialect.groupName(id, this.#group.name));
    return isSuccess(reply)
      ? done
      : this.#failure('update group', `Error while updating user group ${this.#group.name}`, reply);
  }

  async #sendAll(id: string): Promise<Outcome> {
    const { profile, dialect } = this.#app;
    const members = this.#members();
    const list = [...members.values()];
    const message = profile.groupMembership.startsWith('replace-pathless')
      ? dialect.allMembersPathless(list)
      : dialect.allMembers(list);
    const { schemas: _, ...bare } = message;
    const reply = await this.#patch(id, profile.groupMembership === 'replace-pathless-bare' ? bare : message);
    this.#app.fullPushes.add(subjectName(this.#subject));
    if (!isSuccess(reply)) return this.#membersFailed(reply);
    this.#app.fullPushes.delete(subjectName(this.#subject));
    return this.#pushed(id, members);
  }

  /** OK-65, OK-69a: removals first, additions after them, so many in one message. */
  async #sendDelta(known: AppGroup, added: Members, removed: Members): Promise<Outcome> {
    const { dialect, profile } = this.#app;
    const changes = [
      ...[...removed].map((entry) => ({ entry, isRemoval: true })),
      ...[...added].map((entry) => ({ entry, isRemoval: false })),
    ];
    const members = new Map(known.members);
    for (let start = 0; start < changes.length; start += profile.membersPerPatch) {
      const chunk = changes.slice(start, start + profile.membersPerPatch);
      const chosen = (isRemoval: boolean) =>
        chunk.filter((change) => change.isRemoval === isRemoval).map(({ entry }) => entry[1]);
      const reply = await this.#patch(known.id, dialect.memberDelta(chosen(true), chosen(false)));
      if (!isSuccess(reply)) return this.#membersFailed(reply);
      for (const { entry, isRemoval } of chunk) {
        if (isRemoval) members.delete(entry[0]);
        else members.set(entry[0], entry[1].value);
      }
      this.#app.groups.set(this.#subject.key, { ...known, members: new Map(members) });
    }
    return done;
  }

  /** OK-68: the group is read, then replaced as a whole. */
  async #replace(id: string): Promise<Outcome> {
    const { connection, dialect, profile } = this.#app;
    const { name } = this.#group;
    const path = `/Groups/${encodeURIComponent(id)}`;
    const current = await connection.call({ method: 'GET', path });
    if (!isSuccess(current) || !resourceOf(current)) {
      return this.#failure('update group', `Error while updating user group ${name}`, current);
    }
    const members = this.#members();
    const body = {
      schemas: [dialect.groupSchema],
      ...(profile.groupPutId && { id }),
      displayName: name,
      members: [...members.values()],
    };
    const reply = await connection.call({ method: 'PUT', path, body: JSON.stringify(body) });
    if (!isSuccess(reply)) return this.#failure('update group', `Error while updating user group ${name}`, reply);
    this.#app.fullPushes.delete(subjectName(this.#subject));
    return this.#pushed(id, members);
  }

  async #delete(known: AppGroup): Promise<Outcome> {
    const reply = await this.#app.connection.call({
      method: 'DELETE',
      path: `/Groups/${encodeURIComponent(known.id)}`,
    });
    if (!isSuccess(reply) && reply.status !== 404) {
      return this.#failure('delete group', `Error while deleting user group ${known.name}`, reply);
    }
    return this.#end(known, true);
  }

  #end(known: AppGroup, isDeleted: boolean): Outcome {
    this.#app.groups.delete(this.#subject.key);
    this.#app.formerGroups.set(this.#subject.key, { ...known, isDeleted });
    return done;
  }

  #patch(id: string, message: JsonObject): Promise<Reply> {
    const body = JSON.stringify(message);
    return this.#app.connection.call({ method: 'PATCH', path: `/Groups/${encodeURIComponent(id)}`, body });
  }

  #pushed(id: string, members: Members): Outcome {
    const ids = new Map([...members].map(([key, { value }]) => [key, value]));
    this.#app.groups.set(this.#subject.key, { id, name: this.#group.name, members: ids });
    return done;
  }

  /** OK-60: only members who have the application and an account that is known. */
  #members(): Members {
    return new Map(this.#group.members.flatMap((key) => this.#member(key)));
  }

  #member(key: string): (readonly [string, Member])[] {
    const account = this.#app.users.get(key);
    return account ? [[key, { value: account.id, display: textAt(account.delivered, 'userName') }]] : [];
  }

  /** A member whose account is no longer known cannot be removed: Okta has lost the id. */
  #delta(known: AppGroup): { readonly added: Members; readonly removed: Members } {
    const wanted = this.#members();
    const added = [...wanted].filter(([key, { value }]) => known.members.get(key) !== value);
    const gone = [...known.members.keys()].filter((key) => !this.#group.members.includes(key));
    const removed = gone.flatMap((key) => this.#member(key));
    return { added: new Map(added), removed: new Map(removed) };
  }

  #membersFailed(reply: Reply): Outcome {
    return this.#failure(
      'update membership',
      `Error while updating memberships of user group ${this.#group.name}`,
      reply,
    );
  }

  #failure(step: string, why: string, reply: Reply): Outcome {
    const headline = `Unable to update Group Push mapping target App group ${this.#group.name}`;
    return failed(
      this.#subject,
      step,
      headline,
      `${why}: ${isSuccess(reply) ? unreadable(reply) : retell(reply)}`,
      reply,
    );
  }
}

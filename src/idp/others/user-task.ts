import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import { type PersonEntry, type Subject } from '../directory.ts';
import { done, type Outcome } from '../outcome.ts';
import { isSuccess, type Reply, resourceOf } from '../reply.ts';
import { type Account, type Client, failed, foundIn } from './client.ts';

/** Brings one person's account in line with the directory. */
export class UserTask {
  readonly #client: Client;
  readonly #subject: Subject;
  readonly #entry: PersonEntry;

  constructor(client: Client, subject: Subject) {
    this.#client = client;
    this.#subject = subject;
    this.#entry = client.directory.person(subject.key);
  }

  async run(): Promise<Outcome> {
    const account = this.#client.accounts.get(this.#subject.key);
    const known = account?.isDeleted ? undefined : account;
    if (!this.#client.isEntitled(this.#entry)) return known ? this.#leave(known) : done;
    return known ? this.#update(known) : this.#provision();
  }

  /** OT-3: a lookup for each person, then a change of what was found, or a create. */
  async #provision(): Promise<Outcome> {
    const { userName } = this.#entry.person;
    const reply = await this.#client.lookUp('/Users', 'userName', userName);
    const found = foundIn(reply, () => true);
    if (!found || found.length > 1) return failed(this.#subject, 'look up user', reply);
    const [id] = found;
    return id === undefined ? this.#create() : this.#update({ id, isActive: true, delivered: {} });
  }

  async #create(): Promise<Outcome> {
    const body = this.#client.resourceOf(this.#entry, true);
    const reply = await this.#client.connection.call({ method: 'POST', path: '/Users', body: JSON.stringify(body) });
    const created = isSuccess(reply) ? resourceOf(reply) : undefined;
    return created ? this.#delivered(created.id, body, true) : failed(this.#subject, 'create user', reply);
  }

  async #update(account: Account): Promise<Outcome> {
    const body = this.#client.resourceOf(this.#entry, true);
    if (JSON.stringify(body) === JSON.stringify(account.delivered)) return done;
    const reply = await this.#write(account, body);
    return isSuccess(reply) ? this.#delivered(account.id, body, true) : failed(this.#subject, 'update user', reply);
  }

  async #leave(account: Account): Promise<Outcome> {
    const { onLoss, onRemoval } = this.#client.description;
    const action = this.#entry.status === 'removed' ? onRemoval : onLoss;
    if (action === 'delete') return this.#delete(account);
    if (action === 'nothing' || !account.isActive) return done;
    const body = this.#client.resourceOf(this.#entry, false);
    const reply = await this.#write(account, body);
    return isSuccess(reply)
      ? this.#delivered(account.id, body, false)
      : failed(this.#subject, 'deactivate user', reply);
  }

  async #delete(account: Account): Promise<Outcome> {
    const path = `/Users/${encodeURIComponent(account.id)}`;
    const reply = await this.#client.connection.call({ method: 'DELETE', path });
    if (!isSuccess(reply) && reply.status !== 404) return failed(this.#subject, 'delete user', reply);
    this.#client.accounts.set(this.#subject.key, { ...account, isActive: false, isDeleted: true });
    return done;
  }

  async #write({ id, delivered }: Account, body: JsonObject): Promise<Reply> {
    const path = `/Users/${encodeURIComponent(id)}`;
    if (this.#client.description.userUpdate === 'PUT') return this.#client.change('PUT', path, body);
    return this.#client.change('PATCH', path, this.#client.patch(...operationsBetween(delivered, body)));
  }

  #delivered(id: string, delivered: JsonObject, isActive: boolean): Outcome {
    this.#client.accounts.set(this.#subject.key, { id, isActive, delivered });
    return done;
  }
}

/** OT-41: of a complex attribute only the sub-attributes that changed. */
function operationsBetween(before: JsonObject, after: JsonObject): readonly JsonObject[] {
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return names
    .filter((name) => name !== 'schemas' && name !== 'id' && !isSame(before[name], after[name]))
    .flatMap((name) => operationsFor(name, before[name], after[name]));
}

function operationsFor(path: string, before: Json | undefined, after: Json | undefined): readonly JsonObject[] {
  if (after === undefined) return [{ op: 'remove', path }];
  if (!isJsonObject(after)) return [{ op: 'replace', path, value: after }];
  const former = isJsonObject(before) ? before : {};
  const changed = Object.entries(after).filter(([name, value]) => !isSame(former[name], value));
  const separator = path.startsWith('urn:') ? ':' : '.';
  const gone = Object.keys(former).filter((name) => !(name in after));
  const removals = gone.map((name) => ({ op: 'remove', path: path + separator + name }));
  if (changed.length === 0) return removals;
  if (separator === '.') return [{ op: 'replace', path, value: Object.fromEntries(changed) }, ...removals];
  return [
    ...changed.map(([name, value]) => ({ op: 'replace', path: `${path}:${name}`, value: value ?? null })),
    ...removals,
  ];
}

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

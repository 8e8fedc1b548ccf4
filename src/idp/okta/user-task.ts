import type { Json, JsonObject } from '../../scim/json.ts';
import { textAt, type Values, writeValue } from '../attribute-value.ts';
import { type PersonEntry, type Subject, subjectName } from '../directory.ts';
import { arrange } from '../member-order.ts';
import { done, type Outcome } from '../outcome.ts';
import { alphanumeric, pick } from '../random.ts';
import { isSuccess, type Reply, resourceOf } from '../reply.ts';
import type { Application, AppUser } from './application.ts';
import { lookUp } from './lookup.ts';
import { displayNameOf, userOrder } from './mapping.ts';
import { failed, retell, unreadable } from './problem.ts';

/** Brings one person's account in line with the assignment and the profile. */
export class UserTask {
  readonly #app: Application;
  readonly #subject: Subject;
  readonly #entry: PersonEntry;

  constructor(app: Application, subject: Subject) {
    this.#app = app;
    this.#subject = subject;
    this.#entry = app.directory.person(subject.key);
  }

  async run(): Promise<Outcome> {
    const account = this.#app.users.get(this.#subject.key);
    if (!this.#app.isEntitled(this.#entry)) return account ? this.#deprovision(account) : this.#deleteIfDue();
    const isBack = this.#app.formerUsers.has(this.#subject.key);
    if (!account) return isBack && this.#app.profile.onReturn === 'create' ? this.#create() : this.#provision();
    const hasNewName = account.delivered.get('userName') !== this.#entry.person.userName;
    if (hasNewName && this.#app.profile.onUserNameChange === 'deactivate-and-create') return this.#recreate(account);
    return this.#update(account);
  }

  async #recreate(account: AppUser): Promise<Outcome> {
    const outcome = await this.#deprovision(account);
    return outcome.kind === 'done' ? this.#provision() : outcome;
  }

  async #provision(): Promise<Outcome> {
    const { matchAttribute } = this.#app.profile;
    const wanted = textAt(this.#values(), matchAttribute) || this.#entry.person.userName;
    const found = await lookUp(this.#app, '/Users', matchAttribute, wanted);
    if (found.kind === 'none') return this.#create();
    // A match counts as linked only after the first push, so that a failed one starts again with the lookup.
    if (found.kind === 'match') return this.#update({ id: found.id, delivered: new Map() });
    const why = `Error while verifying if user ${wanted} exists`;
    return this.#failure('look up user', 'provisioning of', why, found.reply);
  }

  async #create(): Promise<Outcome> {
    const { connection, dialect } = this.#app;
    const values = this.#values();
    const resource = this.#write({ schemas: [dialect.userSchema] }, values, values);
    const body = arrange({ ...resource, groups: [], password: this.#password(), active: true }, userOrder);
    const reply = await connection.call({ method: 'POST', path: '/Users', body: JSON.stringify(body) });

    const created = isSuccess(reply) ? resourceOf(reply) : undefined;
    if (!created) return this.#failedCreate(reply);
    this.#app.users.set(this.#subject.key, { id: created.id, delivered: values });
    this.#app.unsentPasswords.delete(this.#subject.key);
    return done;
  }

  #failedCreate(reply: Reply): Outcome {
    const { userName } = this.#entry.person;
    // OK-25: the task error of an answer without a body.
    if (isSuccess(reply) && reply.text.trim() === '') {
      return this.#failure('create user', 'provisioning of', 'Create new user returned empty user', reply, '');
    }
    return this.#failure('create user', 'provisioning of', `Error while creating user ${userName}`, reply);
  }

  /** Profile first, then the state of activation, then the password: each is an operation of its own (OK-36). */
  async #update(account: AppUser): Promise<Outcome> {
    const { key } = this.#subject;
    const changes = this.#changesSince(account.delivered);
    const isFull = account.delivered.size === 0 || this.#app.fullPushes.has(subjectName(this.#subject));
    if (isFull || changes.size > 0) {
      const outcome = await this.#pushProfile(account, isFull ? this.#values() : changes, isFull);
      if (outcome.kind !== 'done') return outcome;
      this.#app.fullPushes.delete(subjectName(this.#subject));
    }
    const reactivation = await this.#reactivate();
    if (reactivation.kind !== 'done') return reactivation;
    if (!this.#app.profile.passwordSync || !this.#app.unsentPasswords.has(key)) return done;
    const outcome = await this.#writeState(
      account.id,
      { password: this.#password() },
      'push password',
      'password push of',
    );
    if (outcome.kind === 'done') this.#app.unsentPasswords.delete(key);
    return outcome;
  }

  /** A full push always reads first: it has to know whether the account is active. */
  async #pushProfile(account: AppUser, changes: Values, isFull: boolean): Promise<Outcome> {
    const { connection, profile } = this.#app;
    const path = `/Users/${encodeURIComponent(account.id)}`;
    const why = `Error while trying to push profile update for ${this.#entry.person.userName}`;
    if (profile.userUpdate === 'PATCH' && !isFull) return this.#patchProfile(account.id, changes, why);

    const current = await connection.call({ method: 'GET', path });
    const resource = isSuccess(current) ? resourceOf(current) : undefined;
    if (!resource) return this.#failure('push profile', 'profile push of', why, current);
    const isInactive = isFull && resource['active'] === false;
    if (profile.userUpdate === 'PATCH') return this.#patchProfile(account.id, changes, why, isInactive);
    const activation = isInactive && profile.userActivation === 'PUT' ? { active: true } : {};
    const body = { ...this.#write(resource, changes, this.#values()), ...activation };
    const reply = await connection.call({ method: 'PUT', path, body: JSON.stringify(body) });
    if (!isSuccess(reply)) return this.#failure('push profile', 'profile push of', why, reply);
    return this.#delivered(account.id, isInactive && profile.userActivation === 'PATCH');
  }

  async #patchProfile(id: string, changes: Values, why: string, isInactive = false): Promise<Outcome> {
    const { connection, dialect } = this.#app;
    const body = JSON.stringify(dialect.userChange(id, this.#changedAttributes(changes)));
    const reply = await connection.call({ method: 'PATCH', path: `/Users/${encodeURIComponent(id)}`, body });
    if (!isSuccess(reply)) return this.#failure('push profile', 'profile push of', why, reply);
    return this.#delivered(id, isInactive);
  }

  async #reactivate(): Promise<Outcome> {
    const account = this.#app.users.get(this.#subject.key);
    if (!account?.isInactive) return done;
    const outcome = await this.#writeState(account.id, { active: true }, 'reactivate user', 'reactivation of');
    return outcome.kind === 'done' ? this.#delivered(account.id) : outcome;
  }

  /** OK-43: deletion follows deactivation after a delay, where the application is set up for it. */
  async #deleteIfDue(): Promise<Outcome> {
    const { key } = this.#subject;
    const former = this.#app.formerUsers.get(key);
    const dueAt = this.#app.deletions.get(key);
    if (!former || dueAt === undefined || dueAt > this.#app.clock.now()) return done;
    const reply = await this.#app.connection.call({
      method: 'DELETE',
      path: `/Users/${encodeURIComponent(former.id)}`,
    });
    if (!isSuccess(reply) && reply.status !== 404) {
      const why = `Error while trying to delete user ${this.#entry.person.userName}`;
      return this.#failure('delete user', 'deprovisioning of', why, reply);
    }
    this.#app.deletions.delete(key);
    this.#app.formerUsers.set(key, { ...former, isDeleted: true });
    return done;
  }

  async #deprovision(account: AppUser): Promise<Outcome> {
    const outcome = await this.#writeState(account.id, { active: false }, 'deactivate user', 'deprovisioning of');
    if (outcome.kind !== 'done') return outcome;
    this.#app.users.delete(this.#subject.key);
    this.#app.formerUsers.set(this.#subject.key, account);
    const { deleteAfterMs } = this.#app.profile;
    if (deleteAfterMs !== null) this.#app.deletions.set(this.#subject.key, this.#app.clock.now() + deleteAfterMs);
    return done;
  }

  /** Writes `active` or `password` the way the profile does: by PATCH, or by reading and replacing. */
  async #writeState(id: string, state: JsonObject, step: string, operation: string): Promise<Outcome> {
    const { connection, profile, dialect } = this.#app;
    const path = `/Users/${encodeURIComponent(id)}`;
    const why = `Error while trying to ${step} ${this.#entry.person.userName}`;
    if (profile.userActivation === 'PATCH') {
      const body = JSON.stringify(dialect.userChange(id, state));
      const reply = await connection.call({ method: 'PATCH', path, body });
      return isSuccess(reply) ? done : this.#failure(step, operation, why, reply);
    }
    const current = await connection.call({ method: 'GET', path });
    const resource = isSuccess(current) ? resourceOf(current) : undefined;
    if (!resource) return this.#failure(step, operation, why, current);
    const reply = await connection.call({ method: 'PUT', path, body: JSON.stringify({ ...resource, ...state }) });
    return isSuccess(reply) ? done : this.#failure(step, operation, why, reply);
  }

  #values(): Values {
    return this.#app.valuesOf(this.#entry);
  }

  #delivered(id: string, isInactive = false): Outcome {
    this.#app.users.set(this.#subject.key, { id, delivered: this.#values(), ...(isInactive && { isInactive }) });
    return done;
  }

  #changesSince(delivered: Values): Values {
    const values = this.#values();
    const emptied = [...delivered.keys()].filter((path) => !values.has(path)).map((path) => [path, null] as const);
    return new Map([...[...values].filter(([path, value]) => !isSame(delivered.get(path), value)), ...emptied]);
  }

  /** Sets the changed values in a resource and names the extensions they belong to. */
  #write(resource: JsonObject, changes: Values, values: Values): JsonObject {
    let changed = resource;
    for (const [path, value] of changes) {
      changed = writeValue(changed, path, value === null ? this.#emptyValue(path) : value, this.#app.templateOf(path));
    }
    const schemas = Array.isArray(resource['schemas']) ? (resource['schemas'] as readonly Json[]) : [];
    const extensions = [...values.keys()]
      .filter((path) => path.startsWith('urn:'))
      .map((path) => path.slice(0, path.lastIndexOf(':')));
    return { ...changed, schemas: [...new Set([...schemas, ...extensions])] };
  }

  #emptyValue(path: string): Json | undefined {
    const { emptyValue } = this.#app.profile;
    if (emptyValue === 'omit' || path.includes('[')) return undefined;
    return emptyValue === 'null' ? null : '';
  }

  /** The value of a pathless replace: whole multi-valued attributes, and of the rest what changed. */
  #changedAttributes(changes: Values): JsonObject {
    const attributes = new Set(
      [...changes.keys()].filter((path) => path.includes('[')).map((path) => path.split('[')[0]),
    );
    const whole = [...this.#values()].filter(([path]) => attributes.has(path.split('[')[0]));
    const { schemas: _, ...value } = this.#write({}, new Map([...changes, ...whole]), new Map());
    return value;
  }

  /** OK-24: a placeholder of eight characters, unless passwords are synchronised. */
  #password(): string {
    const { profile, random } = this.#app;
    const known = profile.passwordSync ? this.#entry.password : undefined;
    return known ?? pick(random, alphanumeric, 8);
  }

  #failure(
    step: string,
    operation: string,
    why: string,
    reply: Reply,
    told = isSuccess(reply) ? unreadable(reply) : retell(reply),
  ): Outcome {
    const headline = `Automatic ${operation} user ${displayNameOf(this.#entry.person)} to app ${this.#app.label} failed`;
    return failed(this.#subject, step, headline, told === '' ? why : `${why}: ${told}`, reply);
  }
}

function isSame(left: Json | undefined, right: Json): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

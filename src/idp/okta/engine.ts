import type { JsonObject } from '../../scim/json.ts';
import { type Subject, subjectName } from '../directory.ts';
import type { Ability, ExpectedResource, Imported, ProvisioningProblem } from '../identity-provider.ts';
import { Outbox } from '../outbox.ts';
import { type Outcome, retryAfterMs } from '../outcome.ts';
import { isSuccess, pageOf, type Reply } from '../reply.ts';
import type { Engine, Event } from '../simulated-provider.ts';
import type { Application } from './application.ts';
import { discoverEntitlements } from './entitlement.ts';
import { expectationOf } from './expectation.ts';
import { GroupTask } from './group-task.ts';
import { retell, unreadable } from './problem.ts';
import { UserTask } from './user-task.ts';

/** How long a task rests after a 429 that does not say, and how often it is tried (OK-8). */
const restMs = 5 * 60_000;
const mostAttempts = 10;
const pageSize = 100;

/** Okta's provisioning: one task per change, in the order of the changes. */
export class OktaEngine implements Engine {
  readonly name = 'okta';
  readonly abilities: readonly Ability[];
  readonly #app: Application;
  readonly #outbox = new Outbox();
  /** Tasks the service provider asked to come later. */
  readonly #paused = new Outbox();
  readonly #rests = new Map<string, { readonly attempts: number; readonly ms: number }>();
  readonly #failures = new Map<string, { readonly subject: Subject; readonly problem: ProvisioningProblem }>();

  constructor(app: Application) {
    this.#app = app;
    const always = ['import', 'leave-group', 'push-now', 'resync', 'retry'] as const;
    this.abilities = app.profile.passwordSync ? [...always, 'password'] : always;
  }

  note(subject: Subject, event: Event): void {
    if (event === 'password' && this.#app.profile.passwordSync) this.#app.unsentPasswords.add(subject.key);
    if (event === 'push-now') this.#app.fullPushes.add(subjectName(subject));
    this.#outbox.note(subject);
  }

  /** OK-15: two constant requests, users first. */
  async testConnection(): Promise<readonly ProvisioningProblem[]> {
    const users = await this.#app.connection.call({ method: 'GET', path: '/Users', query: 'startIndex=1&count=2' });
    if (!isSuccess(users) || !pageOf(users, { anyCase: true })) return [refusal(users)];
    const groups = await this.#app.connection.call({ method: 'GET', path: '/Groups', query: 'startIndex=1&count=100' });
    // OK-16: of the groups no more is asked than that they are JSON.
    if (!isSuccess(groups) || groups.body === undefined) return [refusal(groups)];
    return this.#discover();
  }

  /** OK-33, OK-70: what is read when provisioning is switched on, by kind of application. */
  async #discover(): Promise<readonly ProvisioningProblem[]> {
    const { profile, connection } = this.#app;
    if (profile.readsEntitlements) {
      const found = await discoverEntitlements(connection);
      if ('status' in found)
        return [connectionProblem('discover entitlements', 'Error while importing entitlements', found)];
      this.#app.entitlements = found;
    }
    for (const path of profile.readsUserSchema ? ['/ResourceTypes', '/Schemas'] : []) {
      const reply = await connection.call({ method: 'GET', path });
      if (!isSuccess(reply))
        return [connectionProblem('import user schema', 'Error while importing the user schema', reply)];
    }
    return [];
  }

  async settle(): Promise<readonly ProvisioningProblem[]> {
    const problems: ProvisioningProblem[] = [];
    for (let subject = await this.#next(); subject; subject = await this.#next()) {
      const problem = this.#conclude(subject, await this.#run(subject));
      if (problem) problems.push(problem);
    }
    return problems;
  }

  pushNow(subject: Subject): Promise<readonly ProvisioningProblem[]> {
    this.note(subject, 'push-now');
    return this.settle();
  }

  resync(): Promise<readonly ProvisioningProblem[]> {
    for (const key of this.#app.users.keys()) this.note({ kind: 'person', key }, 'push-now');
    for (const key of this.#app.groups.keys()) this.note({ kind: 'group', key }, 'push-now');
    return this.settle();
  }

  retry(): Promise<readonly ProvisioningProblem[]> {
    for (const { subject } of this.#failures.values()) this.#outbox.note(subject);
    return this.settle();
  }

  /** OK-50: pages of 100, each starting 100 after the one before, whatever the pages hold. */
  async importAll(): Promise<Imported> {
    const users = await this.#readAll('/Users');
    const groups = await this.#readAll('/Groups');
    // OK-53: accounts that are not active are passed over.
    const active = users.resources.filter((user) => user['active'] !== false);
    return { users: active, groups: groups.resources, problems: [...users.problems, ...groups.problems] };
  }

  expectation(): readonly ExpectedResource[] {
    return expectationOf(this.#app, new Set(this.#failures.keys()));
  }

  advance(ms: number): void {
    this.#app.clock.advance(ms);
  }

  async #next(): Promise<Subject | undefined> {
    const { clock } = this.#app;
    const subject = this.#outbox.take(clock.now());
    const resumesAt = this.#paused.nextDue();
    if (subject || resumesAt === undefined) return subject;
    await clock.waitUntil(resumesAt);
    return this.#paused.take(clock.now());
  }

  #run(subject: Subject): Promise<Outcome> {
    return subject.kind === 'person' ? new UserTask(this.#app, subject).run() : new GroupTask(this.#app, subject).run();
  }

  #conclude(subject: Subject, outcome: Outcome): ProvisioningProblem | undefined {
    const name = subjectName(subject);
    if (this.#isPassing(outcome) && this.#pause(name, subject, outcome)) return undefined;
    this.#rests.delete(name);
    if (outcome.kind !== 'done') {
      this.#failures.set(name, { subject, problem: outcome.problem });
      return outcome.problem;
    }
    this.#failures.delete(name);
    if (subject.kind === 'person') this.#follow(subject);
    return undefined;
  }

  /** What a person's task brings with it: memberships that have become possible, and a deletion that comes later. */
  #follow({ key }: Subject): void {
    for (const group of this.#app.directory.pushedGroupsOf(key)) this.#outbox.note({ kind: 'group', key: group });
    const deleteAt = this.#app.deletions.get(key);
    if (deleteAt !== undefined) this.#outbox.note({ kind: 'person', key }, deleteAt);
  }

  /** 429, and what else the application is set up to wait for: answers of 500 and more, or none at all. */
  #isPassing(outcome: Outcome): boolean {
    if (outcome.kind !== 'failed') return outcome.kind === 'limited';
    return this.#app.profile.onOutage === 'reschedule' && (outcome.problem.status ?? 500) >= 500;
  }

  /** Whether the task may be tried again: as long as Retry-After says, otherwise twice as long as the last time. */
  #pause(name: string, subject: Subject, outcome: Outcome): boolean {
    const last = this.#rests.get(name);
    const attempts = (last?.attempts ?? 0) + 1;
    if (attempts >= mostAttempts) return false;
    const named = outcome.kind === 'limited' ? retryAfterMs(outcome.retryAfter) : undefined;
    const ms = named ?? (last ? last.ms * 2 : restMs);
    this.#rests.set(name, { attempts, ms });
    this.#paused.note(subject, this.#app.clock.now() + ms);
    return true;
  }

  async #readAll(
    path: string,
  ): Promise<{ readonly resources: JsonObject[]; readonly problems: ProvisioningProblem[] }> {
    const resources: JsonObject[] = [];
    for (let start = 1, total = 1; start <= total; start += pageSize) {
      const query = `startIndex=${start}&count=${pageSize}`;
      const reply = await this.#app.connection.call({ method: 'GET', path, query });
      const page = isSuccess(reply) ? pageOf(reply, { anyCase: true }) : undefined;
      if (!page) return { resources, problems: [connectionProblem('import', `Error while importing ${path}`, reply)] };
      resources.push(...page.resources);
      total = page.totalResults;
    }
    return { resources, problems: [] };
  }
}

function refusal(reply: Reply): ProvisioningProblem {
  return connectionProblem('test API credentials', 'Error authenticating', reply);
}

function connectionProblem(step: string, headline: string, reply: Reply): ProvisioningProblem {
  return {
    step,
    message: `${headline}: ${isSuccess(reply) ? unreadable(reply) : retell(reply)}`,
    ...(reply.detail !== undefined && { detail: reply.detail }),
    ...(reply.status > 0 && { status: reply.status }),
  };
}

import { type Subject, subjectName } from '../directory.ts';
import type { Ability, ExpectedResource, Imported, ProvisioningProblem } from '../identity-provider.ts';
import { Outbox } from '../outbox.ts';
import { type Outcome, retryAfterMs } from '../outcome.ts';
import { uuid } from '../random.ts';
import { isSuccess, pageOf } from '../reply.ts';
import type { Engine } from '../simulated-provider.ts';
import { expectationOf } from './expectation.ts';
import { GroupTask } from './group-task.ts';
import type { Job } from './job.ts';
import { lookup } from './match.ts';
import { describe, logCode } from './problem.ts';
import { Quarantine } from './quarantine.ts';
import { UserTask } from './user-task.ts';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
/** How long an object rests after each failure; the last one repeats until the object is given up (EN-73). */
const escrowMs = [6 * hourMs, 12 * hourMs, dayMs];
const givenUpMs = 28 * dayMs;
/** How long the recycle bin keeps a person (EN-51). */
const recycleMs = 30 * dayMs;
/** Until the next cycle (EN-71), when the service provider asks for patience and does not say how much. */
const cycleMs = 40 * 60_000;
const mostRests = 10;

interface Failure {
  readonly subject: Subject;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly times: number;
}

/** Entra's provisioning service: cycles over what has changed, objects first, references after them. */
export class EntraEngine implements Engine {
  readonly name = 'entra';
  readonly abilities: readonly Ability[] = ['push-now', 'resync', 'retry'];
  readonly #job: Job;
  readonly #outbox = new Outbox();
  /** Subjects the service provider asked to come back with later. */
  readonly #paused = new Outbox();
  readonly #rests = new Map<string, number>();
  readonly #failures = new Map<string, Failure>();
  readonly #recycledAt = new Map<string, number>();
  readonly #quarantine = new Quarantine();

  constructor(job: Job) {
    this.#job = job;
  }

  /** A new change does not wait for the end of an escrow. */
  note(subject: Subject): void {
    this.#outbox.note(subject);
  }

  /** EN-11, EN-13: a user and a group that cannot exist, by the matching attribute. */
  async testConnection(): Promise<readonly ProvisioningProblem[]> {
    const problem = (await this.#lookUpNobody('/Users')) ?? (await this.#lookUpNobody('/Groups'));
    if (problem) return [problem];
    if (!this.#job.profile.discoversSchemas) return [];
    const schemas = await this.#job.call('GET', '/Schemas');
    return isSuccess(schemas) ? [] : [describe('discover schemas', schemas)];
  }

  async settle(): Promise<readonly ProvisioningProblem[]> {
    const { clock } = this.#job;
    const obstacle = this.#quarantine.obstacle(clock.now());
    if (obstacle) return [obstacle];
    const subjects = [...takeAll(this.#outbox, clock.now()), ...takeAll(this.#paused, clock.now())];
    if (subjects.length === 0) return this.#resume(this.#job);
    const refusal = await this.#begin(this.#job);
    if (refusal) {
      for (const subject of subjects) this.#outbox.note(subject);
      return [refusal];
    }
    return [...(await this.#cycle(this.#job, subjects)), ...(await this.#resume(this.#job))];
  }

  /** Goes on with what the service provider asked to come back with later. */
  async #resume(job: Job): Promise<ProvisioningProblem[]> {
    const problems: ProvisioningProblem[] = [];
    for (let at = this.#paused.nextDue(); at !== undefined; at = this.#paused.nextDue()) {
      await job.clock.waitUntil(at);
      problems.push(...(await this.#cycle(job, takeAll(this.#paused, job.clock.now()))));
    }
    return problems;
  }

  /** EN-76: one object, in the default style. What waits besides keeps waiting. */
  async pushNow(subject: Subject): Promise<readonly ProvisioningProblem[]> {
    const job = this.#job.onDemand();
    const refusal = await this.#begin(job);
    if (refusal) return [refusal];
    if (subject.kind === 'person' && job.stanceOf(subject.key) === 'recycled') {
      return [
        {
          subject: subject.key,
          step: 'provision on demand',
          code: 'EntrySynchronizationSkipped',
          message: 'A soft-deleted user cannot be provisioned on demand.',
        },
      ];
    }
    return [...(await this.#cycle(job, [subject])), ...(await this.#resume(job))];
  }

  /** A restart clears watermark, escrow and quarantine (EN-72). */
  resync(): Promise<readonly ProvisioningProblem[]> {
    this.#quarantine.clear();
    if (this.#job.profile.restartForgetsLinks) this.#job.memory.forgetLinks();
    for (const key of this.#job.directory.people.keys()) this.note({ kind: 'person', key });
    for (const key of this.#job.directory.groups.keys()) this.note({ kind: 'group', key });
    return this.settle();
  }

  retry(): Promise<readonly ProvisioningProblem[]> {
    this.#quarantine.clear();
    for (const { subject } of this.#failures.values()) this.note(subject);
    return this.settle();
  }

  importAll(): Promise<Imported> {
    return Promise.reject(new Error('Entra ID imports nothing from a SCIM application.'));
  }

  expectation(): readonly ExpectedResource[] {
    return expectationOf(this.#job, new Set(this.#failures.keys()));
  }

  advance(ms: number): void {
    this.#job.clock.advance(ms);
  }

  /** EN-12: whether the service provider is there and knows us, before anything else. */
  async #begin(job: Job): Promise<ProvisioningProblem | undefined> {
    const problem = job.profile.keepAlive ? await this.#lookUpNobody('/Users') : undefined;
    if (problem) this.#quarantine.record(job.clock.now(), { attempts: 0, failures: 0, isRefused: isRefusal(problem) });
    return problem;
  }

  /** EN-27, EN-70: users, groups, then the references between them. */
  async #cycle(job: Job, subjects: readonly Subject[]): Promise<ProvisioningProblem[]> {
    const people = subjects.filter(({ kind }) => kind === 'person');
    const stuck = new Map<string, ProvisioningProblem | undefined>();
    for (const subject of people) await this.#attempt(job, subject, 'run', stuck);
    const groups = this.#groupsOf(job, subjects);
    for (const subject of groups) await this.#attempt(job, subject, 'run', stuck);
    const all = [...people, ...groups];
    for (const subject of all) await this.#attempt(job, subject, 'runReferences', stuck);
    for (const subject of all) if (!stuck.has(subjectName(subject))) this.#succeeded(subject);
    const problems = [...stuck.values()].filter((problem) => problem !== undefined);
    const isRefused = problems.some(isRefusal);
    this.#quarantine.record(job.clock.now(), { attempts: all.length, failures: problems.length, isRefused });
    return problems;
  }

  /** The groups of this cycle: in a job also those that people who now have an account can become members of. */
  #groupsOf(job: Job, subjects: readonly Subject[]): Subject[] {
    const chosen = subjects.filter(({ kind }) => kind === 'group').map(({ key }) => key);
    const people = job.profile.mostMembers === null ? subjects.filter(({ kind }) => kind === 'person') : [];
    const touched = people.flatMap(({ key }) => job.directory.pushedGroupsOf(key));
    return [...new Set([...chosen, ...touched])].map((key) => ({ kind: 'group', key }));
  }

  async #attempt(
    job: Job,
    subject: Subject,
    phase: 'run' | 'runReferences',
    stuck: Map<string, ProvisioningProblem | undefined>,
  ): Promise<void> {
    if (stuck.has(subjectName(subject))) return;
    if (subject.kind === 'person') this.#purge(subject.key);
    const task = subject.kind === 'person' ? new UserTask(job, subject) : new GroupTask(job, subject);
    const outcome = await task[phase]();
    if (outcome.kind !== 'done') stuck.set(subjectName(subject), this.#postpone(subject, outcome));
  }

  /** EN-51: after 30 days the recycle bin deletes for good. */
  #purge(key: string): void {
    const { directory, clock } = this.#job;
    const recycledAt = this.#recycledAt.get(key);
    const isDue = recycledAt !== undefined && recycledAt + recycleMs <= clock.now();
    if (isDue && directory.person(key).status === 'deactivated') directory.changePerson(key, { status: 'removed' });
  }

  #succeeded(subject: Subject): void {
    this.#failures.delete(subjectName(subject));
    this.#rests.delete(subjectName(subject));
    if (subject.kind === 'group') return;
    const isRecycled = this.#job.directory.person(subject.key).status === 'deactivated';
    if (!isRecycled) this.#recycledAt.delete(subject.key);
    if (!isRecycled || this.#recycledAt.has(subject.key)) return;
    this.#recycledAt.set(subject.key, this.#job.clock.now());
    this.#outbox.note(subject, this.#job.clock.now() + recycleMs);
  }

  /** Asked for patience, an object rests until the time named or the next cycle; failed, it goes to escrow. */
  #postpone(subject: Subject, outcome: Exclude<Outcome, { kind: 'done' }>): ProvisioningProblem | undefined {
    const name = subjectName(subject);
    const rests = (this.#rests.get(name) ?? 0) + 1;
    if (outcome.kind === 'limited' && rests < mostRests) {
      this.#rests.set(name, rests);
      this.#paused.note(subject, this.#job.clock.now() + (retryAfterMs(outcome.retryAfter) ?? cycleMs));
      return undefined;
    }
    const now = this.#job.clock.now();
    const { since, times } = this.#failures.get(name) ?? { since: now, times: 0 };
    this.#failures.set(name, { subject, since, times: times + 1 });
    const retryAt = now + (escrowMs[times] ?? dayMs);
    if (retryAt - since > givenUpMs) return outcome.problem;
    this.#outbox.note(subject, retryAt);
    return withRetry(outcome.problem, times, this.#job.clock.stamp(retryAt));
  }

  async #lookUpNobody(path: '/Users' | '/Groups'): Promise<ProvisioningProblem | undefined> {
    const mapping = path === '/Users' ? this.#job.mapping : this.#job.groupMapping;
    const attribute = mapping.find(({ matching }) => matching === 1)?.target ?? 'userName';
    const reply = await this.#job.query(path, lookup(path, attribute, uuid(this.#job.random)));
    const isFine = isSuccess(reply) && pageOf(reply, { anyCase: false })?.resources.length === 0;
    return isFine
      ? undefined
      : describe('test connection', reply, reply.status === 404 ? logCode.incompatible : undefined);
  }
}

function isRefusal({ status }: ProvisioningProblem): boolean {
  return status === 401 || status === 403;
}

function takeAll(outbox: Outbox, now: number): Subject[] {
  const taken: Subject[] = [];
  for (let subject = outbox.take(now); subject; subject = outbox.take(now)) taken.push(subject);
  return taken;
}

function withRetry(problem: ProvisioningProblem, times: number, retryAt: string): ProvisioningProblem {
  const message = `${problem.message}. This operation was retried ${times} times. It will be retried again after this date: ${retryAt}`;
  return { ...problem, message, retryAt };
}

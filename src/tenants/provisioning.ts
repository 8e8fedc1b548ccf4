import type { ProvisioningProblem } from '../idp/identity-provider.ts';

/** When an emulated tenant begins to provision: when somebody asks how it is getting on, or so long after a change. */
export type Promptness = 'when-asked' | { readonly afterMs: number };

/** What came of provisioning: whom it was about, and what went wrong. */
export interface Round {
  /** ISO 8601: what changed later is for the next round. */
  readonly startedAt: string;
  /** Ids of the people and groups that had changed. */
  readonly subjects: readonly string[];
  readonly problems: readonly ProvisioningProblem[];
}

type Work = () => Promise<readonly ProvisioningProblem[]>;

/** Provisioning as a tenant does it: later than the change that causes it, one round after the other. */
export class Provisioning {
  readonly #settle: Work;
  readonly #conclude: (round: Round) => void;
  readonly #promptness: Promptness;
  readonly #waiting = new Set<string>();
  readonly #orders: Work[] = [];
  #underway: ReadonlySet<string> = new Set();
  #last: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  readonly #isOn: () => boolean;

  /** While it is not on, changes wait. */
  constructor(settle: Work, promptness: Promptness, conclude: (round: Round) => void, isOn = () => true) {
    this.#isOn = isOn;
    this.#settle = settle;
    this.#promptness = promptness;
    this.#conclude = conclude;
  }

  /** Something about the person or group has changed; `order` is done instead of looking what has changed. */
  note(subject: string, order?: Work): void {
    this.#waiting.add(subject);
    if (order) this.#orders.push(order);
    this.wake();
  }

  /** It may be on again. */
  wake(): void {
    if (this.#promptness === 'when-asked' || !this.#isOn()) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#begin(), this.#promptness.afterMs);
  }

  /** What waits has been done by other means. */
  forget(subject: string): void {
    this.#waiting.delete(subject);
  }

  isPending(subject: string): boolean {
    return this.#waiting.has(subject) || this.#underway.has(subject);
  }

  /** Somebody wants to know how it is getting on. */
  async asked(): Promise<void> {
    if (this.#promptness === 'when-asked' && this.#waiting.size > 0 && this.#isOn()) await this.#begin();
  }

  /** Waits for what has begun; nothing begins any more. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#last;
  }

  #begin(): Promise<void> {
    this.#last = this.#last.then(() => this.#round());
    return this.#last;
  }

  async #round(): Promise<void> {
    const startedAt = new Date().toISOString();
    const subjects = [...this.#waiting];
    const orders = this.#orders.splice(0);
    this.#waiting.clear();
    this.#underway = new Set(subjects);
    const problems = [...(await this.#settle())];
    for (const order of orders) problems.push(...(await order()));
    this.#underway = new Set();
    this.#conclude({ startedAt, subjects, problems });
  }
}

/** Time as the identity provider lives it: it jumps over waits instead of sleeping through them. */
export class Clock {
  readonly #start: number;
  readonly #wait: ((ms: number) => Promise<void>) | undefined;
  #skippedMs = 0;
  readonly #now: () => Date;

  /** With `wait`, waits also take real time: for service providers that limit the rate in earnest. */
  constructor(now: () => Date, wait?: (ms: number) => Promise<void>) {
    this.#now = now;
    this.#start = now().getTime();
    this.#wait = wait;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#now().getTime() + this.#skippedMs;
  }

  /** ISO 8601. */
  stamp(at = this.now()): string {
    return new Date(Math.max(at, this.#start)).toISOString();
  }

  advance(ms: number): void {
    this.#skippedMs += ms;
  }

  async waitUntil(at: number): Promise<void> {
    const ms = at - this.now();
    if (ms <= 0) return;
    if (this.#wait) await this.#wait(ms);
    this.advance(Math.max(0, at - this.now()));
  }
}

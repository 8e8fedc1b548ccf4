/** The time as the provider sees it; it can be set, moved and let go again. */
export class Clock {
  readonly #source: () => number;
  #offsetMs = 0;

  /** @param source gives milliseconds since 1970. */
  constructor(source: () => number) {
    this.#source = source;
  }

  /** Milliseconds since 1970. */
  readonly now = (): number => this.#source() + this.#offsetMs;

  /** Lets the clock go on from an instant. */
  set(instant: number): void {
    this.#offsetMs = instant - this.#source();
  }

  advance(ms: number): void {
    this.#offsetMs += ms;
  }

  reset(): void {
    this.#offsetMs = 0;
  }
}

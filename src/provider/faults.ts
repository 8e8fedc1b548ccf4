import type { ScimRequest } from './protocol/exchange.ts';

/** Something that goes wrong on purpose. */
export interface Fault {
  /** An error answer, a connection reset without one, an answer cut off in the middle, or one that drips. */
  readonly kind: 'status' | 'reset' | 'truncate' | 'slow';
  /** For `status`, such as 429 or 503. */
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  /** For `slow`. */
  readonly bytesPerSecond?: number;
  /** Only requests with this method. */
  readonly method?: string;
  /** Only requests whose path contains this. */
  readonly path?: string;
  /** How often it happens before it is over; without end when left out. */
  readonly times?: number;
  /** How likely it happens each time, 1 when left out. */
  readonly probability?: number;
}

/** What happens to one request. */
export interface Mishap {
  /** Milliseconds that the answer is held back. */
  readonly latencyMs: number;
  readonly fault?: Fault;
}

const none: Mishap = { latencyMs: 0 };

interface Armed {
  readonly fault: Fault;
  left: number;
}

/** Decides what goes wrong with which request. */
export class FaultInjector {
  /** Milliseconds that every answer is held back. */
  latencyMs = 0;
  #armed: Armed[] = [];
  readonly #random: () => number;
  readonly #spares: (request: ScimRequest) => boolean;

  /**
   * @param random gives numbers from 0 up to but without 1.
   * @param spares tells which requests nothing goes wrong with.
   */
  constructor(random: () => number, spares: (request: ScimRequest) => boolean = () => false) {
    this.#random = random;
    this.#spares = spares;
  }

  get faults(): readonly Fault[] {
    return this.#armed.map(({ fault, left }) =>
      left === Number.POSITIVE_INFINITY ? fault : { ...fault, times: left },
    );
  }

  /** Takes the place of the faults there were. */
  arm(faults: readonly Fault[]): void {
    this.#armed = faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  }

  clear(): void {
    this.latencyMs = 0;
    this.#armed = [];
  }

  /** What happens to a request; each call counts. */
  choose(request: ScimRequest): Mishap {
    if (this.#spares(request)) return none;
    const fault = this.#hit(request);
    return { latencyMs: this.latencyMs, ...(fault && { fault }) };
  }

  #hit({ method, target }: ScimRequest): Fault | undefined {
    const hit = this.#armed.find(
      ({ fault }) =>
        (fault.method === undefined || fault.method.toUpperCase() === method) &&
        (fault.path === undefined || target.split('?', 1)[0]!.includes(fault.path)) &&
        (fault.probability === undefined || this.#random() < fault.probability),
    );
    if (!hit) return undefined;
    hit.left -= 1;
    if (hit.left <= 0) this.#armed = this.#armed.filter((armed) => armed !== hit);
    return hit.fault;
  }
}

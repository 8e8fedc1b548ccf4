import type { Principal } from './protocol/principal.ts';
import { ScimError } from './scim-error.ts';

export interface RateOptions {
  readonly requestsPerSecond: number;
  /** Counts the requests of so many seconds instead, and allows no more in any such time. */
  readonly windowSeconds?: number;
  /** Requests that may come at once after a pause; as many as in a second when left out. */
  readonly burst?: number;
}

interface Bucket {
  tokens: number;
  filled: number;
  /** Times of requests within the window, when one is counted. */
  readonly times: number[];
}

/** Allows every principal so many requests a second. */
export class RateLimit {
  readonly #rate: number;
  readonly #burst: number;
  readonly #windowMs: number | undefined;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(options: RateOptions, now: () => number) {
    const { requestsPerSecond, burst = Math.max(1, requestsPerSecond), windowSeconds } = options;
    this.#rate = requestsPerSecond;
    this.#burst = burst;
    this.#windowMs = windowSeconds === undefined ? undefined : windowSeconds * 1000;
    this.#now = now;
  }

  /** @throws ScimError 429 with `Retry-After`, RFC 6585 section 4. */
  take({ name, tenant }: Principal): void {
    const now = this.#now();
    const key = `${tenant.name}/${name}`;
    const bucket = this.#buckets.get(key) ?? { tokens: this.#burst, filled: now, times: [] };
    this.#buckets.set(key, bucket);
    if (this.#windowMs !== undefined)
      return takeWithin(bucket, this.#windowMs, Math.round((this.#rate * this.#windowMs) / 1000), now);
    bucket.tokens = Math.min(this.#burst, bucket.tokens + (Math.max(0, now - bucket.filled) / 1000) * this.#rate);
    bucket.filled = now;
    if (bucket.tokens < 1) {
      const seconds = Math.max(1, Math.ceil((1 - bucket.tokens) / this.#rate));
      throw tooMany(`More than ${this.#rate} requests a second`, seconds);
    }
    bucket.tokens -= 1;
  }
}

function takeWithin({ times }: Bucket, windowMs: number, most: number, now: number): void {
  while (times.length > 0 && times[0]! <= now - windowMs) times.shift();
  if (times.length >= most) {
    const seconds = Math.max(1, Math.ceil((times[0]! + windowMs - now) / 1000));
    throw tooMany(`More than ${most} requests in ${windowMs / 1000} s`, seconds);
  }
  times.push(now);
}

function tooMany(what: string, seconds: number): Error {
  return new ScimError(429, undefined, `${what}; try again in ${seconds} s.`, ['Retry-After', String(seconds)]);
}

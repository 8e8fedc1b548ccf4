import type { Principal } from './protocol/principal.ts';
import { ScimError } from './scim-error.ts';

export interface RateOptions {
  readonly requestsPerSecond: number;
  /** Requests that may come at once after a pause; as many as in a second when left out. */
  readonly burst?: number;
}

interface Bucket {
  tokens: number;
  filled: number;
}

/** Allows every principal so many requests a second. */
export class RateLimit {
  readonly #rate: number;
  readonly #burst: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor({ requestsPerSecond, burst = Math.max(1, requestsPerSecond) }: RateOptions, now: () => number) {
    this.#rate = requestsPerSecond;
    this.#burst = burst;
    this.#now = now;
  }

  /** @throws ScimError 429 with `Retry-After`, RFC 6585 section 4. */
  take({ name, tenant }: Principal): void {
    const now = this.#now();
    const key = `${tenant.name}/${name}`;
    const bucket = this.#buckets.get(key) ?? { tokens: this.#burst, filled: now };
    this.#buckets.set(key, bucket);
    bucket.tokens = Math.min(this.#burst, bucket.tokens + (Math.max(0, now - bucket.filled) / 1000) * this.#rate);
    bucket.filled = now;
    if (bucket.tokens < 1) {
      const seconds = Math.max(1, Math.ceil((1 - bucket.tokens) / this.#rate));
      throw new ScimError(429, undefined, `More than ${this.#rate} requests a second; try again in ${seconds} s.`, [
        'Retry-After',
        String(seconds),
      ]);
    }
    bucket.tokens -= 1;
  }
}

import type { ProvisioningProblem } from './identity-provider.ts';

/** What came of an attempt to bring a subject in line. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly problem: ProvisioningProblem }
  /** The service provider asked to come later; `retryAfter` is the header as it was sent. */
  | { readonly kind: 'limited'; readonly problem: ProvisioningProblem; readonly retryAfter: string | undefined };

export const done: Outcome = { kind: 'done' };

/** Retry-After as milliseconds; `undefined` unless it is an integer of seconds. */
export function retryAfterMs(retryAfter: string | undefined): number | undefined {
  return retryAfter !== undefined && /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;
}

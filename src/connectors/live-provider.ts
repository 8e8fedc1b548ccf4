import { HarnessError } from '../config/harness-error.ts';
import type { IdentityProvider } from '../idp/identity-provider.ts';
import type { Leftover } from '../target/clean-up.ts';
import type { Creation, Ledger } from '../target/ledger.ts';

/** Something that a tenant takes its time for. */
export interface Waiting {
  /** For example "Okta to provision 3 people and groups". */
  readonly awaits: string;
  /** How long it usually takes, in words. */
  readonly usually: string;
  readonly elapsedMs: number;
}

/** How long a connector waits for a tenant, in milliseconds. */
export interface Patience {
  /** Between two looks. */
  readonly pollMs: number;
  /** Nothing new for so long counts as the end, where the tenant does not say that it has finished. */
  readonly quietMs: number;
  /** Then it is given up. */
  readonly longestMs: number;
  /** Until one answer must be complete. */
  readonly timeoutMs: number;
}

export interface LiveOptions {
  /** Learns of everything that is created in the tenant before the next request goes out. */
  readonly ledger: Pick<Ledger, 'note' | 'strike'>;
  readonly patience: Patience;
  readonly tell: (waiting: Waiting) => void;
}

/** What a look at a tenant has shown about one thing. */
export interface TenantFinding {
  readonly topic: string;
  readonly state: 'ok' | 'warning' | 'problem';
  readonly seen: string;
  readonly advice?: string;
}

export type Look = Promise<Omit<TenantFinding, 'topic'>>;

/** What a look shows; that it fails is a finding too. */
export async function tried(topic: string, look: () => Look): Promise<readonly TenantFinding[]> {
  try {
    return [{ topic, ...(await look()) }];
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    return [{ topic, state: 'problem', seen: error.message, advice: error.hint }];
  }
}

/** A tenant of an identity provider, with the application that provisions into the target. */
export interface Tenant {
  /** Domain of the names of people, where the tenant does not take any. */
  readonly emailDomain?: string;
  /** A directory of its own in the tenant for one scenario: whoever joins it is created. */
  provider(options: LiveOptions): Promise<IdentityProvider>;
  /** Removes from the tenant what a ledger shows, newest first, and puts back what was changed; returns what stayed. */
  remove(creations: readonly Creation[]): Promise<readonly Leftover[]>;
  /** Looks at rights, application and mapping, and whether the application points at the target. Changes nothing. */
  diagnose(target: string): Promise<readonly TenantFinding[]>;
}

/** A tenant, and how long to wait for it. */
export interface OpenTenant extends Tenant {
  readonly patience: Patience;
}

/** Removes one after the other, newest first; what cannot be removed stays with the reason. */
export async function removeEach(
  creations: readonly Creation[],
  remove: (creation: Creation) => Promise<void>,
): Promise<readonly Leftover[]> {
  const leftovers: Leftover[] = [];
  for (const creation of creations.toReversed()) {
    try {
      await remove(creation);
    } catch (error) {
      leftovers.push({ ...creation, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return leftovers;
}

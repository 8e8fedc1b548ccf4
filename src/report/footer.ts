import { createHash } from 'node:crypto';
import type { CheckVerdict, Footer } from './model.ts';

/** Count and digest of all verdicts; a report that lost checks does not match its own footer. */
export function footerOf(checks: readonly Pick<CheckVerdict, 'id' | 'verdict'>[]): Footer {
  const lines = checks.map(({ id, verdict }) => `${id} ${verdict}\n`).join('');
  return { checks: checks.length, digest: createHash('sha256').update(lines).digest('hex') };
}

import type { Foundation } from './foundation.ts';

/** A check cannot judge because something it stands on is missing; never the target's failure of this requirement. */
export class Inconclusive extends Error {
  override readonly name: string = 'Inconclusive';
}

/** The missing thing is a foundation: the check that establishes it explains this one. */
export function foundationMissing(foundation: Foundation, seen: string): Inconclusive {
  return new Inconclusive(`"${foundation}" failed: ${seen}`);
}

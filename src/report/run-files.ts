import { join } from 'node:path';

/** Where the processes of a run tell each other what they know; everything but the ledger goes when the report is written. */
export function runFiles(folder: string) {
  const work = join(folder, 'work');
  return {
    work,
    session: join(work, 'session.json'),
    description: join(work, 'description.json'),
    leftovers: join(work, 'leftovers.json'),
    unmatched: join(work, 'unmatched.json'),
    /** Holds a file for each process that looked at exchanges. */
    sightings: join(work, 'sightings'),
    /** Every resource the run created or removed; stays while something is left in the target. */
    ledger: join(folder, 'ledger.ndjson'),
  };
}

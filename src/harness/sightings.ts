import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Redactor } from '../http/redaction.ts';
import { runFiles } from '../report/run-files.ts';
import { createWatch, type Tallies, type Watch } from '../rules/watch.ts';
import type { Target } from '../target/target.ts';

/** Looks at all exchanges of this process with the passive rules. */
export function watchOver(target: Target, token: string | undefined): Watch {
  const { capabilities, ...described } = target;
  return createWatch({
    ...described,
    advertises: { etag: capabilities.etag === 'yes', cursor: capabilities.cursor === 'yes' },
    ...(token !== undefined && { token }),
  });
}

/** Leaves what this process saw for the report, redacted. */
export function keepSightings(folder: string, tallies: Tallies, { text, exchange }: Redactor): void {
  const redacted = Object.entries(tallies).map(([id, { clearest, ...counts }]) => {
    if (!clearest) return [id, counts];
    const shown = { exchange: exchange(clearest.exchange) };
    return [
      id,
      { ...counts, clearest: { ...shown, expected: text(clearest.expected), received: text(clearest.received) } },
    ];
  });
  const { sightings } = runFiles(folder);
  mkdirSync(sightings, { recursive: true });
  writeFileSync(join(sightings, `${randomUUID()}.json`), JSON.stringify(Object.fromEntries(redacted)));
}

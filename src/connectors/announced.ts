import type { Creation } from '../target/ledger.ts';
import { TenantRefused } from './live-errors.ts';
import type { LiveOptions } from './live-provider.ts';

/** An object that is to be created in a tenant. */
export interface Announcement<Made> {
  /** Where it is found by its name, while nobody knows its id. */
  readonly beforehand: Creation;
  readonly create: () => Promise<Made>;
  readonly made: (made: Made) => Creation;
}

/** Answers that say that nothing was made; 400 and 409 may be about an object that a first try has made. */
const refusals: ReadonlySet<number> = new Set([401, 403, 404, 429]);

/** Creates something that the ledger knows of before: the answer may be lost, and nobody may be left to note it. */
export async function announced<Made>(
  ledger: LiveOptions['ledger'],
  { beforehand, create, made }: Announcement<Made>,
): Promise<Made> {
  ledger.note(beforehand);
  try {
    const created = await create();
    ledger.note(made(created));
    ledger.strike(beforehand.url);
    return created;
  } catch (error) {
    if (error instanceof TenantRefused && refusals.has(error.status)) ledger.strike(beforehand.url);
    throw error;
  }
}

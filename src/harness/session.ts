import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type Settings, secretsOf } from '../config/settings.ts';
import { patient } from '../http/patience.ts';
import { createRedactor } from '../http/redaction.ts';
import { createTransport } from '../http/transport.ts';
import type { Profile } from '../profiles/profile.ts';
import { readProfile } from '../profiles/read-profile.ts';
import { runFiles } from '../report/run-files.ts';
import { baseUrlOf, isLoopback } from '../target/address.ts';
import { connect } from '../target/connection.ts';
import type { Discovered } from '../target/discovery.ts';
import { preflight } from '../target/preflight.ts';
import { rateFor } from '../target/rate.ts';
import { type Target, targetFrom } from '../target/target.ts';
import { ConsentMissing } from '../target/target-errors.ts';
import { describeRun } from './describe-run.ts';
import { profiledTarget } from './profiled-target.ts';
import { keepSightings, watchOver } from './sightings.ts';

/** One run: its folder, its mark in the target and what the target said about itself. Holds no secret. */
export interface Session {
  readonly folder: string;
  readonly prefix: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly target: Target;
  /** What the target declares about itself. */
  readonly profile?: Profile;
}

export const userAgent = 'scimulate';

/**
 * Looks at the target and opens the folder of the run.
 *
 * @throws AddressInvalid, ConsentMissing and what `preflight` throws
 */
export async function openSession(url: string, settings: Settings, folder: string): Promise<Session> {
  const baseUrl = baseUrlOf(url);
  if (!isLoopback(baseUrl) && !settings.consent && !settings.readOnly) throw new ConsentMissing(baseUrl);
  const profile = readProfile(settings.profile);
  const { timeoutMs } = settings;
  const rate = rateFor(baseUrl, settings.rate);
  const transport = patient(createTransport({ timeoutMs, ...(rate !== undefined && { rate }) }));
  try {
    const connection = connect({ baseUrl, token: settings.token, transport, userAgent });
    const discovered = await preflight(connection, timeoutMs);
    const startedAt = new Date();
    const session: Session = {
      folder,
      prefix: `scimulate-${startedAt.getTime().toString(36)}-`,
      startedAt: startedAt.toISOString(),
      target: profiledTarget(targetFrom(baseUrl, discovered, connection.hasToken), profile),
      ...(profile && { profile }),
    };
    const files = runFiles(folder);
    mkdirSync(files.work, { recursive: true });
    writeFileSync(files.session, JSON.stringify(session));
    writeFileSync(files.description, JSON.stringify(describeRun(settings, session)));
    watchDiscovery(discovered, session, settings);
    return session;
  } finally {
    transport.close();
  }
}

function watchDiscovery({ exchanges }: Discovered, { folder, target }: Session, settings: Settings): void {
  const watch = watchOver(target, settings.token);
  for (const exchange of exchanges) watch.observe(exchange);
  keepSightings(folder, watch.tallies(), createRedactor(secretsOf(settings)));
}

export function readSession(folder: string): Session {
  return JSON.parse(readFileSync(runFiles(folder).session, 'utf8')) as Session;
}

export function isSessionOpen(folder: string): boolean {
  return existsSync(runFiles(folder).session);
}

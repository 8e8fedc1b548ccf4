import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../config/settings.ts';
import { createTransport } from '../http/transport.ts';
import { baseUrlOf, isLoopback } from '../target/address.ts';
import { connect } from '../target/connection.ts';
import { preflight } from '../target/preflight.ts';
import { type Target, targetFrom } from '../target/target.ts';
import { ConsentMissing } from '../target/target-errors.ts';

/** One run: its folder, its mark in the target and what the target said about itself. Holds no secret. */
export interface Session {
  readonly folder: string;
  readonly prefix: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly target: Target;
}

export const userAgent = 'scimulate';
const fileName = 'session.json';

export function ledgerFile(folder: string): string {
  return join(folder, 'ledger.ndjson');
}

/**
 * Looks at the target and opens the folder of the run.
 *
 * @throws AddressInvalid, ConsentMissing and what `preflight` throws
 */
export async function openSession(url: string, settings: Settings, folder: string): Promise<Session> {
  const baseUrl = baseUrlOf(url);
  if (!isLoopback(baseUrl) && !settings.consent) throw new ConsentMissing(baseUrl);
  const transport = createTransport(settings);
  try {
    const connection = connect({ baseUrl, token: settings.token, transport, userAgent });
    const discovered = await preflight(connection, settings.timeoutMs);
    const startedAt = new Date();
    const session: Session = {
      folder,
      prefix: `scimulate-${startedAt.getTime().toString(36)}-`,
      startedAt: startedAt.toISOString(),
      target: targetFrom(baseUrl, discovered, connection.hasToken),
    };
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, fileName), JSON.stringify(session));
    return session;
  } finally {
    transport.close();
  }
}

export function readSession(folder: string): Session {
  return JSON.parse(readFileSync(join(folder, fileName), 'utf8')) as Session;
}

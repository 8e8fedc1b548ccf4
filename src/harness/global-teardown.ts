import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createTransport } from '../http/transport.ts';
import { runFiles } from '../report/run-files.ts';
import { cleanUp } from '../target/clean-up.ts';
import { connect } from '../target/connection.ts';
import { balanceOf } from '../target/ledger.ts';
import { runFolder, settingsOfRun } from './run-environment.ts';
import { isSessionOpen, readSession, userAgent } from './session.ts';

/** Removes what checks could not remove themselves, also after an interruption, and notes what stays. */
export default async function globalTeardown(): Promise<void> {
  const folder = runFolder();
  const { ledger, leftovers } = runFiles(folder);
  if (!isSessionOpen(folder) || !existsSync(ledger)) return;
  const settings = settingsOfRun();
  const transport = createTransport(settings);
  const { baseUrl } = readSession(folder).target;
  const connection = connect({ baseUrl, token: settings.token, transport, userAgent });
  const balance = balanceOf(readFileSync(ledger, 'utf8').split('\n'));
  writeFileSync(leftovers, JSON.stringify(await cleanUp(connection, balance)));
  transport.close();
}

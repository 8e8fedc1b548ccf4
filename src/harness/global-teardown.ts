import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { runFiles } from '../report/run-files.ts';
import { cleanUp } from '../target/clean-up.ts';
import { apart, balanceOf } from '../target/ledger.ts';
import { cleanUpTenants } from './live-play.ts';
import { runFolder, settingsOfRun } from './run-environment.ts';
import { isSessionOpen } from './session.ts';
import { openWorkbench } from './workbench.ts';

/** Removes what checks could not remove themselves, also after an interruption, and notes what stays. */
export default async function globalTeardown(): Promise<void> {
  const folder = runFolder();
  const { ledger, leftovers } = runFiles(folder);
  if (!isSessionOpen(folder) || !existsSync(ledger)) return;
  const balance = balanceOf(readFileSync(ledger, 'utf8').split('\n'));
  const settings = settingsOfRun();
  const workbench = openWorkbench(settings, folder);
  const connection = workbench.connection(() => {});
  const [inTarget, inTenants] = apart(balance, connection.baseUrl);
  const stayed = [...(await cleanUpTenants(inTenants, settings.live)), ...(await cleanUp(connection, inTarget))];
  writeFileSync(leftovers, JSON.stringify(stayed));
  workbench.close();
}

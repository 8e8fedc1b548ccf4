import { runFolder, settingsOfRun } from './run-environment.ts';
import { isSessionOpen, openSession } from './session.ts';

/** Opens the session of a run that was started with the test runner alone; the command line has opened its own. */
export default async function globalSetup(): Promise<void> {
  if (isSessionOpen(runFolder())) return;
  const settings = settingsOfRun();
  const url = settings.url ?? process.env['SCIM_BASE_URL'];
  if (url === undefined) throw new Error('There is no target: set SCIM_BASE_URL.');
  await openSession(url, settings, runFolder());
}

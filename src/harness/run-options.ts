import { randomInt, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PlaywrightTestConfig } from '@playwright/test';
import { readConfigurationFile } from '../config/configuration-file.ts';
import { resolveSettings, type Settings, secretsOf, settingsFromEnvironment } from '../config/settings.ts';
import { checkIdentityProviders, liveIdps } from '../idp/identity-providers.ts';
import { runFiles } from '../report/run-files.ts';
import type { Level } from '../requirements/requirement.ts';
import { rateFor } from '../target/rate.ts';
import { moduleFile } from './module-file.ts';
import { environmentOfRun, isInRun, runFolder, settingsOfRun } from './run-environment.ts';
import { withProfile } from './run-profile.ts';

type RunnerOptions = Required<
  Pick<
    PlaywrightTestConfig,
    'globalSetup' | 'globalTeardown' | 'maxFailures' | 'outputDir' | 'reporter' | 'timeout' | 'webServer' | 'workers'
  >
>;

export interface RunOptions extends RunnerOptions {
  readonly settings: Settings;
}

/** The folder of a run that starts now, below the folder for reports; runs of the same second are numbered. */
export function newRunFolder(out: string): string {
  const folder = resolve(out, new Date().toISOString().slice(0, 19).replaceAll(':', '-'));
  let [name, count] = [folder, 1];
  while (existsSync(name)) name = `${folder}-${(count += 1)}`;
  return name;
}

/**
 * Options for the test runner: of the command line's run, or of one that was started with the test runner alone and
 * takes its settings from the environment and the configuration file.
 */
export async function runOptions(): Promise<RunOptions> {
  if (isInRun()) return { ...optionsFor(settingsOfRun(), runFolder()) };
  const environment = process.env;
  const file = await readConfigurationFile(undefined, process.cwd(), environment);
  const resolved = resolveSettings({}, settingsFromEnvironment(environment), file, () => randomInt(2 ** 31));
  checkIdentityProviders(resolved);
  const profiled = withProfile(resolved, file.idps !== undefined);
  const settings = profiled.url === undefined ? { ...profiled, token: randomUUID() } : profiled;
  const folder = newRunFolder(settings.out);
  Object.assign(process.env, environmentOfRun(settings, folder));
  const options = optionsFor(settings, folder);
  return {
    ...options,
    outputDir: 'test-results',
    reporter: [['list'], ...(options.reporter as [string, unknown][])],
    webServer: settings.url === undefined ? [embeddedProvider()] : [],
  };
}

function optionsFor(settings: Settings, folder: string): RunOptions {
  const { only, level, idps, formats, readOnly } = settings;
  const options = {
    folder,
    only,
    idps,
    formats,
    readOnly,
    level: level.toUpperCase() as Level,
    secrets: secretsOf(settings),
  };
  return {
    settings,
    // A tenant is one, and limits how much is asked of it.
    workers: liveIdps(settings).length > 0 ? 1 : settings.workers,
    timeout: timeoutOf(settings),
    // Findings are no failures to the runner; these are checks that found the target gone.
    maxFailures: process.env['SCIMULATE_KEEP_WORKERS'] === undefined ? 0 : 10,
    outputDir: join(runFiles(folder).work, 'tests'),
    globalSetup: moduleFile('harness/global-setup'),
    globalTeardown: moduleFile('harness/global-teardown'),
    webServer: [],
    reporter: [[moduleFile('report/playwright-reporter'), options]],
  };
}

/** Requests of the checks that try every attribute. */
const mostRequests = 300;

/** A cycle of Entra ID comes every 40 minutes, and a scenario may need several. */
const liveTimeoutMs = 4 * 60 * 60_000;

/** Milliseconds for one check: a slow pace needs more, and so do slow changes. */
function timeoutOf(settings: Settings): number {
  if (liveIdps(settings).length > 0) return liveTimeoutMs;
  const { url, rate, runs, workers, lagMs = 0 } = settings;
  const usualMs = Math.max(60_000, runs * 2_000) + mostRequests * lagMs;
  const pace = url !== undefined && URL.canParse(url) ? rateFor(url, rate) : rate;
  return pace === undefined ? usualMs : usualMs + Math.ceil((mostRequests * workers * 1000) / pace);
}

/** The reference provider on a free port; the runner puts its address into the environment. */
function embeddedProvider() {
  return {
    command: `"${process.execPath}" "${moduleFile('cli')}" serve --port 0`,
    wait: { stdout: /(?<scim_base_url>http:\/\/\S+)/ },
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 2000 },
  };
}

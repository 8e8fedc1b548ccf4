import { randomInt, randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { PlaywrightTestConfig } from '@playwright/test';
import { readConfigurationFile } from '../config/configuration-file.ts';
import { resolveSettings, type Settings, settingsFromEnvironment } from '../config/settings.ts';
import { runFiles } from '../report/run-files.ts';
import type { Level } from '../requirements/requirement.ts';
import { environmentOfRun, isInRun, runFolder, settingsOfRun } from './run-environment.ts';

export interface RunOptions extends Required<Pick<PlaywrightTestConfig, 'reporter' | 'webServer'>> {
  readonly settings: Settings;
  /** Where the test runner puts its own files. */
  readonly outputDir: string;
}

/** The folder of a run that starts now, below the folder for reports. */
export function newRunFolder(out: string): string {
  return resolve(out, new Date().toISOString().slice(0, 19).replaceAll(':', '-'));
}

/**
 * Options for the test runner: of the command line's run, or of one that was started with the test runner alone and
 * takes its settings from the environment and the configuration file.
 *
 * @param root folder with `src` and `suites`
 */
export async function runOptions(root: string): Promise<RunOptions> {
  if (isInRun()) return { ...optionsFor(settingsOfRun(), runFolder()) };
  const environment = process.env;
  const file = await readConfigurationFile(undefined, process.cwd(), environment);
  const resolved = resolveSettings({}, settingsFromEnvironment(environment), file, () => randomInt(2 ** 31));
  const settings = resolved.url === undefined ? { ...resolved, token: randomUUID() } : resolved;
  const folder = newRunFolder(settings.out);
  Object.assign(process.env, environmentOfRun(settings, folder));
  const { reporter } = optionsFor(settings, folder);
  return {
    settings,
    outputDir: 'test-results',
    reporter: [['list'], ...(reporter as [string, unknown][])],
    webServer: settings.url === undefined ? [embeddedProvider(root)] : [],
  };
}

function optionsFor(settings: Settings, folder: string): RunOptions {
  const { only, level, idps, token, formats } = settings;
  const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';
  const options = {
    folder,
    only,
    idps,
    formats,
    level: level.toUpperCase() as Level,
    secrets: token === undefined ? [] : [token],
  };
  return {
    settings,
    outputDir: join(runFiles(folder).work, 'tests'),
    webServer: [],
    reporter: [[join(import.meta.dirname, `../report/playwright-reporter.${extension}`), options]],
  };
}

/** The reference provider on a free port; the runner puts its address into the environment. */
function embeddedProvider(root: string) {
  return {
    command: `"${process.execPath}" "${join(root, 'src/cli.ts')}" serve --port 0`,
    wait: { stdout: /(?<scim_base_url>http:\/\/\S+)/ },
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 2000 },
  };
}

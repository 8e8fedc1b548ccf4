import { globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { resolveSettings } from '../../src/config/settings.ts';
import { environmentOfRun } from '../../src/harness/run-environment.ts';
import { type Check, checks, declareIn } from './light-runner.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Imports every suite, with the light runner where the harness takes its `test` from. */
export async function loadChecks(): Promise<readonly Check[]> {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === '@playwright/test' && context.parentURL?.endsWith('/harness/test.ts')
        ? { url: new URL('./light-runner.ts', import.meta.url).href, shortCircuit: true }
        : next(specifier, context),
  });
  // What suites multiply over identity providers is known from the settings when they are imported.
  Object.assign(
    process.env,
    environmentOfRun(
      resolveSettings({}, {}, {}, () => 1),
      tmpdir(),
    ),
  );
  for (const path of globSync('suites/**/*.spec.ts', { cwd: root }).toSorted()) {
    const file = `${root}${path}`;
    declareIn(file);
    await import(pathToFileURL(file).href);
  }
  return checks;
}

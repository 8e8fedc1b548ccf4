import { createRequire } from 'node:module';
import { join } from 'node:path';

const extension = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';

/** Arguments for Node that start the test runner with our suites, from the sources or as published. */
export function testRunner(...more: readonly string[]): readonly string[] {
  const runner = createRequire(import.meta.url).resolve('@playwright/test/cli');
  return [runner, 'test', '--config', join(import.meta.dirname, `../../playwright.config.${extension}`), ...more];
}

/** A reporter of ours, as the runner finds it. */
export function reporterFile(name: string): string {
  return join(import.meta.dirname, `../report/${name}.${extension}`);
}

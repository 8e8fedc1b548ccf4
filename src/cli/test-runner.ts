import { createRequire } from 'node:module';
import { moduleFile } from '../harness/module-file.ts';

/** Arguments for Node that start the test runner with our suites, from the sources or as published. */
export function testRunner(...more: readonly string[]): readonly string[] {
  const runner = createRequire(import.meta.url).resolve('@playwright/test/cli');
  return [runner, 'test', '--config', moduleFile('../playwright.config'), ...more];
}

import { defineConfig } from '@playwright/test';
import { runOptions } from './src/harness/run-options.ts';

const { outputDir, reporter, settings, webServer } = await runOptions(import.meta.dirname);

export default defineConfig({
  testDir: 'suites',
  fullyParallel: true,
  workers: settings.workers,
  timeout: Math.max(60_000, settings.runs * 2_000),
  outputDir,
  preserveOutput: 'never',
  globalSetup: './src/harness/global-setup.ts',
  globalTeardown: './src/harness/global-teardown.ts',
  reporter,
  webServer,
});

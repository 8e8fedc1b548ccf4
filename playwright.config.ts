import { defineConfig } from '@playwright/test';
import { runOptions } from './src/harness/run-options.ts';

const { settings, ...options } = await runOptions();

export default defineConfig({
  testDir: 'suites',
  fullyParallel: true,
  timeout: Math.max(60_000, settings.runs * 2_000),
  preserveOutput: 'never',
  ...options,
});

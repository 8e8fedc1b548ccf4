import { defineConfig } from '@playwright/test';
import { runOptions } from './src/harness/run-options.ts';

const { settings: _, ...options } = await runOptions();

export default defineConfig({
  testDir: 'suites',
  fullyParallel: true,
  preserveOutput: 'never',
  ...options,
});

import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scimulate } from './testing/command.ts';

const commands = ['', 'run', 'doctor', 'clean', 'serve', 'simulate', 'record', 'replay', 'list', 'report', 'diff'];

// Renewed with UPDATE_GOLDEN=1.
test.each(commands)('the help of "%s" is as documented', async (command) => {
  const golden = new URL(`../../fixtures/golden/help/${command || 'scimulate'}.txt`, import.meta.url);

  const { code, stdout } = await scimulate([...(command ? [command] : []), '--help']);

  if (process.env['UPDATE_GOLDEN']) writeFileSync(golden, stdout);
  expect(stdout).toBe(readFileSync(golden, 'utf8'));
  expect(code).toBe(0);
});

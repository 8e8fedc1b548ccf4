import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyFolder, scimulate } from './cli/testing/command.ts';
import { blocks, examples } from './cli/testing/examples.ts';
import { readConfigurationFile } from './config/configuration-file.ts';
import { readKnownFailures } from './config/known-failures.ts';
import { type RunningProvider, startProvider } from './provider/start-provider.ts';

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
const folder = emptyFolder();
let provider: RunningProvider;
beforeAll(async () => {
  provider = await startProvider({ tokens: ['your-token'] });
});
afterAll(async () => {
  await provider.close();
  folder.remove();
});

describe('the command', () => {
  // With the address of the example replaced by that of a provider that is there.
  const needsTenant = (words: readonly string[]) => words.some((word) => word.endsWith('-live'));
  const runnable = examples(readme).filter(
    ({ words }) => !['serve', 'record'].includes(words[0]!) && !needsTenant(words),
  );

  test.each(runnable)(
    '$line works',
    async ({ words, env }) => {
      const real = words.map((word) => (word.startsWith('https://staging') ? provider.url : word));

      const { code, stderr } = await scimulate(real, { cwd: folder.path, env });

      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    },
    120_000,
  );
});

test('the configuration is accepted', async () => {
  const [code = ''] = blocks(readme, 'ts');
  const file = join(folder.path, 'scim.config.mjs');
  writeFileSync(file, code.replace(/^import .*$/m, 'const defineConfig = (configuration) => configuration;'));

  const configuration = await readConfigurationFile(file, folder.path, { STAGING_TOKEN: 'secret' });

  expect(configuration).toMatchObject({ token: 'secret', consent: true });
});

test('the known failures are accepted', () => {
  const [json = ''] = blocks(readme, 'json');
  const file = join(folder.path, 'known.json');
  writeFileSync(file, json);

  expect(Object.keys(readKnownFailures(file, new Date('2026-12-01')).reasons)).toHaveLength(1);
});

test('links lead to files that are there', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path!);

  expect(links.length).toBeGreaterThan(3);
  for (const link of links) expect(() => readFileSync(join(import.meta.dirname, '..', link)), link).not.toThrow();
});

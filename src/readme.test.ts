import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyFolder, scimulate } from './cli/testing/command.ts';
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

function blocks(language: string): readonly string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code!);
}

interface Example {
  readonly line: string;
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Every line that calls scimulate, with the address of the example replaced by that of a provider that is there. */
function examples(): readonly Example[] {
  const lines = blocks('sh').flatMap((block) => block.split('\n'));
  return lines
    .filter((line) => /\bnpx scimulate\b/.test(line))
    .map((line) => {
      const [assignments = '', call = ''] = line.replace(/ +#.*/, '').split('npx scimulate');
      const words = [...call.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
      const env = Object.fromEntries(
        [...assignments.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name!, value!]),
      );
      return { line, words, env };
    });
}

describe('the command', () => {
  const runnable = examples().filter(({ words }) => words[0] !== 'serve');

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
  const [code = ''] = blocks('ts');
  const file = join(folder.path, 'scim.config.mjs');
  writeFileSync(file, code.replace(/^import .*$/m, 'const defineConfig = (configuration) => configuration;'));

  const configuration = await readConfigurationFile(file, folder.path, { STAGING_TOKEN: 'secret' });

  expect(configuration).toMatchObject({ token: 'secret', consent: true });
});

test('the known failures are accepted', () => {
  const [json = ''] = blocks('json');
  const file = join(folder.path, 'known.json');
  writeFileSync(file, json);

  expect(Object.keys(readKnownFailures(file, new Date('2026-12-01')).reasons)).toHaveLength(1);
});

test('links lead to files that are there', () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path!);

  expect(links.length).toBeGreaterThan(3);
  for (const link of links) expect(() => readFileSync(join(import.meta.dirname, '..', link)), link).not.toThrow();
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defineConfig, readConfigurationFile } from './configuration-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scimulate-config-'));
});
afterEach(async () => rm(folder, { recursive: true }));

/** Writes one file and reads the configuration of its folder. */
async function read(name: string, text: string, environment: Record<string, string> = {}) {
  await writeFile(join(folder, name), text);
  return readConfigurationFile(undefined, folder, environment);
}

describe('a configuration file', () => {
  test.each([
    ['scim.config.ts', "const seed: number = 7;\nexport default { seed, only: ['filter'] as const };"],
    ['scim.config.mjs', "export default { seed: 7, only: ['filter'] };"],
    ['scim.config.js', "module.exports = { seed: 7, only: ['filter'] };"],
    ['scim.config.json', '{ "seed": 7, "only": ["filter"] }'],
  ])('is read from %s', async (name, text) => {
    expect(await read(name, text)).toEqual({ seed: 7, only: ['filter'] });
  });

  test('is not needed', async () => {
    expect(await readConfigurationFile(undefined, folder, {})).toEqual({});
  });

  test('with a usual name loses to the one that is named', async () => {
    await writeFile(join(folder, 'scim.config.json'), '{ "seed": 1 }');
    await writeFile(join(folder, 'staging.json'), '{ "seed": 2 }');

    expect(await readConfigurationFile('staging.json', folder, {})).toEqual({ seed: 2 });
    expect(await readConfigurationFile(join(folder, 'staging.json'), '/', {})).toEqual({ seed: 2 });
  });

  test('is TypeScript before it is JSON', async () => {
    await writeFile(join(folder, 'scim.config.json'), '{ "seed": 1 }');

    expect(await read('scim.config.ts', 'export default { seed: 2 };')).toEqual({ seed: 2 });
  });

  test('may leave settings undefined', async () => {
    expect(await read('scim.config.mjs', 'export default { url: undefined, seed: 1 };')).toEqual({ seed: 1 });
  });

  test('keeps what defineConfig is given', () => {
    expect(defineConfig({ seed: 1, idps: ['okta'] })).toEqual({ seed: 1, idps: ['okta'] });
  });
});

describe('${NAME} in a configuration file', () => {
  test.each([
    ['"${TOKEN}"', 'secret'],
    ['"a-${TOKEN}-${OTHER_1}-b"', 'a-secret-other-b'],
    ['"$TOKEN and $ {TOKEN} and ${}"', '$TOKEN and $ {TOKEN} and ${}'],
    ['"${EMPTY}"', ''],
    ['"${DOLLARS}"', '$& $1 ${TOKEN}'],
  ])('%s becomes %j', async (written, token) => {
    const environment = { TOKEN: 'secret', OTHER_1: 'other', EMPTY: '', DOLLARS: '$& $1 ${TOKEN}' };

    expect(await read('scim.config.json', `{ "token": ${written} }`, environment)).toEqual({ token });
  });

  test('is replaced inside lists', async () => {
    expect(await read('scim.config.json', '{ "only": ["a", "${AREA}"] }', { AREA: 'filtering' })).toEqual({
      only: ['a', 'filtering'],
    });
  });

  test('that is not set is an error that names it', async () => {
    await expect(read('scim.config.json', '{ "token": "${STAGING_TOKEN}" }')).rejects.toMatchObject({
      code: 'setting-invalid',
      message: 'scim.config.json: the environment variable STAGING_TOKEN is not set.',
      hint: 'Set it: export STAGING_TOKEN=…',
    });
  });
});

describe('a configuration file is refused', () => {
  test.each([
    ['an unknown setting', '{ "timeout": 5 }', '"timeout" is not a setting.', 'Did you mean "timeoutMs"?'],
    ['an unknown setting in another case', '{ "TOKEN": "x" }', '"TOKEN" is not a setting.', 'Did you mean "token"?'],
    ['a setting like nothing known', '{ "zzzzzzzz": 5 }', '"zzzzzzzz" is not a setting.', 'Settings are: url, token, '],
    ['__proto__', '{ "__proto__": {} }', '"__proto__" is not a setting.', 'Settings are: '],
  ])('for %s', async (_, text, problem, hint) => {
    await expect(read('scim.config.json', text)).rejects.toMatchObject({
      code: 'setting-invalid',
      exitCode: 2,
      message: `scim.config.json: ${problem}`,
      hint: expect.stringContaining(hint),
    });
  });

  test.each([
    ['[]', 'scim.config.json: must be object.', 'Correct the value.'],
    ['null', 'scim.config.json: must be object.', 'Correct the value.'],
    ['"${HOME}"', 'scim.config.json: must be object.', 'Correct the value.'],
    ['{ "seed": "7" }', 'scim.config.json → seed: must be integer.', 'Correct the value.'],
    ['{ "seed": -1 }', 'scim.config.json → seed: must be >= 0.', 'Correct the value.'],
    ['{ "seed": 1e300 }', 'scim.config.json → seed: must be <= 9007199254740991.', 'Correct the value.'],
    ['{ "runs": 0 }', 'scim.config.json → runs: must be >= 1.', 'Correct the value.'],
    ['{ "workers": 1.5 }', 'scim.config.json → workers: must be integer.', 'Correct the value.'],
    ['{ "rate": 0 }', 'scim.config.json → rate: must be > 0.', 'Correct the value.'],
    ['{ "timeoutMs": 3000000000 }', 'scim.config.json → timeoutMs: must be <= 2147483647.', 'Correct the value.'],
    ['{ "lagMs": 60001 }', 'scim.config.json → lagMs: must be <= 60000.', 'Correct the value.'],
    ['{ "consent": "yes" }', 'scim.config.json → consent: must be boolean.', 'Correct the value.'],
    ['{ "url": null }', 'scim.config.json → url: must be string.', 'Correct the value.'],
    ['{ "only": "filter" }', 'scim.config.json → only: must be array.', 'Correct the value.'],
    ['{ "only": ["a", ""] }', 'scim.config.json → only → 1: must NOT have fewer than 1 characters.', 'Correct'],
    [
      '{ "level": "MUST" }',
      'scim.config.json → level: must be equal to one of the allowed values.',
      'Use one of: must, should, may.',
    ],
    [
      '{ "formats": ["html", "pdf"] }',
      'scim.config.json → formats → 1: must be equal to one of the allowed values.',
      'Use one of: json, html, junit, markdown, har.',
    ],
    ['{ "emailDomain": "a b" }', 'scim.config.json → emailDomain: must match pattern', 'Correct the value.'],
    ['{ "emailDomain": "@example.com" }', 'scim.config.json → emailDomain: must match pattern', 'Correct the value.'],
  ])('for %s', async (text, message, hint) => {
    await expect(read('scim.config.json', text, { HOME: '/home' })).rejects.toMatchObject({
      name: 'SettingInvalid',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    });
  });

  test('with its path in the message as the user wrote it', async () => {
    const file = join(folder, 'own.json');
    await writeFile(file, '{ "runs": 0 }');

    await expect(readConfigurationFile(file, folder, {})).rejects.toThrow(`${file} → runs: must be >= 1.`);
  });

  test.each([
    ['scim.config.json', '{ "seed": 7,', /JSON/],
    ['scim.config.json', '', /JSON/],
    ['scim.config.ts', 'export default {', /./],
    ['scim.config.mjs', 'export const seed = 7;', /it has no default export\./],
    ['scim.config.mjs', "import './nowhere.mjs'; export default {};", /nowhere/],
    ['scim.config.mjs', "throw new Error('no token in the vault');", /no token in the vault/],
    ['scim.config.mjs', "throw 'a bare text';", /a bare text/],
    ['scim.config.mjs', 'throw null;', /null/],
    // What the file itself cannot find must not make the file count as absent.
    ['scim.config.mjs', "import { readFileSync } from 'node:fs'; readFileSync('/nowhere/token');", /ENOENT.*token/],
  ])('when %s holds %j', async (name, text, reason) => {
    await expect(read(name, text)).rejects.toMatchObject({
      name: 'ConfigurationUnreadable',
      code: 'configuration-unreadable',
      exitCode: 2,
      message: expect.stringMatching(reason),
    });
  });

  test('when it is named and absent, or a folder', async () => {
    await expect(readConfigurationFile('nowhere.json', folder, {})).rejects.toThrow(
      `${join(folder, 'nowhere.json')} cannot be read: there is no such file.`,
    );
    await expect(readConfigurationFile('.', folder, {})).rejects.toMatchObject({ code: 'configuration-unreadable' });
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyFolder, serving } from './cli/testing/command.ts';
import { blocks, examples } from './cli/testing/examples.ts';

const project = join(import.meta.dirname, '..');
const documentation = readFileSync(join(project, 'docs/reference-provider.md'), 'utf8');
const folder = emptyFolder();
afterAll(() => folder.remove());

const env = { ACME_TOKEN: 'acme', AUDIT_TOKEN: 'audit', ADA_PASSWORD: 'ada', HR_SECRET: 'hr' };

/** On any free port, and with the files of the project where the example has them. */
function realWords(words: readonly string[]): readonly string[] {
  const [command = '', ...flags] = words;
  const real = flags.map((flag) => (flag.startsWith('fixtures/') ? join(project, flag) : flag));
  return [command, ...real, '--port', '0'];
}

test.each(examples(documentation))('$line serves', async ({ words }) => {
  writeFileSync(join(folder.path, 'credentials.json'), blocks(documentation, 'json')[0]!);

  const { url, stop } = await serving(realWords(words), { cwd: folder.path, env });

  expect((await fetch(`${url}/ServiceProviderConfig`)).status).toBe(200);
  expect(await stop()).toMatchObject({ code: 0, stderr: '' });
});

describe('the control API', () => {
  const calls = blocks(documentation, 'sh')
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.startsWith('curl '));

  test('does what the examples ask for, one after the other', async () => {
    const { url, stop } = await serving(['serve', '--control', '--port', '0']);

    const answers = [];
    for (const line of calls) {
      const [, method = 'GET', path, body] = /^curl (?:-X (\w+) )?http:\/\/127.0.0.1:8080(\S+)(?: -d '(.*)')?$/.exec(
        line,
      )!;
      const answer = await fetch(new URL(path!, url), { method, ...(body && { body }) });
      answers.push(`${answer.status} ${line}`);
    }
    const users = await (await fetch(`${url}/Users`)).json();
    await stop();

    expect(calls.length).toBeGreaterThan(9);
    expect(answers).toEqual(calls.map((line) => `200 ${line}`));
    expect(users).toMatchObject({ totalResults: 0 });
  });
});

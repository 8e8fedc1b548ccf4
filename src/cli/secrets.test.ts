import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startProvider } from '../provider/start-provider.ts';
import type { Report } from '../report/model.ts';
import { emptyFolder, scimulate } from './testing/command.ts';

const folder = emptyFolder();
afterAll(() => folder.remove());

const forms = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
];

// Checks that send the token in other spellings, that create passwords, and that play identity providers.
const selection = ['--only', 'errors', '--only', 'password', '--only', 'idp', '--only', 'create'];

test.each(['tok"en\\with&<quotes>', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzY2ltIn0.c2lnbmF0dXJl'])(
  'the token %s is in no output of a run',
  async (token) => {
    const provider = await startProvider({ port: 0, tokens: [token] });

    const out = join(folder.path, Buffer.from(token).toString('hex'));
    const ended = await scimulate(['run', provider.url, ...selection, '--out', out], { env: { SCIM_TOKEN: token } });
    await provider.close();

    expect(ended.code).toBe(0);
    const files = readdirSync(join(out, 'latest')).map((name) => readFileSync(join(out, 'latest', name), 'utf8'));
    expect(files).toHaveLength(5);
    for (const text of [ended.stdout, ended.stderr, ...files]) {
      for (const form of forms(token)) expect(text.includes(form), `"${form}" in an output`).toBe(false);
      // The passwords of checks begin like this; Okta's placeholder passwords are eight letters and digits.
      expect(text).not.toMatch(/Scimulate-scimulate-\w+-/);
      expect(text).not.toMatch(/"password\\?"\s*:\s*\\?"(?!\[redacted\])/);
    }
    const { exchanges } = JSON.parse(readFileSync(join(out, 'latest/report.json'), 'utf8')) as Report;
    const sent = exchanges.flatMap(({ request }) => request.headers.filter(([name]) => name === 'Authorization'));
    expect(sent.map(([, value]) => value).filter((value) => !/^((bearer|basic) )?\[redacted\]$/i.test(value))).toEqual(
      [],
    );
  },
  60_000,
);

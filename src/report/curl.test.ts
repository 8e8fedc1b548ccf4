import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpRequest, Sender } from '../http/exchange.ts';
import { curlOf } from './curl.ts';

/** What a shell hands to curl when it runs the command. */
function argumentsInShell(command: string): readonly string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  const output = execFileSync('sh', ['-c', script], {
    env: { ...process.env, SCIM_TOKEN: 'the token', SCIM_OTHER_TOKEN: 'the other' },
  });
  return output.toString().split('\0').slice(0, -1);
}

function sent(given: Partial<HttpRequest>, sender: Sender = 'check'): readonly string[] {
  const request = { method: 'POST', url: 'https://scim.example/v2/Users', headers: [], ...given };
  const command = curlOf({ request, sender });
  return argumentsInShell(command ?? '');
}

describe('a curl line', () => {
  test('sends method, address, headers and body', () => {
    expect(
      sent({
        method: 'PATCH',
        url: 'https://scim.example/v2/Users?filter=emails[type eq "work"]',
        headers: [
          ['Content-Type', 'application/scim+json'],
          ['X-Empty', ''],
        ],
        body: '{"active":false}',
      }),
    ).toEqual(
      [
        ['-i', '-g', '-X', 'PATCH'],
        ['https://scim.example/v2/Users?filter=emails[type eq "work"]'],
        ['-H', 'Content-Type: application/scim+json', '-H', 'X-Empty;'],
        ['--data-raw', '{"active":false}'],
      ].flat(),
    );
  });

  test('keeps the dots of a path', () => {
    expect(sent({ url: 'https://scim.example/v2/Users/../Groups' })).toContain('--path-as-is');
  });

  test.each([
    ['Bearer [redacted]', 'Authorization: Bearer the token'],
    ['Basic [redacted]', 'Authorization: Basic the token'],
    ['[redacted]', 'Authorization: Bearer the token'],
  ])('takes the credential of %j from the environment', (value, expected) => {
    expect(sent({ headers: [['authorization', value]] })).toContain(expected);
  });

  test('sends the credential of the other tenant where a stranger sent the request', () => {
    const headers = [['Authorization', 'Bearer [redacted]']] as const;

    expect(sent({ headers }, 'stranger')).toContain('Authorization: Bearer the other');
  });

  test('leaves to curl what belongs to the connection', () => {
    expect(
      sent({
        headers: [
          ['Host', 'x'],
          ['Content-Length', '2'],
          ['Accept-Encoding', 'gzip'],
        ],
      }),
    ).not.toContain('-H');
  });

  test('does not exist for a body with a NUL', () => {
    const request = { method: 'POST', url: 'https://scim.example', headers: [], body: 'a\0b' };

    expect(curlOf({ request, sender: 'check' })).toBeUndefined();
  });

  test('reaches curl unchanged whatever it carries', () => {
    const hostile = fc
      .string({
        unit: fc.constantFrom("'", '"', '$', '`', '\\', '\n', '!', '*', ' ', ';', '#', 'ä', '😀', 'SCIM_TOKEN'),
      })
      .filter((text) => text !== '');
    fc.assert(
      fc.property(hostile, hostile, (body, value) => {
        expect(sent({ headers: [['X-Value', value]], body })).toEqual(
          expect.arrayContaining([`X-Value: ${value}`, body]),
        );
      }),
      { numRuns: 60 },
    );
  });
});

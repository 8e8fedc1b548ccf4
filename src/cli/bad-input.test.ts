import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyFolder, scimulate } from './testing/command.ts';

const servers: Server[] = [];
const folder = emptyFolder();
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
  folder.remove();
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim`;
}

function file(name: string, content: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

const refusing: RequestListener = (_, response) => response.writeHead(401).end();

describe('a target that cannot be judged ends with 3 and says why', () => {
  const targets: readonly (readonly [what: string, listener: RequestListener | string, says: string, hint: string])[] =
    [
      ['a closed port', 'http://127.0.0.1:1/scim', 'the connection was refused', 'Check the address'],
      ['an unknown host', 'http://nowhere.localhost.invalid/scim --yes', 'the host is unknown', 'Check the address'],
      [
        'an HTML page',
        (_, response) => response.setHeader('Content-Type', 'text/html').end('<h1>Hi</h1>'),
        'an HTML page',
        'path of the base URL',
      ],
      [
        'JSON of something else',
        (_, response) => response.end('{"hello":"world"}'),
        'JSON that is no ListResponse',
        'path of the base URL',
      ],
      [
        'a redirect',
        (_, response) => response.writeHead(302, { Location: 'https://login.example/' }).end(),
        'points to https://login.example/',
        'final address',
      ],
      ['a hang', () => {}, 'no complete answer within 700 ms', '--timeout'],
      [
        'a reset in the middle',
        (request, response) => {
          response.writeHead(200, { 'Content-Length': '99' }).write('{');
          request.socket.destroySoon();
        },
        'closed before the answer was complete',
        'Check the address',
      ],
      ['no credentials', refusing, 'refuses a request without a token with 401', 'SCIM_TOKEN'],
    ];

  test.each(targets)('%s', async (_, target, says, hint) => {
    const address = typeof target === 'string' ? target : await listen(target);

    const { code, stdout, stderr } = await scimulate(['run', ...address.split(' '), '--timeout', '700'], {
      cwd: folder.path,
    });

    expect(stderr).toContain(says);
    expect(stderr).toContain(hint);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  });

  test('a wrong token', async () => {
    const { code, stderr } = await scimulate(['run', await listen(refusing)], { env: { SCIM_TOKEN: 'wrong-token' } });

    expect(stderr).toContain('refuses the token with 401');
    expect(stderr).not.toContain('wrong-token');
    expect(code).toBe(3);
  });

  test('a port without TLS', async () => {
    const url = (await listen(refusing)).replace('http:', 'https:');

    const { code, stderr } = await scimulate(['run', url]);

    expect(stderr).toContain('the port speaks no TLS');
    expect(code).toBe(3);
  });
});

describe('wrong usage ends with 2 and says what to do', () => {
  const uses: readonly (readonly [what: string, words: () => readonly string[], says: readonly string[]])[] = [
    [
      'an address without scheme',
      () => ['run', 'example.com/scim'],
      ['no absolute URL', 'Did you mean https://example.com/scim?'],
    ],
    ['an address with a query', () => ['run', 'https://example.com/scim?a=b'], ['has a query string']],
    [
      'a target that is not loopback',
      () => ['run', 'https://example.com/scim'],
      ['create, change and delete', '--yes'],
    ],
    [
      'an unknown check',
      () => ['run', '--only', 'no-such-check'],
      ['"no-such-check" names no check', 'scimulate list checks'],
    ],
    ['an unknown command', () => ['rnu'], ['Did you mean run?']],
    ['an unknown option', () => ['run', '--levl', 'must'], ['Did you mean --level?']],
    ['an unknown level', () => ['run', '--level', 'shall'], ['Allowed choices are must, should, may']],
    ['an unknown identity provider', () => ['run', '--idp', 'octa'], ['"octa" is not known', 'Did you mean "okta"?']],
    ['an unknown profile', () => ['run', '--profile', 'acme'], ['"acme" is not known']],
    ['a seed that is no number', () => ['run', '--seed', 'x'], ['Use a whole number from 0']],
    [
      'a token that is not there',
      () => ['run', '--token-env', 'NO_SUCH_VARIABLE'],
      ['no token in the environment variable NO_SUCH_VARIABLE'],
    ],
    [
      'a token file that is not there',
      () => ['run', '--token-file', '/no/such/file'],
      ['no token in the file /no/such/file'],
    ],
    ['a missing configuration', () => ['run', '--config', 'none.json'], ['there is no such file']],
    [
      'a malformed configuration',
      () => ['run', '--config', file('bad.json', '{ url: ')],
      ['cannot be read', 'Check the path and the syntax'],
    ],
    [
      'an unknown setting',
      () => ['run', '--config', file('typo.json', '{"tokn":"x"}')],
      ['"tokn" is not a setting', 'Did you mean "token"?'],
    ],
    [
      'a variable that is not set',
      () => ['run', '--config', file('variable.json', '{"token":"${NO_SUCH_VARIABLE}"}')],
      ['NO_SUCH_VARIABLE is not set'],
    ],
    [
      'known failures that are no list',
      () => ['run', '--known', file('known.json', '{}')],
      ['known failures', 'must be array'],
    ],
    [
      'a report that is none',
      () => ['report', file('report.json', '{}')],
      ['cannot be read as a report', 'reports/latest/report.json'],
    ],
    ['a listing of nothing', () => ['list', 'everything'], ['Allowed choices are']],
  ];

  test.each(uses)('%s', async (_, words, says) => {
    const { code, stdout, stderr } = await scimulate(words(), { cwd: folder.path });

    for (const text of says) expect(stderr).toContain(text);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

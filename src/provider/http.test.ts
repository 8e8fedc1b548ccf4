import { once } from 'node:events';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../scim/json.ts';
import { messageUrn, schemaUrn } from '../scim/urn.ts';
import { HttpServer } from './http.ts';
import { toOctets } from './protocol/octets.ts';
import { type RunningProvider, startProvider } from './start-provider.ts';

const user = (userName: string): JsonObject => ({ schemas: [schemaUrn.User], userName });

const head = (line: string, ...fields: string[]): string =>
  `${[line, 'Host: x', 'Authorization: Bearer t', ...fields].join('\r\n')}\r\n\r\n`;

const post = (...fields: string[]): string =>
  head('POST /scim/v2/Users HTTP/1.1', 'Content-Type: application/scim+json', ...fields);

describe('raw connections', () => {
  let running: RunningProvider;
  let port: number;
  const body = JSON.stringify(user('raw'));

  beforeAll(async () => {
    running = await startProvider({ tokens: ['t'], maxPayloadBytes: 10_000 });
    port = Number(new URL(running.url).port);
  });
  afterAll(() => running.close());

  /** Sends octets and gives what came back until the connection ended, or for half a second. */
  function exchange(octets: string, { ends = false, waitMs = 500 } = {}): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () =>
        ends ? socket.end(octets, 'latin1') : socket.write(octets, 'latin1'),
      );
      let received = '';
      const timer = setTimeout(() => socket.destroy(), waitMs);
      socket.on('data', (chunk) => (received += chunk.toString('latin1')));
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        clearTimeout(timer);
        resolve(received);
      });
    });
  }

  const total = async (): Promise<number> => {
    const answer = await fetch(`${running.url}/Users?count=0`, { headers: { authorization: 'Bearer t' } });
    return ((await answer.json()) as { totalResults: number }).totalResults;
  };

  test.each<[string, string, RegExp]>([
    ['no HTTP', 'hello\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['binary', '\u0016\u0003\u0001\u0002\u0000\u0001', /^HTTP\/1\.1 400 /],
    ['an unknown method', head('BREW /scim/v2/Users HTTP/1.1'), /^HTTP\/1\.1 400 /],
    [
      'a method of WebDAV with a body',
      `${head('PROPFIND /scim/v2/Users HTTP/1.1', 'Content-Length: 2')}{}`,
      /^HTTP\/1\.1 405 /,
    ],
    ['a broken header field', head('GET /scim/v2/Users HTTP/1.1', 'a b: c'), /^HTTP\/1\.1 400 /],
    [
      'a header of 100,000 octets',
      head('GET /scim/v2/Users HTTP/1.1', `X: ${'x'.repeat(100_000)}`),
      /^HTTP\/1\.1 431 /,
    ],
    ['two lengths', post('Content-Length: 5', 'Content-Length: 6'), /^HTTP\/1\.1 400 /],
    ['a length and chunks', post('Content-Length: 5', 'Transfer-Encoding: chunked'), /^HTTP\/1\.1 400 /],
    ['a body that is too long', post('Content-Length: 100000'), /^HTTP\/1\.1 413 /],
    [
      'chunks that are too long',
      `${post('Transfer-Encoding: chunked')}${`1000\r\n${'x'.repeat(4096)}\r\n`.repeat(4)}0\r\n\r\n`,
      /^HTTP\/1\.1 413 /,
    ],
    ['a broken chunk', `${post('Transfer-Encoding: chunked')}zz\r\n`, /^HTTP\/1\.1 400 /],
    ['a body that is no UTF-8', `${post('Content-Length: 2')}\xff\xfe`, /^HTTP\/1\.1 400 /],
    ['a body without a type', `${head('POST /scim/v2/Users HTTP/1.1', 'Content-Length: 1')}{`, /^HTTP\/1\.1 400 /],
    [
      'another type',
      `${head('POST /scim/v2/Users HTTP/1.1', 'Content-Type: text/xml', 'Content-Length: 1')}{`,
      /^HTTP\/1\.1 415 /,
    ],
    ['an absolute address', head('GET http://evil.example/scim/v2/Users HTTP/1.1'), /^HTTP\/1\.1 404 /],
    ['an asterisk', head('OPTIONS * HTTP/1.1'), /^HTTP\/1\.1 404 /],
    [
      'an upgrade',
      head('GET /scim/v2/Users?count=0 HTTP/1.1', 'Connection: Upgrade', 'Upgrade: websocket'),
      /^HTTP\/1\.1 200 /,
    ],
    ['an expectation', `${post('Content-Length: 1', 'Expect: 100-continue')}{`, /HTTP\/1\.1 400 /],
  ])('%s gets a SCIM answer', async (_, octets, expected) => {
    const received = await exchange(octets);
    expect(received).toMatch(expected);
    const text = received.slice(received.lastIndexOf('\r\n\r\n') + 4);
    const answer = JSON.parse(text) as JsonObject;
    expect((answer.schemas as string[])[0]).toMatch(/^urn:ietf:params:scim:api:messages:2.0:(?:Error|ListResponse)$/);
  });

  test('an older protocol is answered and the connection closed', async () => {
    expect(await exchange(head('GET /scim/v2/Users?count=0 HTTP/1.0'))).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('requests sent without waiting are answered in turn', async () => {
    const get = (startIndex: number): string => head(`GET /scim/v2/Users?count=0&startIndex=${startIndex} HTTP/1.1`);
    const bulk = JSON.stringify({ schemas: [messageUrn.BulkRequest], Operations: [] });
    const slow =
      head('POST /scim/v2/Bulk HTTP/1.1', 'Content-Type: application/json', `Content-Length: ${bulk.length}`) + bulk;
    const received = await exchange(get(1) + slow + get(2) + get(3));
    expect(received.match(/"startIndex":\d|BulkResponse/g)).toEqual([
      '"startIndex":1',
      'BulkResponse',
      '"startIndex":2',
      '"startIndex":3',
    ]);
  });

  test('what does not arrive whole changes nothing', async () => {
    const before = await total();
    const whole = `${post(`Content-Length: ${body.length}`)}${body}`;
    for (const cut of [10, 60, whole.length - body.length, whole.length - 1]) {
      await exchange(whole.slice(0, cut), { ends: true, waitMs: 200 });
      await exchange(whole.slice(0, cut), { waitMs: 50 });
    }
    expect(await total()).toBe(before);
    expect(await exchange(whole)).toMatch(/^HTTP\/1\.1 201 /);
    expect(await total()).toBe(before + 1);
  });

  test('a body may come in chunks', async () => {
    const text = JSON.stringify(user('chunked'));
    const chunks = [...text].map((letter) => `1\r\n${letter}\r\n`).join('');
    expect(await exchange(`${post('Transfer-Encoding: chunked')}${chunks}0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 201 /);
  });

  test('a HEAD has the length but no body', async () => {
    const received = await exchange(head('HEAD /scim/v2/Schemas HTTP/1.1'));
    expect(received).toMatch(/Content-Length: \d{4}/);
    expect(received).toMatch(/\r\n\r\n$/);
  });

  test('octets at random never stop the provider', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (octets) => {
        await exchange(Buffer.from(octets).toString('latin1'), { ends: true, waitMs: 100 });
      }),
      { numRuns: 50 },
    );
    expect(await total()).toBeGreaterThanOrEqual(0);
  });
});

test('a body behind a 304 goes out in one packet with the head', async () => {
  const answer = { status: 304, headers: ['ETag', '"1"'], body: toOctets('{}') };
  const server = new HttpServer({ answering: () => answer, maxPayloadBytes: 1 });
  const { port } = await server.listen(0, '127.0.0.1');
  const socket = connect(port, '127.0.0.1', () => socket.write(head('GET / HTTP/1.1')));
  try {
    const [packet] = (await once(socket, 'data')) as [Buffer];
    expect(packet.toString()).toMatch(/^HTTP\/1\.1 304 [^{]*ETag: "1"[^{]*\r\n\r\n\{\}$/);
  } finally {
    socket.destroy();
    await server.close(0);
  }
});

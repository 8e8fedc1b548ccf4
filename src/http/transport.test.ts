import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { HttpRequest } from './exchange.ts';
import { createTransport } from './transport.ts';

const transport = createTransport({ timeoutMs: 300 });
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  stops.push(() => server.close().closeAllConnections());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that says this on every connection, whatever it is asked. */
async function sayAll(text: string): Promise<string> {
  const server = createTcpServer((socket: Socket) => socket.once('data', () => socket.end(text)));
  server.listen(0, '127.0.0.1');
  stops.push(() => server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function get(url: string, headers: HttpRequest['headers'] = []): HttpRequest {
  return { method: 'GET', url, headers };
}

describe('a connection that the target has closed meanwhile', () => {
  /** Answers one request on each connection and hangs up at the second. */
  async function forgetful() {
    const met = new WeakSet<Socket>();
    const seen: string[] = [];
    const url = await listen((request, response) => {
      seen.push(request.method!);
      if (met.has(request.socket)) return void request.socket.destroy();
      met.add(request.socket);
      response.end();
    });
    return { url, seen };
  }

  test('makes no difference to a request that may be repeated', async () => {
    const { url, seen } = await forgetful();
    await transport.send(get(url), 'check');

    expect((await transport.send(get(url), 'check')).answer?.status).toBe(200);
    expect(seen).toEqual(['GET', 'GET', 'GET']);
  });

  test('is told of a request that may not', async () => {
    const { url, seen } = await forgetful();
    await transport.send(get(url), 'check');

    const { failure } = await transport.send({ method: 'POST', url, headers: [], body: '{}' }, 'check');

    expect(failure).toMatchObject({ code: 'reset' });
    expect(seen).toEqual(['GET', 'POST']);
  });
});

test('a connection is used again, but not after it was idle for long', async () => {
  const ports: (number | undefined)[] = [];
  const url = await listen(({ socket }, response) => {
    ports.push(socket.remotePort);
    response.end();
  });
  await transport.send(get(url), 'check');
  await transport.send(get(url), 'check');
  await delay(2000);
  await transport.send(get(url), 'check');

  const [first, second, third] = ports;
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test('an answer may take longer than a connection may be idle', async () => {
  const patient = createTransport({ timeoutMs: 10_000 });
  const url = await listen((_, response) => void setTimeout(() => response.end(), 2000));
  stops.push(() => patient.close());
  await patient.send(get(url), 'check');

  expect((await patient.send(get(url), 'check')).answer?.status).toBe(200);
});

describe('a request', () => {
  test('goes out with exactly its headers, in order, and its body', async () => {
    let seen: unknown;
    const url = await listen((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        seen = { headers: request.rawHeaders, body: Buffer.concat(chunks).toString() };
        response.end();
      });
    });
    const host = new URL(url).host;
    const headers = [
      ['Accept', 'application/scim+json'],
      ['Accept-Charset', 'utf-8'],
      ['Content-Type', 'application/scim+json; charset=utf-8'],
      ['User-Agent', 'Okta SCIM Client 1.0.0'],
      ['Content-Length', '9'],
      ['Host', host],
      ['Connection', 'Keep-Alive'],
      ['Accept-Encoding', 'gzip,deflate'],
    ] as const;

    await transport.send({ method: 'POST', url: `${url}/Users?filter=a+eq+%22b%22`, headers, body: '{"é":1} ' }, 'idp');

    expect(seen).toEqual({ headers: headers.flat(), body: '{"é":1} ' });
  });

  test('without headers goes out with those of HTTP alone', async () => {
    let names: readonly string[] = [];
    const url = await listen((request, response) => {
      names = request.rawHeaders.filter((_, index) => index % 2 === 0);
      response.end();
    });

    await transport.send(get(url), 'check');

    expect(names.map((name) => name.toLowerCase()).toSorted()).toEqual(['connection', 'host']);
  });
});

describe('an answer', () => {
  test('keeps repeated headers and the body as text', async () => {
    const url = await listen((_, response) => {
      response.writeHead(
        418,
        [
          ['X-One', '1'],
          ['X-One', '2'],
          ['Content-Type', 'application/json'],
        ].flat(),
      );
      response.end('{"a": 1}');
    });

    const exchange = await transport.send(get(url), 'check');

    expect(exchange.answer).toMatchObject({ status: 418, body: '{"a": 1}' });
    expect(exchange.answer?.headers.filter(([name]) => name === 'X-One')).toEqual([
      ['X-One', '1'],
      ['X-One', '2'],
    ]);
  });

  test('that is compressed is read', async () => {
    const url = await listen((_, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"zipped":true}'));
    });

    const exchange = await transport.send(get(url, [['Accept-Encoding', 'gzip']]), 'check');

    expect(exchange.answer?.body).toBe('{"zipped":true}');
  });

  test('that redirects is returned, not followed', async () => {
    const url = await listen((_, response) => response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end());

    expect((await transport.send(get(url), 'check')).answer?.status).toBe(302);
  });
});

describe('octets behind an answer that ends with its head', () => {
  test.each([204, 304])('are the body of a %d', async (status) => {
    const url = await sayAll(`HTTP/1.1 ${status} Odd\r\nETag: W/"1"\r\nContent-Length:4\r\n\r\nnull`);

    const { answer, failure } = await transport.send(get(url), 'check');

    expect(failure).toBeUndefined();
    expect(answer).toEqual({
      status,
      headers: [
        ['ETag', 'W/"1"'],
        ['Content-Length', '4'],
      ],
      body: 'null',
    });
  });

  test('are the body where there is no header at all', async () => {
    const url = await sayAll('HTTP/1.1 204 No Content\r\n\r\n{}');

    expect((await transport.send(get(url), 'check')).answer).toEqual({ status: 204, headers: [], body: '{}' });
  });
});

describe('no answer', () => {
  test('from a closed port is "refused"', async () => {
    expect((await transport.send(get('http://127.0.0.1:1/'), 'check')).failure?.code).toBe('refused');
  });

  test('from an unknown host is "address"', async () => {
    expect((await transport.send(get('http://nowhere.invalid/'), 'check')).failure?.code).toBe('address');
  });

  test('in time is "timeout", also when the body never ends', async () => {
    const silent = await listen(() => {});
    const endless = await listen((_, response) => response.writeHead(200).write('{'));

    expect((await transport.send(get(silent), 'check')).failure).toEqual({
      code: 'timeout',
      message: 'No complete answer within 300 ms.',
    });
    expect((await transport.send(get(endless), 'check')).failure?.code).toBe('timeout');
  });

  test('but a connection closed in the middle is "reset"', async () => {
    const closed = await listen((request) => request.socket.destroy());
    const cut = await listen((request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('{"half":');
      setTimeout(() => request.socket.destroy(), 20);
    });

    expect((await transport.send(get(closed), 'check')).failure?.code).toBe('reset');
    expect((await transport.send(get(cut), 'check')).failure?.code).toBe('reset');
  });

  test('that speaks HTTP is "other"', async () => {
    const url = await sayAll('SSH-2.0-OpenSSH_9.2\r\n');

    expect((await transport.send(get(url), 'check')).failure?.code).toBe('other');
  });

  test('over TLS without a trusted certificate is "tls"', async () => {
    const plain = await listen((_, response) => response.end());

    expect((await transport.send(get(plain.replace('http:', 'https:')), 'check')).failure?.code).toBe('tls');
  });
});

test('a rate spaces requests evenly', async () => {
  const url = await listen((_, response) => response.end());
  const slow = createTransport({ timeoutMs: 1000, rate: 50 });

  const startedMs = performance.now();
  await Promise.all([1, 2, 3, 4, 5].map(async () => slow.send(get(url), 'check')));

  expect(performance.now() - startedMs).toBeGreaterThanOrEqual(75);
  slow.close();
});

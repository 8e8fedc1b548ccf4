import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { messageUrn } from '../scim/urn.ts';
import type { Exchange, HeaderList, HttpAnswer } from './exchange.ts';
import type { Transport } from './transport.ts';

export interface RecordingOptions {
  /** Base URL of the service provider; nothing elsewhere is forwarded. */
  readonly baseUrl: string;
  readonly transport: Transport;
  /** Gets every exchange as if there were no proxy between; nothing in it is redacted. */
  readonly record: (exchange: Exchange) => void;
}

/** Passes every request on to the service provider and every answer back, and tells of both. */
export function recordingProxy({ baseUrl, transport, record }: RecordingOptions): RequestListener {
  const { origin, host, pathname } = new URL(baseUrl);

  async function forward(incoming: IncomingMessage): Promise<HttpAnswer> {
    const address = incoming.url ?? '/';
    const [path = ''] = address.split('?', 1);
    if (path !== pathname && !path.startsWith(`${pathname.replace(/\/$/, '')}/`)) {
      return problem(404, `Only addresses below ${pathname} are forwarded.`);
    }
    const body = await text(incoming);
    const sent = headersOf(incoming).map(([name, value]) => [name, /^host$/i.test(name) ? host : value] as const);
    const request = {
      method: incoming.method ?? 'GET',
      url: origin + address,
      ...(body !== '' && { body }),
    };
    const exchange = await transport.send(
      { ...request, headers: sent.filter(([name]) => !ofTheHop.test(name)) },
      'idp',
    );
    record({ ...exchange, request: { ...request, headers: sent } });
    return exchange.answer ?? problem(502, `The service provider gave no answer: ${exchange.failure?.message}`);
  }

  async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, headers, body } = await forward(incoming);
    const kept = headers.filter(([name]) => !ofTheHop.test(name));
    response.writeHead(status, [...kept, ...(body === '' ? [] : [lengthOf(body)])].flat());
    response.end(body);
  }

  return (incoming, response) => {
    answer(incoming, response).catch(() => response.destroy());
  };
}

/** What concerns one connection only, RFC 9110 section 7.6.1, and what the next one says anew. */
const ofTheHop =
  /^(?:connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|host|content-length|content-encoding|accept-encoding)$/i;

function headersOf({ rawHeaders }: IncomingMessage): HeaderList {
  return Array.from({ length: rawHeaders.length / 2 }, (_, index) => [
    rawHeaders[2 * index]!,
    rawHeaders[2 * index + 1]!,
  ]);
}

function lengthOf(body: string): readonly [string, string] {
  return ['Content-Length', String(Buffer.byteLength(body))];
}

function problem(status: number, detail: string): HttpAnswer {
  const body = JSON.stringify({ schemas: [messageUrn.Error], status: String(status), detail });
  return { status, headers: [['Content-Type', 'application/scim+json']], body };
}

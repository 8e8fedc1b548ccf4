import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createTransport } from '../../http/transport.ts';
import { type Connection, connect } from '../connection.ts';

export interface ReceivedRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is when it is a string, as JSON otherwise; nothing when absent. */
  readonly body?: unknown;
}

/** What the server does with a request; "silence" never answers and "reset" closes the connection. */
export type Script = (request: ReceivedRequest) => ScriptedAnswer | 'silence' | 'reset';

export interface ScriptedServer {
  /** With the path /scim/v2. */
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  /** A connection to it; its requests time out after 200 ms. */
  readonly connection: (token?: string) => Connection;
  readonly close: () => void;
}

/** An HTTP server on a loopback port that answers by the script, for tests of whoever talks to a target. */
export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  const requests: ReceivedRequest[] = [];
  const transport = createTransport({ timeoutMs: 200 });
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim/v2`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url: target, headers } = request;
    const received = { method: method!, target: target!, headers, body: await text(request) };
    requests.push(received);
    const reply = script(received);
    if (reply === 'silence') return;
    if (reply === 'reset') return void request.socket.destroy();
    const { status = 200, headers: fields = {}, body } = reply;
    response.writeHead(status, fields);
    response.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body));
  }

  return {
    url,
    requests,
    connection: (token) => connect({ baseUrl: url, token, transport, userAgent: 'scimulate' }),
    close() {
      transport.close();
      server.close().closeAllConnections();
    },
  };
}

/** A script with one answer for each path below /scim/v2; 404 for others. */
export function byPath(answers: Readonly<Record<string, ReturnType<Script>>>): Script {
  return ({ target }) => answers[target.replace(/\?.*/, '').replace('/scim/v2', '')] ?? { status: 404 };
}

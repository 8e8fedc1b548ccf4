import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { isJsonObject, type JsonObject, parseJson } from '../scim/json.ts';

export interface RestRequest {
  readonly method: string;
  /** Without the query, not decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** The body as JSON or as a form; empty when it is neither. */
  readonly body: JsonObject;
  /** What stands in the place of `:name` in the route, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Address of the server, without a slash at the end. */
  readonly origin: string;
}

export interface RestAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; nothing when absent. */
  readonly body?: object;
}

/** Thrown by handlers to answer something else. */
export class Refusal extends Error {
  readonly answer: RestAnswer;

  constructor(answer: RestAnswer) {
    super(`Refused with ${answer.status}.`);
    this.answer = answer;
  }
}

export type Handler = (request: RestRequest) => RestAnswer | Promise<RestAnswer>;

/** Handlers by method and path, for example "GET /api/v1/users/:userId". */
export type Routes = Readonly<Record<string, Handler>>;

export interface RestServerOptions {
  readonly port: number;
  readonly host: string;
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
  readonly routes: Routes;
  /** What it returns is answered instead, before anything else is looked at. */
  readonly interfere?: ((request: RestRequest) => RestAnswer | undefined) | undefined;
  /** Sees what the server itself answers. */
  readonly witness?: ((request: RestRequest, answer: RestAnswer) => void) | undefined;
  /** Looks at every request first; what it returns is the answer. */
  readonly guard: (request: RestRequest) => RestAnswer | undefined;
  /** How a request without a route is answered. */
  readonly unknown: (request: RestRequest) => RestAnswer;
}

export interface RestServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Serves JSON over HTTP. */
export async function startRestServer(options: RestServerOptions): Promise<RestServer> {
  const { port, host, tls } = options;
  const routes = Object.entries(options.routes).map(([name, handler]) => ({ ...patternOf(name), handler }));
  const listener: RequestListener = (request, response) => void respond(request, response);
  const server = (tls ? createSecureServer(tls, listener) : createServer(listener)).listen(port, host);
  await once(server, 'listening');
  const url = `http${tls ? 's' : ''}://${host}:${(server.address() as AddressInfo).port}`;

  async function respond(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status = 200, headers = {}, body } = await answerTo(incoming);
    const content = body === undefined ? '' : JSON.stringify(body);
    response.writeHead(status, { ...(content !== '' && { 'Content-Type': 'application/json' }), ...headers });
    response.end(content);
  }

  async function answerTo(incoming: IncomingMessage): Promise<RestAnswer> {
    const { pathname, searchParams } = new URL(incoming.url!, url);
    const method = incoming.method!;
    const route = routes.find((candidate) => candidate.method === method && candidate.pattern.test(pathname));
    const content = await text(incoming);
    const request: RestRequest = {
      method,
      path: pathname,
      query: searchParams,
      headers: incoming.headers,
      body: parsed(content, incoming.headers['content-type'] ?? ''),
      parameters: decoded(route?.pattern.exec(pathname)?.groups ?? {}),
      origin: url,
    };
    const interfered = options.interfere?.(request);
    if (interfered) return interfered;
    const answer = await ownAnswer(request, route?.handler ?? options.unknown);
    options.witness?.(request, answer);
    return answer;
  }

  async function ownAnswer(request: RestRequest, handler: Handler): Promise<RestAnswer> {
    try {
      return options.guard(request) ?? (await handler(request));
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      return { status: 500, body: { error: { message: String(error) }, errorSummary: String(error) } };
    }
  }

  return {
    url,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function patternOf(name: string): { readonly method: string; readonly pattern: RegExp } {
  const [method = '', path = ''] = name.split(' ');
  const pattern = path.replaceAll(/[.$()]/g, String.raw`\$&`).replaceAll(/:(\w+)/g, '(?<$1>[^/]+)');
  return { method, pattern: new RegExp(`^${pattern}$`) };
}

function decoded(groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}

function parsed(content: string, type: string): JsonObject {
  if (type.includes('x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(content));
  const json = parseJson(content);
  return isJsonObject(json) ? json : {};
}

import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Fault, FaultInjector } from './faults.ts';
import { errorAnswer } from './protocol/answers.ts';
import { decodeBody } from './protocol/body.ts';
import type { ScimAnswer, ScimRequest } from './protocol/exchange.ts';
import type { Octets } from './protocol/octets.ts';
import { ScimError } from './scim-error.ts';

export interface HttpServerOptions {
  /** Answers a request; never throws. */
  readonly answering: (request: ScimRequest) => ScimAnswer | Promise<ScimAnswer>;
  readonly maxPayloadBytes: number;
  /** PEM texts. */
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly faults?: FaultInjector;
}

/** Room for long filters in the address. */
const maxHeaderBytes = 64 * 1024;

/** The HTTP server around a function that answers requests; it adds nothing but framing, and faults when asked to. */
export function createHttpServer(options: HttpServerOptions): FastifyInstance {
  const { maxPayloadBytes, tls } = options;
  const server = fastify({
    bodyLimit: maxPayloadBytes,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    // A body that does not arrive must not hold its connection for ever.
    requestTimeout: 30_000,
    clientErrorHandler: answerClientError,
    ...(tls ? { https: { ...tls, maxHeaderSize: maxHeaderBytes } } : { http: { maxHeaderSize: maxHeaderBytes } }),
  }) as unknown as FastifyInstance;
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  const responder = new Responder(options);
  server.addHook('preClose', (done) => {
    responder.isStopping = true;
    done();
  });
  server.setErrorHandler((error, _, reply) => responder.write(reply, errorAnswer(refusalOf(error, maxPayloadBytes))));
  server.all('*', (request, reply) => responder.respond(request, reply));
  server.setNotFoundHandler((request, reply) => responder.respond(request, reply));
  return server;
}

/** Carries requests in and answers out. */
class Responder {
  /** Connections are given up after the answer under way. */
  isStopping = false;
  readonly #answering: HttpServerOptions['answering'];
  readonly #faults: FaultInjector | undefined;

  constructor({ answering, faults }: HttpServerOptions) {
    this.#answering = answering;
    this.#faults = faults;
  }

  respond(incoming: FastifyRequest, reply: FastifyReply): void {
    const request = toScimRequest(incoming);
    if (request instanceof ScimError) return this.write(reply, errorAnswer(request));
    const fault = this.#faults?.choose(request);
    const latencyMs = this.#faults?.latencyMs ?? 0;
    if (fault || latencyMs > 0) return void this.#respondLate(request, reply, latencyMs, fault);
    const answer = this.#answering(request);
    if (answer instanceof Promise) void answer.then((settled) => this.write(reply, settled));
    else this.write(reply, answer);
  }

  /** Writes the answer past Fastify, so that the header fields are exactly these. */
  write(reply: FastifyReply, answer: ScimAnswer): void {
    this.#writeHead(reply, answer);
    reply.raw.end(answer.body, 'latin1');
  }

  #writeHead(reply: FastifyReply, answer: ScimAnswer): void {
    reply.hijack();
    const fields = framed(answer);
    if (this.isStopping) fields.push('Connection', 'close');
    reply.raw.writeHead(answer.status, fields);
  }

  async #respondLate(
    request: ScimRequest,
    reply: FastifyReply,
    latencyMs: number,
    fault: Fault | undefined,
  ): Promise<void> {
    if (latencyMs > 0) await delay(latencyMs);
    if (!fault) return this.write(reply, await this.#answering(request));
    if (fault.kind === 'status') return this.write(reply, faultAnswer(fault));
    if (fault.kind === 'reset') {
      reply.hijack();
      return void reply.raw.socket?.resetAndDestroy();
    }
    const answer = await this.#answering(request);
    const { raw } = reply;
    const body = answer.body ?? '';
    this.#writeHead(reply, answer);
    if (fault.kind === 'truncate') raw.write(body.slice(0, body.length / 2), 'latin1', () => raw.socket?.destroy());
    else await drip(raw, body, fault.bytesPerSecond ?? 100);
  }
}

function toScimRequest({ raw, body }: FastifyRequest): ScimRequest | ScimError {
  const request = { method: raw.method!, target: raw.url!, headers: raw.headers };
  if (!Buffer.isBuffer(body)) return request;
  try {
    return { ...request, body: decodeBody(body) };
  } catch (error) {
    return error as ScimError;
  }
}

/** The header fields with those that frame the body. */
function framed({ status, headers, body }: ScimAnswer): string[] {
  if (status === 204 || status === 304) return headers.slice();
  return headers.concat('Content-Length', String(body?.length ?? 0));
}

async function drip(raw: ServerResponse, body: Octets, bytesPerSecond: number): Promise<void> {
  const step = Math.max(1, Math.ceil(bytesPerSecond / 10));
  for (let at = 0; at < body.length && !raw.destroyed; at += step) {
    raw.write(body.slice(at, at + step), 'latin1');
    await delay(100);
  }
  raw.end();
}

function faultAnswer({ status = 503, retryAfterSeconds }: Fault): ScimAnswer {
  const headers = retryAfterSeconds === undefined ? [] : ['Retry-After', String(retryAfterSeconds)];
  return errorAnswer(new ScimError(status, undefined, 'The service provider was told to fail.', headers));
}

function refusalOf(error: unknown, maxPayloadBytes: number): unknown {
  const status = (error as { statusCode?: number }).statusCode;
  if (status === 413)
    return new ScimError(413, undefined, `A body has at most ${maxPayloadBytes} bytes (maxPayloadSize).`);
  if (status !== undefined && status >= 400 && status < 500)
    return new ScimError(400, 'invalidSyntax', 'The request is malformed.');
  return error;
}

/** What is no HTTP request gets an answer all the same, and the connection ends. */
function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const answer = errorAnswer(clientError(error.code));
  const fields = framed(answer).flatMap((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`));
  socket.end(`HTTP/1.1 ${answer.status} Error\r\n${fields.join('')}Connection: close\r\n\r\n${answer.body}`, 'latin1');
}

function clientError(code: string | undefined): ScimError {
  if (code === 'HPE_HEADER_OVERFLOW') return new ScimError(431, undefined, 'The header of the request is too long.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new ScimError(408, undefined, 'The request did not arrive in time.');
  return new ScimError(400, 'invalidSyntax', 'This is no HTTP request.');
}

import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Fault, FaultInjector } from './faults.ts';
import { errorAnswer } from './protocol/answers.ts';
import { decodeBody } from './protocol/body.ts';
import type { ScimAnswer, ScimRequest } from './protocol/exchange.ts';
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
  server.setErrorHandler((error, _, reply) => write(reply, errorAnswer(refusalOf(error, maxPayloadBytes))));
  server.all('*', (request, reply) => respond(options, request, reply));
  server.setNotFoundHandler((request, reply) => respond(options, request, reply));
  return server;
}

function respond({ answering, faults }: HttpServerOptions, incoming: FastifyRequest, reply: FastifyReply): void {
  const request = toScimRequest(incoming);
  if (request instanceof ScimError) return write(reply, errorAnswer(request));
  const fault = faults?.choose(request);
  if (fault || faults?.latencyMs) return void respondLate(answering, request, reply, faults!.latencyMs, fault);
  const answer = answering(request);
  if (answer instanceof Promise) void answer.then((settled) => write(reply, settled));
  else write(reply, answer);
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

/** Writes the answer past Fastify, so that the header fields are exactly these. */
function write(reply: FastifyReply, { status, headers, body }: ScimAnswer): void {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(status, framed(status, headers, body));
  raw.end(body);
}

function framed(status: number, headers: readonly string[], body: Buffer | undefined): string[] {
  return status === 204 || status === 304 ? [...headers] : [...headers, 'Content-Length', String(body?.length ?? 0)];
}

async function respondLate(
  answering: HttpServerOptions['answering'],
  request: ScimRequest,
  reply: FastifyReply,
  latencyMs: number,
  fault: Fault | undefined,
): Promise<void> {
  if (latencyMs > 0) await delay(latencyMs);
  if (!fault) return write(reply, await answering(request));
  if (fault.kind === 'status') return write(reply, faultAnswer(fault));
  reply.hijack();
  if (fault.kind === 'reset') return void reply.raw.socket?.resetAndDestroy();
  const { status, headers, body = Buffer.alloc(0) } = await answering(request);
  reply.raw.writeHead(status, framed(status, headers, body));
  if (fault.kind === 'truncate')
    return void reply.raw.write(body.subarray(0, body.length / 2), () => reply.raw.socket?.destroy());
  await drip(reply.raw, body, fault.bytesPerSecond ?? 100);
}

async function drip(raw: ServerResponse, body: Buffer, bytesPerSecond: number): Promise<void> {
  const step = Math.max(1, Math.ceil(bytesPerSecond / 10));
  for (let at = 0; at < body.length && !raw.destroyed; at += step) {
    raw.write(body.subarray(at, at + step));
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
  const { status, headers, body } = errorAnswer(clientError(error.code));
  const fields = framed(status, headers, body).flatMap((text, index) =>
    index % 2 === 0 ? `${text}: ` : `${text}\r\n`,
  );
  socket.end(`HTTP/1.1 ${status} Error\r\n${fields.join('')}Connection: close\r\n\r\n${body!.toString('utf8')}`);
}

function clientError(code: string | undefined): ScimError {
  if (code === 'HPE_HEADER_OVERFLOW') return new ScimError(431, undefined, 'The header of the request is too long.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new ScimError(408, undefined, 'The request did not arrive in time.');
  return new ScimError(400, 'invalidSyntax', 'This is no HTTP request.');
}

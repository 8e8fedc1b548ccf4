import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault, FaultInjector, Mishap } from './faults.ts';
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
export class HttpServer {
  readonly #server: Server;
  readonly #responder: Responder;

  constructor(options: HttpServerOptions) {
    const { tls, maxPayloadBytes } = options;
    const responder = new Responder(options);
    const listener: RequestListener = (request, response) => {
      if (hasBody(request)) receive(request, response, maxPayloadBytes, responder);
      else responder.respond(request, undefined, response);
    };
    // A body that does not arrive must not hold its connection for ever.
    const settings = { maxHeaderSize: maxHeaderBytes, requestTimeout: 30_000 };
    this.#server = tls ? createSecureServer({ ...tls, ...settings }, listener) : createServer(settings, listener);
    this.#server.on('clientError', answerClientError);
    this.#responder = responder;
  }

  /** Listens on a port, 0 for a free one, and tells where. */
  listen(port: number, host: string): Promise<AddressInfo> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        resolve(this.#server.address() as AddressInfo);
      });
    });
  }

  /** Takes no more requests, finishes those under way, and cuts off what takes longer than `graceMs`. */
  close(graceMs: number): Promise<void> {
    this.#responder.isStopping = true;
    const overdue = setTimeout(() => this.#server.closeAllConnections(), graceMs);
    return new Promise((resolve) => {
      this.#server.close(() => {
        clearTimeout(overdue);
        resolve();
      });
    });
  }
}

function hasBody({ method, headers }: IncomingMessage): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/** Collects the body; one that is cut off gets no answer, as nobody is there to read it. */
function receive(request: IncomingMessage, response: ServerResponse, maxBytes: number, responder: Responder): void {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return responder.refuse(response, tooLong(maxBytes));
  const chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= maxBytes) chunks.push(chunk);
    else if (!response.headersSent) responder.refuse(response, tooLong(maxBytes));
  });
  request.on('end', () => {
    if (length <= maxBytes)
      responder.respond(request, chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks), response);
  });
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

  respond(incoming: IncomingMessage, body: Buffer | undefined, response: ServerResponse): void {
    const request = toScimRequest(incoming, body);
    if (request instanceof ScimError) return this.write(response, errorAnswer(request));
    const mishap = this.#faults?.choose(request);
    if (mishap && (mishap.fault || mishap.latencyMs > 0)) return void this.#respondLate(request, response, mishap);
    const answer = this.#answering(request);
    if (answer instanceof Promise) void answer.then((settled) => this.write(response, settled));
    else this.write(response, answer);
  }

  /** Answers a request that is not taken in; the connection ends with it. */
  refuse(response: ServerResponse, error: ScimError): void {
    const { status, headers, body } = errorAnswer(error);
    response.writeHead(status, [...headers, 'Connection', 'close']);
    response.end(body, 'latin1');
  }

  write(response: ServerResponse, answer: ScimAnswer): void {
    if (answer.status === 304 && answer.body !== undefined) return this.#writeSurplus(response, answer, answer.body);
    this.#writeHead(response, answer);
    response.end(answer.body, 'latin1');
  }

  /** A body behind a 304, which only a defect sends: the server drops it, so it goes round it, in one packet with the head. */
  #writeSurplus(response: ServerResponse, answer: ScimAnswer, body: Octets): void {
    const { socket } = response;
    socket?.cork();
    this.#writeHead(response, answer);
    response.end();
    socket?.write(body, 'latin1');
    socket?.uncork();
  }

  #writeHead(response: ServerResponse, answer: ScimAnswer): void {
    const { status, headers } = answer;
    response.writeHead(status, (this.isStopping ? [...headers, 'Connection', 'close'] : headers) as string[]);
  }

  async #respondLate(request: ScimRequest, response: ServerResponse, { latencyMs, fault }: Mishap): Promise<void> {
    if (latencyMs > 0) await delay(latencyMs);
    if (!fault) return this.write(response, await this.#answering(request));
    if (fault.kind === 'status') return this.write(response, faultAnswer(fault));
    if (fault.kind === 'reset') return void response.socket?.resetAndDestroy();
    const answer = await this.#answering(request);
    const body = answer.body ?? '';
    this.#writeHead(response, answer);
    if (fault.kind === 'truncate') {
      response.write(body.slice(0, body.length / 2), 'latin1', () => response.socket?.destroy());
    } else await drip(response, body, fault.bytesPerSecond ?? 100);
  }
}

function toScimRequest(incoming: IncomingMessage, bytes: Buffer | undefined): ScimRequest | ScimError {
  const { method, url, headers } = incoming;
  if (!bytes) return { method: method!, target: url!, headers };
  try {
    return { method: method!, target: url!, headers, body: decodeBody(bytes) };
  } catch (error) {
    return error as ScimError;
  }
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

function tooLong(maxBytes: number): ScimError {
  return new ScimError(413, undefined, `A body has at most ${maxBytes} bytes (maxPayloadSize).`);
}

/** What is no HTTP request gets an answer all the same, and the connection ends. */
function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const answer = errorAnswer(clientError(error.code));
  const fields = answer.headers.flatMap((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`));
  socket.end(`HTTP/1.1 ${answer.status} Error\r\n${fields.join('')}Connection: close\r\n\r\n${answer.body}`, 'latin1');
}

function clientError(code: string | undefined): ScimError {
  if (code === 'HPE_HEADER_OVERFLOW') return new ScimError(431, undefined, 'The header of the request is too long.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new ScimError(408, undefined, 'The request did not arrive in time.');
  return new ScimError(400, 'invalidSyntax', 'This is no HTTP request.');
}

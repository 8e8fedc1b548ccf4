import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';
import axios, { AxiosError, type AxiosResponse } from 'axios';
import {
  type Exchange,
  type HeaderList,
  type HttpAnswer,
  type HttpFailure,
  type HttpRequest,
  header,
  type Sender,
} from './exchange.ts';
import { createPace, type Pace } from './pace.ts';
import { answerWithSurplus } from './surplus-body.ts';

export interface TransportOptions {
  /** Milliseconds until an answer must be complete. */
  readonly timeoutMs: number;
  /** Requests per second at most; unlimited when absent. */
  readonly rate?: number;
  /** Instead of an own one: shared with transports that talk to the same target. */
  readonly pace?: Pace;
}

/** Sends requests exactly as they are written and returns what happened; it never throws for an answer or its absence. */
export interface Transport {
  send(request: HttpRequest, sender: Sender): Promise<Exchange>;
  close(): void;
}

const maxAnswerBytes = 64 * 1024 * 1024;
/** Servers close idle connections after some seconds, and what is sent in that moment is lost. */
const maxIdleMs = 1500;

export function createTransport({ timeoutMs, rate, pace = createPace(rate) }: TransportOptions): Transport {
  const httpAgent = brieflyIdle(new HttpAgent({ keepAlive: true }));
  const httpsAgent = brieflyIdle(new HttpsAgent({ keepAlive: true }));
  const client = axios.create({
    adapter: 'http',
    httpAgent,
    httpsAgent,
    proxy: false,
    timeout: timeoutMs,
    maxRedirects: 0,
    maxContentLength: maxAnswerBytes,
    responseType: 'text',
    validateStatus: () => true,
    transformRequest: (body: unknown) => body,
    transformResponse: (body: unknown) => body,
  });
  // The client library puts its own default headers before those of a request and so changes their order.
  client.defaults.headers.common = {};

  async function send(request: HttpRequest, sender: Sender): Promise<Exchange> {
    await pace();
    const startedAt = new Date();
    const startedMs = performance.now();
    const outcome = await answerOf(request);
    const durationMs = Math.round((performance.now() - startedMs) * 10) / 10;
    return { request, sender, startedAt: startedAt.toISOString(), durationMs, ...outcome };
  }

  async function answerOf(
    request: HttpRequest,
    isRepeated = false,
  ): Promise<{ answer: HttpAnswer } | { failure: HttpFailure }> {
    try {
      const response = await client.request<string>({
        method: request.method,
        url: request.url,
        headers: wireHeaders(request.headers),
        data: request.body,
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { answer: { status: response.status, headers: receivedHeaders(response), body: response.data ?? '' } };
    } catch (error) {
      if (!isRepeated && isStale(error) && idempotent.has(request.method)) return answerOf(request, true);
      const answer = answerWithSurplus(error);
      return answer ? { answer } : { failure: failureOf(error, timeoutMs) };
    }
  }

  return {
    send,
    close() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

/** Gives idle connections up in good time; the agent by itself waits until the target does. */
function brieflyIdle<Agent extends HttpAgent>(agent: Agent): Agent {
  const keep = agent.keepSocketAlive.bind(agent);
  agent.keepSocketAlive = (socket) => {
    const isKept = keep(socket);
    (socket as Socket).setTimeout(maxIdleMs);
    return isKept;
  };
  return agent;
}

/** Of RFC 9110 section 9.2.2. */
const idempotent: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** The target closed an idle connection in the moment in which it was used again. */
function isStale(error: unknown): boolean {
  if (!(error instanceof AxiosError)) return false;
  const { reusedSocket } = (error.request ?? {}) as { readonly reusedSocket?: boolean };
  return reusedSocket === true && failureCodes[error.code ?? ''] === 'reset';
}

/** Headers the client library would add on its own are switched off unless the request names them. */
function wireHeaders(headers: HeaderList): Record<string, string | string[] | boolean> {
  const wire: Record<string, string | string[] | boolean> = {};
  for (const [name, value] of headers) {
    const earlier = wire[name];
    wire[name] = typeof earlier === 'string' || Array.isArray(earlier) ? [earlier, value].flat() : value;
  }
  for (const name of ['Accept', 'Content-Type', 'User-Agent', 'Accept-Encoding']) {
    if (header(headers, name) === undefined) wire[name] = false;
  }
  return wire;
}

function receivedHeaders(response: AxiosResponse<string>): HeaderList {
  const raw = (response.request as { res?: { rawHeaders?: readonly string[] } }).res?.rawHeaders ?? [];
  return Array.from({ length: raw.length / 2 }, (_, index) => [raw[2 * index]!, raw[2 * index + 1]!] as const);
}

const failureCodes: Readonly<Record<string, HttpFailure['code']>> = {
  ENOTFOUND: 'address',
  EAI_AGAIN: 'address',
  ERR_INVALID_URL: 'address',
  EHOSTUNREACH: 'address',
  ENETUNREACH: 'address',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ECONNABORTED: 'timeout',
  ETIMEDOUT: 'timeout',
  ERR_CANCELED: 'timeout',
  EPROTO: 'tls',
};

function failureOf(error: unknown, timeoutMs: number): HttpFailure {
  const { code, message } = error instanceof AxiosError ? error : { code: undefined, message: String(error) };
  const kind = failureCodes[code ?? ''] ?? kindByMessage(code, message);
  return { code: kind, message: kind === 'timeout' ? `No complete answer within ${timeoutMs} ms.` : message };
}

function kindByMessage(code: string | undefined, message: string): HttpFailure['code'] {
  if (/CERT|SSL|TLS|ALTNAME|SELF_SIGNED/i.test(`${code}`)) return 'tls';
  return /aborted|hang up/i.test(message) ? 'reset' : 'other';
}

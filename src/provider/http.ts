import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { errorAnswer } from './protocol/answers.ts';
import { decodeBody } from './protocol/body.ts';
import type { ScimAnswer, ScimRequest } from './protocol/exchange.ts';
import { ScimError } from './scim-error.ts';

export type Answering = (request: ScimRequest) => ScimAnswer | Promise<ScimAnswer>;

/** The HTTP server around a function that answers requests; it adds nothing but framing. */
export function createHttpServer(answering: Answering, maxPayloadBytes: number): FastifyInstance {
  const server = fastify({
    bodyLimit: maxPayloadBytes,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 65_536 },
    forceCloseConnections: 'idle',
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  server.setErrorHandler((error, _, reply) => send(reply, errorAnswer(refusalOf(error, maxPayloadBytes))));
  server.all('*', (request, reply) => respond(answering, request, reply));
  server.setNotFoundHandler((request, reply) => respond(answering, request, reply));
  return server;
}

function respond(answering: Answering, request: FastifyRequest, reply: FastifyReply): void {
  let answer: ScimAnswer | Promise<ScimAnswer>;
  try {
    answer = answering(toScimRequest(request));
  } catch (error) {
    answer = errorAnswer(error);
  }
  if (answer instanceof Promise) void answer.then((settled) => send(reply, settled));
  else send(reply, answer);
}

function toScimRequest({ raw, body }: FastifyRequest): ScimRequest {
  return {
    method: raw.method!,
    target: raw.url!,
    headers: raw.headers,
    ...(Buffer.isBuffer(body) && { body: decodeBody(body) }),
  };
}

/** Writes the answer itself, so that the header fields are exactly these. */
function send(reply: FastifyReply, { status, headers, body }: ScimAnswer): void {
  reply.hijack();
  const { raw } = reply;
  const hasLength = status !== 204 && status !== 304;
  raw.writeHead(status, hasLength ? [...headers, 'Content-Length', String(body?.length ?? 0)] : [...headers]);
  raw.end(body);
}

function refusalOf(error: unknown, maxPayloadBytes: number): unknown {
  const status = (error as { statusCode?: number }).statusCode;
  if (status === 413) return new ScimError(413, undefined, `A body has at most ${maxPayloadBytes} bytes.`);
  if (status !== undefined && status >= 400 && status < 500)
    return new ScimError(400, 'invalidSyntax', 'The request is malformed.');
  return error;
}

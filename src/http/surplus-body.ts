import type { HttpAnswer } from './exchange.ts';

/** An answer whose status leaves no room for a body, with octets behind its head. */
const withSurplus = /^HTTP\/1\.\d (204|304)[^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n(.+)$/s;

/**
 * The answer that a parser gave up on because 204 and 304 end with their head, RFC 9112 section 6.3, and this one does
 * not; `undefined` for any other error.
 */
export function answerWithSurplus(error: unknown): HttpAnswer | undefined {
  const { rawPacket } = ((error as Error).cause ?? {}) as { readonly rawPacket?: Buffer };
  const [, status, head, body] = withSurplus.exec(rawPacket?.toString() ?? '') ?? [];
  if (status === undefined || head === undefined || body === undefined) return undefined;
  return { status: Number(status), headers: [...head.matchAll(field)].map(([, name, value]) => [name!, value!]), body };
}

const field = /^([^:\r\n]+):[ \t]*(.*?)[ \t]*\r$/gm;

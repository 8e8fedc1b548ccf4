import { setTimeout as delay } from 'node:timers/promises';
import { type Exchange, header } from './exchange.ts';
import type { Transport } from './transport.ts';

/** Longest time that is waited for the target at once; who asks for more gets no second request. */
const longestMs = 60_000;
const mostAttempts = 5;

/**
 * Comes back when the target asks for patience: after 429, and after 503 with Retry-After, RFC 9110 section 10.2.3.
 * Identity providers have a patience of their own, which belongs to what is simulated.
 */
export function patient(
  transport: Transport,
  pause: (ms: number) => Promise<unknown> = async (ms) => delay(ms),
): Transport {
  return {
    async send(request, sender) {
      let exchange = await transport.send(request, sender);
      if (sender === 'idp') return exchange;
      for (let attempt = 1; attempt < mostAttempts; attempt += 1) {
        const waitMs = waitAfter(exchange, attempt);
        if (waitMs === undefined || waitMs > longestMs) break;
        await pause(waitMs);
        exchange = await transport.send(request, sender);
      }
      return exchange;
    },
    close: () => transport.close(),
  };
}

/** Milliseconds; `undefined` where nobody asked to wait. */
function waitAfter({ answer }: Exchange, attempt: number): number | undefined {
  if (answer?.status !== 429 && answer?.status !== 503) return undefined;
  const asked = header(answer.headers, 'Retry-After');
  if (asked === undefined) return answer.status === 429 ? 1000 * 2 ** (attempt - 1) : undefined;
  const ms = /^\d+$/.test(asked.trim()) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0);
}

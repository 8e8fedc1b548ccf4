import type { Exchange } from './exchange.ts';
import type { Transport } from './transport.ts';

/** Answers from a recording: with what was answered to the same method and address, whatever the query, the last time. */
export function playback(exchanges: readonly Exchange[]): Transport {
  return {
    async send(request, sender) {
      const [address] = request.url.split('?', 1);
      const recorded = exchanges.findLast(
        (exchange) =>
          exchange.answer !== undefined &&
          exchange.request.method === request.method &&
          exchange.request.url.split('?', 1)[0] === address,
      );
      if (recorded) return { ...recorded, sender };
      const failure = { code: 'other', message: 'It was not recorded.' } as const;
      return { request, sender, startedAt: new Date(0).toISOString(), durationMs: 0, failure };
    },
    close() {},
  };
}

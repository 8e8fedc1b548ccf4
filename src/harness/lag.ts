import { setTimeout as delay } from 'node:timers/promises';
import type { Transport } from '../http/transport.ts';
import { isReading } from './read-only.ts';

/** Gives changes the time they need to be seen. */
export interface Lag {
  /** Waits with each request until the last change can be seen; identity providers know nothing of that and do not wait. */
  readonly waiting: (transport: Transport) => Transport;
  /** Does not wait, but others wait for what it changes. */
  readonly hasty: (transport: Transport) => Transport;
}

interface Clock {
  /** Milliseconds since some moment. */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<unknown>;
}

const clockOfMachine: Clock = { now: () => performance.now(), pause: async (ms) => delay(ms) };

/** @param lagMs milliseconds from the answer to a change until it can be seen */
export function createLag(lagMs: number, { now, pause }: Clock = clockOfMachine): Lag {
  let seenAt = Number.NEGATIVE_INFINITY;

  function hasty(transport: Transport): Transport {
    return {
      async send(request, sender) {
        const exchange = await transport.send(request, sender);
        if (!isReading(request)) seenAt = now() + lagMs;
        return exchange;
      },
      close: () => transport.close(),
    };
  }

  function waiting(transport: Transport): Transport {
    const noting = hasty(transport);
    return {
      async send(request, sender) {
        const restMs = seenAt - now();
        if (restMs > 0 && sender !== 'idp') await pause(restMs);
        return noting.send(request, sender);
      },
      close: () => transport.close(),
    };
  }

  return { waiting, hasty };
}

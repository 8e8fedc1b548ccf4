import type { HttpRequest } from '../http/exchange.ts';
import type { Transport } from '../http/transport.ts';
import { Inconclusive } from './inconclusive.ts';

/** A check of a run that only reads has come to a request that writes. */
export class WouldWrite extends Inconclusive {
  override readonly name = 'WouldWrite';

  constructor({ method, url }: HttpRequest) {
    super(`${method} ${new URL(url).pathname}`);
  }
}

/** Lets nothing through that could change the target. */
export function readOnly(transport: Transport): Transport {
  return {
    async send(request, sender) {
      if (!isReading(request)) throw new WouldWrite(request);
      return transport.send(request, sender);
    },
    close: () => transport.close(),
  };
}

/** A search by POST reads too. */
export function isReading({ method, url }: HttpRequest): boolean {
  const isSearch = method === 'POST' && new URL(url).pathname.endsWith('/.search');
  return isSearch || ['GET', 'HEAD', 'OPTIONS'].includes(method);
}

import type { Exchange, HttpAnswer, HttpFailure, HttpRequest } from '../../http/exchange.ts';
import { messageUrn } from '../../scim/urn.ts';
import type { Send } from '../connection.ts';

/** What happens to a request on its way. */
export type Disturbance =
  /** It does not arrive. */
  | 'no answer'
  /** It arrives, but the answer does not. */
  | 'answer lost'
  /** The target asks for patience. */
  | 'too many requests'
  /** Something else happens first. */
  | (() => Promise<void>);

interface Plan {
  readonly isMeant: (request: HttpRequest) => boolean;
  readonly disturbance: Disturbance;
}

const interrupted: HttpFailure = { code: 'other', message: 'The connection was interrupted by scimulate.' };

const tooMany: HttpAnswer = {
  status: 429,
  headers: [
    ['Retry-After', '0'],
    ['Content-Type', 'application/scim+json'],
  ],
  body: JSON.stringify({ schemas: [messageUrn.Error], status: '429', detail: 'Interrupted by scimulate.' }),
};

/**
 * The way from an identity provider to the target, where requests can be disturbed. What the disturbance makes up does
 * not come from the target, so nobody who judges the target is told.
 */
export class Line {
  readonly #send: Send;
  readonly #tell: (request: HttpRequest, what: string) => void;
  readonly #plans: Plan[] = [];
  readonly #exchanges: Exchange[] = [];

  /** `tell` hears of every disturbance. */
  constructor(send: Send, tell: (request: HttpRequest, what: string) => void = () => {}) {
    this.#send = send;
    this.#tell = tell;
  }

  /** What the target was asked and has answered so far; nothing that a disturbance has made up. */
  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  /** Disturbs the next request that is meant, once; disturbances are used up in their order. */
  disturb(disturbance: Disturbance, isMeant: Plan['isMeant'] = () => true): void {
    this.#plans.push({ isMeant, disturbance });
  }

  /** Sends without disturbing any more. */
  calm(): void {
    this.#plans.length = 0;
  }

  readonly send: Send = async (request) => {
    const index = this.#plans.findIndex(({ isMeant }) => isMeant(request));
    const [plan] = index < 0 ? [] : this.#plans.splice(index, 1);
    switch (plan?.disturbance) {
      case undefined:
        return this.#reach(request);
      case 'no answer':
        this.#tell(request, 'the request is lost');
        return { ...unsent(request), failure: interrupted };
      case 'answer lost': {
        const { answer: _, ...exchange } = await this.#reach(request);
        this.#tell(request, 'the answer is lost');
        return { ...exchange, failure: interrupted };
      }
      case 'too many requests':
        this.#tell(request, '429, made up by scimulate');
        return { ...unsent(request), answer: tooMany };
      default:
        await plan!.disturbance();
        return this.#reach(request);
    }
  };

  async #reach(request: HttpRequest): Promise<Exchange> {
    const exchange = await this.#send(request);
    this.#exchanges.push(exchange);
    return exchange;
  }
}

function unsent(request: HttpRequest) {
  return { request, sender: 'idp', startedAt: new Date().toISOString(), durationMs: 0 } as const;
}

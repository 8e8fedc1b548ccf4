import type { Exchange, HeaderList, HttpRequest } from '../http/exchange.ts';
import { type Reply, replyOf, unanswered } from './reply.ts';

/** Delivers a request and reports what came back; transport failures are part of the exchange. */
export type Send = (request: HttpRequest) => Promise<Exchange>;

/** A request before it has an address and headers. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base address, with a leading slash; segments are encoded already. */
  readonly path: string;
  /** Encoded already, without "?". */
  readonly query?: string;
  readonly body?: string;
}

export interface ConnectionOptions {
  /** Address of the service provider; may carry a query, which then goes first in every request. */
  readonly baseUrl: string;
  readonly send: Send;
  /** The header list as this client writes it. */
  readonly headers: (call: Call, host: string) => HeaderList;
}

/** The line between an identity provider and the service provider. */
export class Connection {
  readonly #options: ConnectionOptions;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  async call(call: Call): Promise<Reply> {
    const url = addressOf(this.#options.baseUrl, call);
    const request: HttpRequest = {
      method: call.method,
      url,
      headers: this.#options.headers(call, new URL(url).host),
      ...(call.body !== undefined && { body: call.body }),
    };
    try {
      return replyOf(await this.#options.send(request));
    } catch (error) {
      return unanswered({ code: 'other', message: String(error) }, 0);
    }
  }
}

function addressOf(baseUrl: string, { path, query }: Call): string {
  const [base = '', baseQuery] = baseUrl.split('?', 2);
  const queries = [baseQuery, query].filter((part) => part !== undefined && part !== '');
  return `${base.replace(/\/+$/, '')}${path}${queries.length === 0 ? '' : `?${queries.join('&')}`}`;
}

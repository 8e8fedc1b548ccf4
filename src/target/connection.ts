import type { Exchange, HeaderList, Sender } from '../http/exchange.ts';
import type { Transport } from '../http/transport.ts';
import { scimJson } from '../scim/media-type.ts';
import type { Query } from '../scim/query.ts';

export interface Call {
  readonly method: string;
  /** Path below the base URL, starting with a slash, or an absolute address that the target gave. */
  readonly path: string;
  readonly query?: Query | Readonly<Record<string, string>>;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  /** Added to the usual headers or, with the same name in any case, in their place; `null` leaves a usual one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** The way to the target: address and credentials. */
export interface Connection {
  readonly baseUrl: string;
  readonly hasToken: boolean;
  /** The value of the Authorization header; empty without credentials. */
  readonly authorization: string;
  call(call: Call, sender: Sender): Promise<Exchange>;
}

export interface ConnectionOptions {
  readonly baseUrl: string;
  readonly token?: string | undefined;
  readonly transport: Transport;
  readonly userAgent: string;
}

export function connect({ baseUrl, token, transport, userAgent }: ConnectionOptions): Connection {
  const authorization = token === undefined ? '' : `Bearer ${token}`;
  return {
    baseUrl,
    hasToken: token !== undefined,
    authorization,
    async call({ method, path, query, body, headers }, sender) {
      const address = URL.canParse(path) ? path : baseUrl + path;
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
      const usual = {
        Accept: scimJson,
        'User-Agent': userAgent,
        // The token goes to the target alone, also when a Location points elsewhere.
        ...(authorization !== '' && hasOriginOf(address, baseUrl) && { Authorization: authorization }),
        ...(text !== undefined && { 'Content-Type': scimJson }),
      };
      const url = address + queryString(query);
      const request = {
        method,
        url,
        headers: headerList(usual, headers ?? {}),
        ...(text !== undefined && { body: text }),
      };
      return transport.send(request, sender);
    },
  };
}

function hasOriginOf(address: string, baseUrl: string): boolean {
  return new URL(address).origin === new URL(baseUrl).origin;
}

function headerList(usual: Readonly<Record<string, string>>, own: Readonly<Record<string, string | null>>): HeaderList {
  const fields = new Map<string, readonly [string, string | null]>();
  for (const field of [...Object.entries(usual), ...Object.entries(own)]) fields.set(field[0].toLowerCase(), field);
  return [...fields.values()].filter((field): field is [string, string] => field[1] !== null);
}

function queryString(query: Call['query']): string {
  const pairs = Object.entries(query ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value).toWellFormed())}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

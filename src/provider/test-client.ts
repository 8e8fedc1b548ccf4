import { type Json, parseJson } from '../scim/json.ts';
import { scimJson } from '../scim/media-type.ts';
import { createProvider } from './create-provider.ts';
import type { ProviderOptions } from './options.ts';
import { handle } from './protocol/handler.ts';
import { fromOctets } from './protocol/octets.ts';
import type { Provider } from './protocol/provider.ts';

/** An answer as tests look at it. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The same with those that are repeated. */
  readonly allHeaders: readonly (readonly [name: string, value: string])[];
  /** `undefined` when it is no JSON. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests reach into answers by path
  readonly body: any;
  readonly text: string;
}

export interface TestClient {
  readonly provider: Provider;
  readonly send: (
    method: string,
    path: string,
    body?: Json | string,
    headers?: Record<string, string>,
  ) => Promise<TestAnswer>;
}

/** A provider in memory with a fixed clock and counted ids, and a client of it. */
export function testClient(options: ProviderOptions = {}, origin = 'https://example.com'): TestClient {
  let ids = 0;
  let time = Date.parse('2026-01-01T00:00:00Z');
  const provider = createProvider(
    {
      now: () => (time += 1000),
      newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
      ...options,
    },
    origin,
  );
  return {
    provider,
    send: async (method, path, body, headers = {}) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const answer = await handle(provider, {
        method,
        target: `${provider.basePath}${path}`,
        headers: { ...(text !== undefined && { 'content-type': scimJson }), ...headers },
        ...(text !== undefined && { body: text }),
      });
      const received = fromOctets(answer.body ?? '');
      return {
        status: answer.status,
        headers: Object.fromEntries(pairs(answer.headers)),
        allHeaders: pairs(answer.headers),
        text: received,
        body: parseJson(received),
      };
    },
  };
}

function pairs(flat: readonly string[]): (readonly [string, string])[] {
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name.toLowerCase(), flat[index + 1]!] as const] : []));
}

import type { AddressInfo } from 'node:net';
import { createProvider } from './create-provider.ts';
import { createHttpServer } from './http.ts';
import { defaultMaxPayloadBytes, type ServerOptions } from './options.ts';
import { handle } from './protocol/handler.ts';
import type { Provider } from './protocol/provider.ts';

export interface RunningProvider {
  /** The SCIM base URL. */
  readonly url: string;
  /** Finishes what is under way and stops. */
  readonly close: () => Promise<void>;
}

/** Starts the reference service provider on a port of its own. */
export async function startProvider(options: ServerOptions = {}): Promise<RunningProvider> {
  const { port = 0, host = '127.0.0.1', publicUrl, maxPayloadBytes = defaultMaxPayloadBytes } = options;
  let provider: Provider | undefined;
  const server = createHttpServer((request) => handle(provider!, request), maxPayloadBytes);
  await server.listen({ port, host });
  const origin = publicUrl?.replace(/\/$/, '') ?? originOf(server.server.address() as AddressInfo);
  provider = createProvider(options, origin);
  return { url: `${origin}${provider.basePath}`, close: () => server.close() };
}

function originOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

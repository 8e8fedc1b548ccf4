import { startProvider } from '../provider/start-provider.ts';

/** Starts the reference provider on a free loopback port, with one token. */
export async function startEmbeddedProvider(
  token: string,
): Promise<{ readonly url: string; readonly token: string; close(): Promise<void> }> {
  const { url, close } = await startProvider({ port: 0, tokens: [token] });
  return { url, token, close };
}

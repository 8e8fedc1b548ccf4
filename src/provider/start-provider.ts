import { readFile, rename, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { parseJson } from '../scim/json.ts';
import { defaultMaxPayloadBytes } from './configuration.ts';
import { controlPath } from './control/control-api.ts';
import { createProvider } from './create-provider.ts';
import { withNeedsOfDefects } from './defects/install.ts';
import { FaultInjector } from './faults.ts';
import { HttpServer } from './http.ts';
import type { ServerOptions } from './options.ts';
import { populate } from './population/population.ts';
import { errorAnswer } from './protocol/answers.ts';
import { handle } from './protocol/handler.ts';
import type { Provider } from './protocol/provider.ts';
import { DocumentError } from './schema-documents.ts';
import { ScimError } from './scim-error.ts';
import { restoreSnapshot, takeSnapshot } from './snapshot.ts';

export interface RunningProvider {
  /** The SCIM base URL. */
  readonly url: string;
  /** Finishes what is under way, saves what is to be saved, and stops. */
  readonly close: () => Promise<void>;
}

/** How long requests under way may take when the provider stops. */
const graceMs = 5000;

/**
 * Starts the reference service provider on a port of its own.
 *
 * @throws DocumentError when the data file is no snapshot.
 * @throws RangeError when options do not fit each other, or there is no defect called so.
 */
export async function startProvider(given: ServerOptions = {}): Promise<RunningProvider> {
  const options = withNeedsOfDefects(given);
  const { port = 0, host = '127.0.0.1', publicUrl, tls, dataFile, maxPayloadBytes = defaultMaxPayloadBytes } = options;
  const faults = new FaultInjector(options.random ?? Math.random, ({ target }) => target.startsWith(controlPath));
  faults.latencyMs = options.latencyMs ?? 0;
  faults.arm(options.faults ?? []);
  let provider: Provider | undefined;
  const server = new HttpServer({
    answering: (request) => (provider ? handle(provider, request) : errorAnswer(starting())),
    maxPayloadBytes,
    faults,
    ...(tls && { tls }),
  });
  const address = await server.listen(port, host);
  const origin = publicUrl?.replace(/\/$/, '') ?? originOf(address, tls !== undefined);
  const created = await createFilled(options, origin, faults).catch(async (error: unknown) => {
    await server.close(0);
    throw error;
  });
  provider = created;
  return {
    url: created.baseUrl,
    close: async () => {
      await server.close(graceMs);
      if (dataFile !== undefined) await save(created, dataFile);
    },
  };
}

async function createFilled(options: ServerOptions, origin: string, faults: FaultInjector): Promise<Provider> {
  const created = createProvider(options, origin, faults);
  await fill(created, options);
  return created;
}

async function fill(provider: Provider, { population, dataFile }: ServerOptions): Promise<void> {
  const saved = dataFile === undefined ? undefined : await readIfThere(dataFile);
  if (saved !== undefined) {
    const snapshot = parseJson(saved);
    if (snapshot === undefined) throw new DocumentError(`${dataFile} is not JSON.`);
    restoreSnapshot(provider, snapshot);
  } else if (population) populate(provider.tenants[0]!, population);
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes beside the file and moves it there, so that it is never half written. */
async function save(provider: Provider, path: string): Promise<void> {
  const beside = `${path}.${process.pid}.tmp`;
  await writeFile(beside, `${JSON.stringify(takeSnapshot(provider), null, 1)}\n`);
  await rename(beside, path);
}

function starting(): ScimError {
  return new ScimError(503, undefined, 'The service provider is starting.', ['Retry-After', '1']);
}

function originOf({ address, family, port }: AddressInfo, isSecure: boolean): string {
  return `${isSecure ? 'https' : 'http'}://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

import { once } from 'node:events';
import { Command } from 'commander';
import { ConfigurationUnreadable, SettingInvalid } from '../config/configuration-errors.ts';
import { nearest } from '../config/nearest.ts';
import { readProfile } from '../profiles/read-profile.ts';
import { defects } from '../provider/defects/catalogue.ts';
import type { ServerOptions, TokenOptions } from '../provider/options.ts';
import type { Observer } from '../provider/protocol/observation.ts';
import { DocumentError, readResourceTypeFile, readSchemaFile } from '../provider/schema-documents.ts';
import { type RunningProvider, startProvider } from '../provider/start-provider.ts';
import { isLoopback } from '../target/address.ts';
import { readCredentialsFile } from './credentials-file.ts';
import { emulationOf } from './emulation.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { collect, positiveNumber, type TokenPlace, tokenFrom, wholeNumber } from './options.ts';
import { serveTenant } from './serve-tenant.ts';
import { asListeningError, type TlsFlags, tlsFrom } from './tls.ts';

interface ServeFlags extends TokenPlace, TlsFlags {
  readonly idp?: string;
  readonly target?: string;
  readonly port: number;
  readonly host: string;
  readonly credentials?: string;
  readonly tenant?: readonly string[];
  readonly users?: number;
  readonly groups?: number;
  readonly seed?: number;
  readonly data?: string;
  readonly schema?: readonly string[];
  readonly resourceType?: readonly string[];
  readonly strict?: boolean;
  readonly defect?: readonly string[];
  readonly latency?: number;
  readonly rate?: number;
  readonly control?: boolean;
  readonly controlTokenEnv?: string;
  readonly publicUrl?: string;
  readonly log?: boolean;
  readonly profile?: string;
  readonly mode?: string;
}

export function serveCommand(finish: (code: ExitCode) => void): Command {
  return new Command('serve')
    .description(
      'Serves the in-memory reference provider, or an emulated tenant of an identity provider, until it is stopped.',
    )
    .option('--port <number>', 'port to listen on; 0 takes a free one', wholeNumber(0, 65_535), 8080)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--idp <name>', 'serve the management API of this identity provider instead: okta or entra')
    .option('--target <url>', 'with --idp: the SCIM base URL that its application points at')
    .option('--token-env <name>', 'environment variable that holds the bearer token (SCIM_TOKEN)')
    .option('--token-file <file>', 'file that holds the bearer token')
    .option('--credentials <file>', 'JSON file with tokens, accounts (Basic) and clients (OAuth 2.0)')
    .option('--tenant <name>', 'name of a tenant (repeatable); credentials say whose they are', collect)
    .option('--users <number>', 'plausible people to begin with', wholeNumber(0, 10_000_000))
    .option('--groups <number>', 'plausible groups to begin with', wholeNumber(0, 1_000_000))
    .option('--seed <number>', 'which people and groups', wholeNumber(0))
    .option('--data <file>', 'load this snapshot if it is there, save it on exit')
    .option('--schema <file>', 'serve the schemas in this file too (repeatable)', collect)
    .option('--resource-type <file>', 'serve the resource types in this file too (repeatable)', collect)
    .option('--strict', 'accept what the RFCs describe and nothing more')
    .option('--defect <id>', 'go wrong in this way (repeatable); see `scimulate list defects`', collect)
    .option('--profile <name>', 'behave as a product does: a name of `list profiles`, or a file')
    .option('--mode <name>', 'one of the modes that the profile describes')
    .option('--latency <ms>', 'milliseconds that every answer is held back', wholeNumber(0))
    .option(
      '--rate <number>',
      'requests per second that each client may send; more are answered with 429',
      positiveNumber,
    )
    .option('--control', 'open the control API at /_control: reset, seed, snapshot, tokens, clock, faults, requests')
    .option('--control-token-env <name>', 'environment variable that holds the bearer token of the control API')
    .option('--tls-key <file>', 'private key in PEM, for HTTPS')
    .option('--tls-cert <file>', 'certificate in PEM, for HTTPS')
    .option('--public-url <url>', 'origin by which clients reach the provider, when it is behind a proxy')
    .option('--log', 'print every request as a line of JSON on stderr, without secrets')
    .action(async (flags: ServeFlags) => finish(await serve(flags)));
}

async function serve(flags: ServeFlags): Promise<ExitCode> {
  if (flags.idp !== undefined) {
    const { idp, target, port, host } = flags;
    const targetToken = tokenFrom(flags) ?? process.env['SCIM_TOKEN'];
    return serveTenant({ idp, target, port, host, targetToken, tls: await tlsFrom(flags), timeoutMs: 60_000 });
  }
  const options = await optionsFrom(flags);
  const provider = await start(options, flags);
  if (!isLoopback(provider.url) && !hasCredentials(options)) {
    process.stderr.write(`Everybody who reaches ${flags.host} may write here: set SCIM_TOKEN or --credentials.\n`);
  }
  process.stdout.write(`${provider.url}\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await provider.close();
  return exitCode.conformant;
}

function hasCredentials({ tokens = [], accounts = [], clients = [] }: ServerOptions): boolean {
  return tokens.length + accounts.length + clients.length > 0;
}

async function start(options: ServerOptions, { port, host, data = '' }: ServeFlags): Promise<RunningProvider> {
  try {
    return await startProvider(options);
  } catch (error) {
    if (error instanceof RangeError) {
      throw new SettingInvalid('serve', error.message, 'Make tenants, credentials, schemas and resource types agree.');
    }
    const explained = asListeningError(error, port, host);
    throw explained === error ? asConfigurationError(error, data) : explained;
  }
}

async function optionsFrom(flags: ServeFlags): Promise<ServerOptions> {
  const { tokens = [], ...credentials } = flags.credentials === undefined ? {} : readCredentialsFile(flags.credentials);
  const token = tokenFrom(flags) ?? process.env['SCIM_TOKEN'];
  const tls = await tlsFrom(flags);
  const emulation = emulationFrom(flags);
  const isPopulated = flags.users !== undefined || flags.groups !== undefined;
  return {
    ...emulation,
    port: flags.port,
    host: flags.host,
    ...credentials,
    tokens: [...tokens, ...(token === undefined ? [] : [{ token } satisfies TokenOptions])],
    schemas: [...(emulation.schemas ?? []), ...(await documentsFrom(flags.schema, readSchemaFile))],
    resourceTypes: [
      ...(emulation.resourceTypes ?? []),
      ...(await documentsFrom(flags.resourceType, readResourceTypeFile)),
    ],
    strict: flags.strict === true,
    latencyMs: flags.latency ?? 0,
    defects: knownDefects(flags.defect),
    ...(flags.tenant && { tenants: flags.tenant }),
    ...(isPopulated && { population: { users: flags.users ?? 0, groups: flags.groups ?? 0, seed: flags.seed ?? 1 } }),
    ...(flags.data !== undefined && { dataFile: flags.data }),
    ...(flags.rate !== undefined && { rate: { requestsPerSecond: flags.rate } }),
    ...controlFrom(flags),
    ...(tls && { tls }),
    ...(flags.publicUrl !== undefined && { publicUrl: flags.publicUrl }),
    ...(flags.log === true && { observer: log }),
  };
}

function knownDefects(ids: readonly string[] = []): readonly string[] {
  const known = defects.map(({ id }) => id);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown === undefined) return ids;
  const meant = nearest(unknown, known);
  const hint = meant === undefined ? 'See `scimulate list defects`.' : `Did you mean ${meant}?`;
  throw new SettingInvalid('--defect', `There is no defect called ${unknown}.`, hint);
}

function emulationFrom({ profile: name, mode }: ServeFlags): ServerOptions {
  const profile = name === undefined ? undefined : readProfile(name);
  if (profile) return emulationOf(profile, mode);
  if (mode === undefined) return {};
  throw new SettingInvalid('--mode', 'Modes are those of a profile.', 'Add --profile <name>.');
}

const log: Observer = (observation) => process.stderr.write(`${JSON.stringify(observation)}\n`);

function controlFrom({ control, controlTokenEnv }: ServeFlags): Pick<ServerOptions, 'control'> {
  if (controlTokenEnv === undefined) return control === true ? { control } : {};
  return { control: { token: tokenFrom({ tokenEnv: controlTokenEnv })! } };
}

async function documentsFrom<Document>(
  files: readonly string[] = [],
  read: (file: string) => Promise<readonly Document[]>,
): Promise<readonly Document[]> {
  const documents = files.map(async (file) => {
    try {
      return await read(file);
    } catch (error) {
      throw asConfigurationError(error, file);
    }
  });
  return (await Promise.all(documents)).flat();
}

/** What the user can mend, said as such; everything else as it is. */
function asConfigurationError(error: unknown, file: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof DocumentError) return new SettingInvalid(file, message, 'Correct the file.');
  if (code === 'ENOENT') return new ConfigurationUnreadable(file, 'there is no such file.', error);
  return code === 'EACCES' || code === 'EISDIR' ? new ConfigurationUnreadable(file, message, error) : error;
}

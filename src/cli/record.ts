import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Command } from 'commander';
import { ConfigurationUnreadable, SettingInvalid } from '../config/configuration-errors.ts';
import { version } from '../config/version.ts';
import type { Exchange } from '../http/exchange.ts';
import { writeHar } from '../http/har.ts';
import { recordingProxy } from '../http/recording-proxy.ts';
import { redactTraffic } from '../http/redacted-traffic.ts';
import { createTransport } from '../http/transport.ts';
import { addressOf, gistOf } from '../report/gist.ts';
import { count } from '../report/wording.ts';
import { baseUrlOf } from '../target/address.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { wholeNumber } from './options.ts';
import { asListeningError, type TlsFlags, tlsFrom } from './tls.ts';

interface RecordFlags extends TlsFlags {
  readonly target: string;
  readonly port: number;
  readonly host: string;
  readonly out: string;
  readonly timeout: number;
}

export function recordCommand(finish: (code: ExitCode) => void): Command {
  return new Command('record')
    .description('Stands between an identity provider and a target, passes everything on, and writes it down.')
    .requiredOption('--target <url>', 'SCIM base URL of the target')
    .option('--port <number>', 'port to listen on; 0 takes a free one', wholeNumber(0, 65_535), 8090)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--out <file>', 'HAR file to write, without secrets', 'traffic.har')
    .option('--timeout <ms>', 'milliseconds until an answer must be complete', wholeNumber(1), 60_000)
    .option('--tls-key <file>', 'private key in PEM, for HTTPS')
    .option('--tls-cert <file>', 'certificate in PEM, for HTTPS')
    .action(async (flags: RecordFlags) => finish(await record(flags)));
}

async function record(flags: RecordFlags): Promise<ExitCode> {
  const baseUrl = baseUrlOf(flags.target);
  const keep = keeperOf(flags.out);
  const transport = createTransport({ timeoutMs: flags.timeout });
  const server = await listen(
    flags,
    recordingProxy({ baseUrl, transport, record: (exchange) => keep.exchange(exchange) }),
  );
  const { address, port, family } = server.address() as AddressInfo;
  const origin = `${flags.tlsKey === undefined ? 'http' : 'https'}://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  process.stdout.write(`${origin}${new URL(baseUrl).pathname.replace(/\/$/, '')}\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  server.close().closeIdleConnections();
  transport.close();
  process.stdout.write(keep.end());
  return exitCode.conformant;
}

async function listen(flags: RecordFlags, listener: RequestListener) {
  const tls = await tlsFrom(flags);
  try {
    const server = tls ? createSecureServer(tls, listener) : createServer(listener);
    server.listen(flags.port, flags.host);
    await once(server, 'listening');
    return server;
  } catch (error) {
    throw asListeningError(error, flags.port, flags.host);
  }
}

/** How long a file may lag behind what was recorded. */
const lagMs = 1000;

/** Keeps exchanges in memory and, without secrets, in a file. */
function keeperOf(file: string) {
  const exchanges: Exchange[] = [];
  let writing: NodeJS.Timeout | undefined;
  if (existsSync(file)) throw new SettingInvalid('--out', `${file} is there already.`, 'Name a new file.');
  write();

  function write(): void {
    clearTimeout(writing);
    writing = undefined;
    const origin = { creator: { name: 'scimulate', version }, comment: 'Recorded; secrets are replaced.' };
    try {
      writeFileSync(file, writeHar(redactTraffic(exchanges), origin));
    } catch (error) {
      throw new ConfigurationUnreadable(file, (error as Error).message, error);
    }
  }

  return {
    exchange(exchange: Exchange): void {
      exchanges.push(exchange);
      const [shown] = redactTraffic([exchange]);
      process.stdout.write(`${exchange.request.method} ${addressOf(shown!)} → ${gistOf(shown!)}\n`);
      writing ??= setTimeout(write, lagMs);
    },
    end(): string {
      write();
      return `${count(exchanges.length, 'exchange')} in ${file}\n`;
    },
  };
}

import { once } from 'node:events';
import { Command } from 'commander';
import { startProvider } from '../provider/start-provider.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { type TokenPlace, tokenFrom, wholeNumber } from './options.ts';

interface ServeFlags extends TokenPlace {
  readonly port: number;
  readonly host: string;
}

export function serveCommand(finish: (code: ExitCode) => void): Command {
  return new Command('serve')
    .description('Serves the in-memory reference provider until it is stopped.')
    .option('--port <number>', 'port to listen on; 0 takes a free one', wholeNumber(0, 65_535), 8080)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--token-env <name>', 'environment variable that holds the bearer token (SCIM_TOKEN)')
    .option('--token-file <file>', 'file that holds the bearer token')
    .action(async (flags: ServeFlags) => finish(await serve(flags)));
}

async function serve(flags: ServeFlags): Promise<ExitCode> {
  const token = tokenFrom(flags) ?? process.env['SCIM_TOKEN'];
  const provider = await startProvider({ ...flags, tokens: token === undefined ? [] : [token] });
  process.stdout.write(`${provider.url}\n`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await provider.close();
  return exitCode.conformant;
}

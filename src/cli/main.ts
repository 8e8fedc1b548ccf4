import { Command, CommanderError } from 'commander';
import { HarnessError } from '../config/harness-error.ts';
import { version } from '../config/version.ts';
import { doctorCommand } from './doctor.ts';
import { exitCode } from './exit-code.ts';
import { listCommand } from './list.ts';
import { diffCommand, reportCommand } from './report.ts';
import { runCommand } from './run.ts';
import { serveCommand } from './serve.ts';

/** Runs one command and returns the exit code; nothing it throws reaches the user as a stack trace unless it is our defect. */
export async function main(words: readonly string[]): Promise<number> {
  let code: number = exitCode.conformant;
  const program = createProgram((result) => {
    code = result;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    return explain(error);
  }
}

/** All commands; `finish` receives the exit code of the one that ran. */
export function createProgram(finish: (code: number) => void): Command {
  const program = new Command('scimulate')
    .description('Proves that a SCIM 2.0 endpoint works, before its customers find out.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showSuggestionAfterError()
    .showHelpAfterError('Run `scimulate --help` to see what is possible.')
    .exitOverride()
    .addHelpText('after', examples);
  const commands = [runCommand, doctorCommand, serveCommand, listCommand, reportCommand, diffCommand];
  for (const command of commands) program.addCommand(inheriting(command(finish), program));
  return program;
}

const examples = `
Examples:
  scimulate run                                  judge the embedded reference provider
  SCIM_TOKEN=… scimulate run https://example.com/scim/v2 --yes
  scimulate doctor https://example.com/scim/v2   find out what is wrong with the connection
  scimulate serve --port 8080                    develop against the reference provider

Exit codes: 0 conformant, 1 not conformant, 2 usage or configuration, 3 the target could not be judged,
4 a defect in the harness, 130 interrupted.`;

function inheriting(command: Command, program: Command): Command {
  return command.copyInheritedSettings(program).showHelpAfterError(`Run \`scimulate ${command.name()} --help\`.`);
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.conformant : exitCode.usage;
  if (error instanceof HarnessError) {
    process.stderr.write(`${error.message}\n${error.hint}\n`);
    return error.exitCode;
  }
  process.stderr.write(`This is a defect in scimulate:\n${error instanceof Error ? error.stack : String(error)}\n`);
  return exitCode.harnessDefect;
}

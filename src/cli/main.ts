import { Command, CommanderError } from 'commander';
import { HarnessError } from '../config/harness-error.ts';
import { version } from '../config/version.ts';
import { type ExitCode, exitCode } from './exit-code.ts';

/** Runs one command and returns the exit code; nothing it throws reaches the user as a stack trace unless it is our defect. */
export async function main(words: readonly string[]): Promise<number> {
  let code: number = exitCode.conformant;
  try {
    const program = await createProgram(words[0], (result) => {
      code = result;
    });
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    return explain(error);
  }
}

type CreateCommand = (finish: (code: ExitCode) => void) => Command;

/** Each is loaded when it is wanted, so that none waits for what the others need. */
const commands: Readonly<Record<string, () => Promise<CreateCommand>>> = {
  run: async () => (await import('./run.ts')).runCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  clean: async () => (await import('./clean.ts')).cleanCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
  simulate: async () => (await import('./simulate.ts')).simulateCommand,
  record: async () => (await import('./record.ts')).recordCommand,
  replay: async () => (await import('./replay.ts')).replayCommand,
  list: async () => (await import('./list.ts')).listCommand,
  report: async () => (await import('./report.ts')).reportCommand,
  diff: async () => (await import('./report.ts')).diffCommand,
};

/** The wanted command, or all of them; `finish` receives the exit code of the one that ran. */
async function createProgram(wanted: string | undefined, finish: (code: ExitCode) => void): Promise<Command> {
  const program = new Command('scimulate')
    .description('Proves that a SCIM 2.0 endpoint works, before its customers find out.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showSuggestionAfterError()
    .showHelpAfterError('Run `scimulate --help` to see what is possible.')
    .exitOverride()
    .addHelpText('after', examples);
  const isKnown = wanted !== undefined && Object.hasOwn(commands, wanted);
  for (const load of isKnown ? [commands[wanted]!] : Object.values(commands)) {
    const create = await load();
    program.addCommand(inheriting(create(finish), program));
  }
  return program;
}

const examples = `
Examples:
  scimulate run                                  judge the embedded reference provider
  SCIM_TOKEN=… scimulate run https://example.com/scim/v2 --yes
  scimulate doctor https://example.com/scim/v2   find out what is wrong with the connection
  scimulate simulate okta --scenario leaver      see what an identity provider sends
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

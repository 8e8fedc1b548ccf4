import { Command } from 'commander';
import { userAgent } from '../harness/session.ts';
import { createTransport } from '../http/transport.ts';
import { baseUrlOf, isLoopback } from '../target/address.ts';
import { connect } from '../target/connection.ts';
import { diagnose, type Finding } from '../target/diagnosis.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { type TokenPlace, tokenFrom, wholeNumber } from './options.ts';

interface DoctorFlags extends TokenPlace {
  readonly timeout: number;
}

export function doctorCommand(finish: (code: ExitCode) => void): Command {
  return new Command('doctor')
    .description('Checks address, TLS, credentials, media type, discovery and clock; says what to set. Reads only.')
    .argument('<url>', 'SCIM base URL of the target')
    .option('--token-env <name>', 'environment variable that holds the bearer token (SCIM_TOKEN)')
    .option('--token-file <file>', 'file that holds the bearer token')
    .option('--timeout <ms>', 'milliseconds until an answer must be complete', wholeNumber(1), 10_000)
    .action(async (url: string, flags: DoctorFlags) => finish(await doctor(url, flags)));
}

async function doctor(url: string, flags: DoctorFlags): Promise<ExitCode> {
  const baseUrl = baseUrlOf(url);
  const token = tokenFrom(flags) ?? process.env['SCIM_TOKEN'];
  const transport = createTransport({ timeoutMs: flags.timeout });
  try {
    const findings = await diagnose(connect({ baseUrl, token, transport, userAgent }), flags.timeout);
    process.stdout.write(`${findings.map(line).join('\n')}\n\n${nextStep(baseUrl)}\n`);
    return exitCode.conformant;
  } finally {
    transport.close();
  }
}

function line({ topic, state, seen, advice }: Finding): string {
  const text = ` ${state.padEnd(8)} ${topic.padEnd(12)} ${seen}`;
  return advice === undefined ? text : `${text}\n${' '.repeat(23)}${advice}`;
}

function nextStep(baseUrl: string): string {
  return `Next: scimulate run ${baseUrl}${isLoopback(baseUrl) ? '' : ' --yes'}`;
}

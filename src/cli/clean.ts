import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { SettingInvalid } from '../config/configuration-errors.ts';
import { liveSettings } from '../config/live-settings.ts';
import { cleanUpTenants } from '../harness/live-play.ts';
import { isSessionOpen, readSession, userAgent } from '../harness/session.ts';
import { patient } from '../http/patience.ts';
import { createTransport } from '../http/transport.ts';
import { readReport } from '../report/read-report.ts';
import { runFiles } from '../report/run-files.ts';
import { cleanUp, type Leftover } from '../target/clean-up.ts';
import { connect } from '../target/connection.ts';
import { apart, balanceOf } from '../target/ledger.ts';
import { rateFor } from '../target/rate.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { type TokenPlace, tokenFrom, wholeNumber } from './options.ts';

interface CleanFlags extends TokenPlace {
  readonly timeout: number;
}

export function cleanCommand(finish: (code: ExitCode) => void): Command {
  return new Command('clean')
    .description('Removes what runs that have ended left in their targets, also after a run was killed.')
    .argument('[folder]', 'folder of a run, or of several', 'reports')
    .option('--token-env <name>', 'environment variable that holds the bearer token (SCIM_TOKEN)')
    .option('--token-file <file>', 'file that holds the bearer token')
    .option('--timeout <ms>', 'milliseconds until an answer must be complete', wholeNumber(1), 10_000)
    .action(async (folder: string, flags: CleanFlags) => finish(await clean(folder, flags)));
}

async function clean(folder: string, flags: CleanFlags): Promise<ExitCode> {
  if (!existsSync(folder)) throw new SettingInvalid('clean', `There is no folder ${folder}.`, 'Name a folder of runs.');
  const token = tokenFrom(flags) ?? process.env['SCIM_TOKEN'];
  const runs = [folder, ...foldersIn(folder)].filter((run) => existsSync(runFiles(run).ledger));
  let isLeft = false;
  for (const run of runs) {
    const leftovers = await cleanRun(run, token, flags.timeout);
    isLeft ||= leftovers.length > 0;
    process.stdout.write(told(run, leftovers));
  }
  if (runs.length === 0) process.stdout.write(`No run in ${folder} has left anything.\n`);
  return isLeft ? exitCode.notConformant : exitCode.conformant;
}

/** Not the link to the latest one. */
function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
}

async function cleanRun(run: string, token: string | undefined, timeoutMs: number): Promise<readonly Leftover[]> {
  const { ledger, work } = runFiles(run);
  const baseUrl = baseUrlOfRun(run);
  const rate = rateFor(baseUrl, undefined);
  const transport = patient(createTransport({ timeoutMs, ...(rate !== undefined && { rate }) }));
  try {
    const balance = balanceOf(readFileSync(ledger, 'utf8').split('\n'));
    const [inTarget, inTenants] = apart(balance, baseUrl);
    const leftovers = [
      ...(await cleanUpTenants(inTenants, liveSettings(process.env))),
      ...(await cleanUp(connect({ baseUrl, token, transport, userAgent }), inTarget)),
    ];
    if (leftovers.length > 0) return leftovers;
  } finally {
    transport.close();
  }
  rmSync(work, { recursive: true, force: true });
  rmSync(ledger);
  if (readdirSync(run).length === 0) rmdirSync(run);
  return [];
}

/** A run that was killed has its session still; one that ended has its report. */
function baseUrlOfRun(run: string): string {
  if (isSessionOpen(run)) return readSession(run).target.baseUrl;
  const file = join(run, 'report.json');
  const read = existsSync(file) ? readReport(readFileSync(file, 'utf8')) : { problem: 'There is no report.' };
  if ('report' in read) return read.report.target.url;
  throw new SettingInvalid(
    'clean',
    `${run} does not say which target it was about. ${read.problem}`,
    'See its ledger.',
  );
}

function told(run: string, leftovers: readonly Leftover[]): string {
  if (leftovers.length === 0) return `${run}: nothing is left in the target.\n`;
  const lines = leftovers.map(({ url, reason }) => `  ${url}: ${reason}\n`);
  return `${run}: ${leftovers.length} could not be removed.\n${lines.join('')}`;
}

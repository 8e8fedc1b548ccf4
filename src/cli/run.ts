import { spawn } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Command, Option } from 'commander';
import { SettingInvalid } from '../config/configuration-errors.ts';
import { readConfigurationFile } from '../config/configuration-file.ts';
import { longestLagMs } from '../config/configuration-schema.ts';
import {
  type Format,
  formats,
  type GivenSettings,
  requirementLevels,
  resolveSettings,
  type Settings,
  settingsFromEnvironment,
} from '../config/settings.ts';
import { judgeTraffic } from '../harness/judge-traffic.ts';
import { checkTenants } from '../harness/live-play.ts';
import { environmentOfRun } from '../harness/run-environment.ts';
import { newRunFolder } from '../harness/run-options.ts';
import { withProfile } from '../harness/run-profile.ts';
import { openSession } from '../harness/session.ts';
import { checkIdentityProviders, liveIdps } from '../idp/identity-providers.ts';
import { readProfile } from '../profiles/read-profile.ts';
import { readReport } from '../report/read-report.ts';
import { runFiles } from '../report/run-files.ts';
import { renderTerminal } from '../report/terminal.ts';
import { writeReport } from '../report/write-report.ts';
import { baseUrlOf } from '../target/address.ts';
import { hasColour } from './colour.ts';
import { declaredChecks } from './declared-checks.ts';
import { startEmbeddedProvider } from './embedded-provider.ts';
import { type ExitCode, exitCode, exitCodeOf } from './exit-code.ts';
import { collect, positiveNumber, type TokenPlace, tokenFrom, wholeNumber } from './options.ts';
import { testRunner } from './test-runner.ts';
import { readTraffic } from './traffic-file.ts';

interface RunFlags extends TokenPlace {
  readonly idp?: readonly string[];
  readonly profile?: string;
  readonly only?: readonly string[];
  readonly level?: Settings['level'];
  readonly seed?: number;
  readonly runs?: number;
  readonly workers?: number;
  readonly rate?: number;
  readonly timeout?: number;
  readonly lag?: number;
  readonly known?: string;
  readonly out?: string;
  readonly format?: readonly Format[];
  readonly name?: string;
  readonly from?: string;
  readonly config?: string;
  readonly yes?: boolean;
  readonly readOnly?: boolean;
  readonly json?: boolean;
}

export function runCommand(finish: (code: ExitCode) => void): Command {
  return new Command('run')
    .description('Judges a SCIM service provider and writes a report; without URL the embedded reference provider.')
    .argument('[url]', 'SCIM base URL of the target')
    .option(
      '--idp <name>',
      'play the flows of this identity provider (repeatable; okta and entra; see `list idps`; okta-live and entra-live are your own tenants)',
      collect,
    )
    .option('--profile <name>', 'what the target declares about itself: a name of `list profiles`, or a file')
    .option('--only <selector>', 'judge only this check, requirement, area or word of titles (repeatable)', collect)
    .addOption(new Option('--level <level>', 'lowest level that is judged').choices(requirementLevels))
    .option('--seed <number>', 'seed of everything random', wholeNumber(0))
    .option('--runs <number>', 'generated cases for each property', wholeNumber(1, 100_000))
    .option('--workers <number>', 'checks that run at the same time', wholeNumber(1, 64))
    .option('--rate <number>', 'requests per second at most (10 unless the target is loopback)', positiveNumber)
    .option('--timeout <ms>', 'milliseconds until an answer must be complete', wholeNumber(1))
    .option(
      '--lag <ms>',
      'milliseconds that a change takes to be seen; what comes after it waits',
      wholeNumber(0, longestLagMs),
    )
    .option('--known <file>', 'file with known failures')
    .option('--from <file>', 'judge the recorded traffic in this HAR file instead of a target')
    .option('--out <folder>', 'folder for reports')
    .addOption(new Option('--format <formats...>', 'formats to write').choices(formats))
    .option('--name <name>', 'name of the run, shown in the report')
    .option('--token-env <name>', 'environment variable that holds the bearer token (SCIM_TOKEN)')
    .option('--token-file <file>', 'file that holds the bearer token')
    .option('--config <file>', 'configuration file (scim.config.ts, .mjs, .js or .json)')
    .option('--yes', 'agree that a target which is not loopback is written to')
    .option('--read-only', 'send nothing that could change the target; judge discovery, queries and all answers')
    .option('--json', 'print the report as JSON on stdout')
    .action(async (url: string | undefined, flags: RunFlags) => finish(await run(url, flags)));
}

async function run(url: string | undefined, flags: RunFlags): Promise<ExitCode> {
  const settings = await settingsFor(url, flags);
  if (flags.from !== undefined) return judgeRecording(flags.from, url, settings, flags.json === true);
  const [live] = liveIdps(settings);
  if (live !== undefined && settings.url === undefined) {
    const hint = 'Give the SCIM base URL that the application of your tenant points at.';
    throw new SettingInvalid('--idp', `${live} needs a target that the tenant can reach.`, hint);
  }
  if (settings.url !== undefined) return judge(settings.url, settings, flags.json === true);
  const provider = await startEmbeddedProvider(randomUUID(), readProfile(settings.profile));
  try {
    return await judge(provider.url, { ...settings, token: provider.token }, flags.json === true);
  } finally {
    await provider.close();
  }
}

async function settingsFor(url: string | undefined, flags: RunFlags): Promise<Settings> {
  const file = await readConfigurationFile(flags.config, process.cwd(), process.env);
  const given: GivenSettings = {
    url,
    token: tokenFrom(flags),
    name: flags.name,
    profile: flags.profile,
    idps: flags.idp,
    only: flags.only,
    level: flags.level,
    seed: flags.seed,
    runs: flags.runs,
    workers: flags.workers,
    rate: flags.rate,
    timeoutMs: flags.timeout,
    lagMs: flags.lag,
    known: flags.known,
    out: flags.out,
    formats: flags.format,
    consent: flags.yes,
    readOnly: flags.readOnly,
  };
  const settings = resolveSettings(given, settingsFromEnvironment(process.env), file, () => randomInt(2 ** 31));
  checkIdentityProviders(settings);
  return withProfile(settings, (flags.idp ?? file.idps) !== undefined);
}

async function judgeRecording(
  file: string,
  url: string | undefined,
  settings: Settings,
  isJson: boolean,
): Promise<ExitCode> {
  if (url !== undefined) throw new SettingInvalid('--from', 'a target was named too.', 'Leave out one of them.');
  const recording = readTraffic(file);
  const report = await judgeTraffic(recording, settings, await declaredChecks());
  const folder = newRunFolder(settings.out);
  await writeReport(report, { folder, formats: settings.formats, redact: (text) => text });
  return show(folder, settings, isJson);
}

async function judge(url: string, settings: Settings, isJson: boolean): Promise<ExitCode> {
  await checkTenants(settings, baseUrlOf(url));
  const folder = newRunFolder(settings.out);
  await openSession(url, settings, folder);
  const wasInterrupted = await runChecks(settings, folder);
  refuseUnknownSelectors(folder);
  rmSync(runFiles(folder).work, { recursive: true, force: true });
  const code = show(folder, settings, isJson);
  return wasInterrupted ? exitCode.interrupted : code;
}

/** Prints what the report of the run says; the code says the same. */
function show(folder: string, settings: Settings, isJson: boolean): ExitCode {
  const file = join(folder, 'report.json');
  if (!existsSync(file)) throw new Error(`The checks ended without a report in ${folder}.`);
  const text = readFileSync(file, 'utf8');
  const read = readReport(text);
  if ('problem' in read) throw new Error(read.problem);
  process.stdout.write(
    isJson ? text : renderTerminal(read.report, { colour: hasColour(), page: pageOf(folder, settings) }),
  );
  return exitCodeOf(read.report);
}

function pageOf(folder: string, settings: Settings): string {
  return relative(process.cwd(), settings.formats.includes('html') ? join(folder, 'report.html') : folder);
}

/** Runs the suites in a process of their own; Ctrl-C stops them in order, so that everything created is removed; says whether that happened. */
async function runChecks(settings: Settings, folder: string): Promise<boolean> {
  const child = spawn(process.execPath, testRunner(), {
    // Its own process group: the terminal's Ctrl-C reaches only us, and we pass it on once.
    detached: true,
    stdio: ['ignore', process.stderr, process.stderr],
    env: { ...process.env, ...environmentOfRun(settings, folder), SCIMULATE_KEEP_WORKERS: '1', FORCE_COLOR: '0' },
  });
  let wasInterrupted = false;
  const stop = () => {
    wasInterrupted = true;
    child.kill('SIGINT');
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  await new Promise((done, fail) => child.on('close', done).on('error', fail));
  process.off('SIGINT', stop).off('SIGTERM', stop);
  return wasInterrupted;
}

function refuseUnknownSelectors(folder: string): void {
  const { unmatched } = runFiles(folder);
  if (!existsSync(unmatched)) return;
  const [selector] = JSON.parse(readFileSync(unmatched, 'utf8')) as [string];
  rmSync(folder, { recursive: true, force: true });
  throw new SettingInvalid(
    '--only',
    `"${selector}" names no check.`,
    'See `scimulate list checks` for ids, areas and titles.',
  );
}

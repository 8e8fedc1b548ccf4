import { randomInt } from 'node:crypto';
import { Command } from 'commander';
import { readConfigurationFile } from '../config/configuration-file.ts';
import { resolveSettings, settingsFromEnvironment } from '../config/settings.ts';
import { type Replayed, replay } from '../harness/replay.ts';
import { addressOf } from '../report/gist.ts';
import { count } from '../report/wording.ts';
import { arrowDiagram } from './arrow-diagram.ts';
import { hasColour } from './colour.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { positiveNumber, type TokenPlace, tokenFrom, wholeNumber } from './options.ts';
import { readTraffic } from './traffic-file.ts';

interface ReplayFlags extends TokenPlace {
  readonly rate?: number;
  readonly timeout?: number;
  readonly config?: string;
  readonly yes?: boolean;
}

export function replayCommand(finish: (code: ExitCode) => void): Command {
  return new Command('replay')
    .description(
      'Sends recorded traffic to another target, with the ids resources have there, and compares the answers.',
    )
    .argument('<file>', 'HAR file, for example of `scimulate record`')
    .argument('<url>', 'SCIM base URL of the target')
    .option('--rate <number>', 'requests per second at most', positiveNumber)
    .option('--timeout <ms>', 'milliseconds until an answer must be complete', wholeNumber(1))
    .option('--token-env <name>', 'environment variable that holds the bearer token (SCIM_TOKEN)')
    .option('--token-file <file>', 'file that holds the bearer token')
    .option('--config <file>', 'configuration file (scim.config.ts, .mjs, .js or .json)')
    .option('--yes', 'agree that a target which is not loopback is written to')
    .action(async (file: string, url: string, flags: ReplayFlags) => finish(await replayFile(file, url, flags)));
}

async function replayFile(file: string, url: string, flags: ReplayFlags): Promise<ExitCode> {
  const { exchanges, baseUrl } = readTraffic(file);
  const settings = resolveSettings(
    { url, token: tokenFrom(flags), rate: flags.rate, timeoutMs: flags.timeout, consent: flags.yes },
    settingsFromEnvironment(process.env),
    await readConfigurationFile(flags.config, process.cwd(), process.env),
    () => randomInt(2 ** 31),
  );
  const diagram = arrowDiagram({ left: 'Recording', right: new URL(url).host, colour: hasColour() });
  const told: Replayed[] = [];
  const interruption = new AbortController();
  const stop = () => interruption.abort();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const tell = (replayed: Replayed) => {
    if (told.push(replayed) === 1) process.stdout.write(diagram.head());
    process.stdout.write(drawn(replayed, diagram));
  };
  try {
    const plan = { exchanges, recordedBaseUrl: baseUrl, url, settings, interruption: interruption.signal, tell };
    const leftovers = await replay(plan);
    process.stdout.write(`${diagram.end()}\n${summaryOf(told)}\n`);
    for (const { url: left, reason } of leftovers) process.stdout.write(`Left in the target: ${left}: ${reason}\n`);
    if (interruption.signal.aborted) return exitCode.interrupted;
    return told.some(({ remark }) => remark !== undefined) ? exitCode.notConformant : exitCode.conformant;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

function drawn({ recorded, now, remark }: Replayed, diagram: ReturnType<typeof arrowDiagram>): string {
  if (!now)
    return diagram.event({ kind: 'happens', sentence: `${recorded.request.method} ${addressOf(recorded)}: ${remark}` });
  const exchange = diagram.event({ kind: 'exchange', exchange: { ...now, sender: 'idp' } });
  return remark === undefined ? exchange : exchange + diagram.event({ kind: 'happens', sentence: remark });
}

function summaryOf(told: readonly Replayed[]): string {
  const sent = told.filter(({ now }) => now !== undefined);
  const different = sent.filter(({ remark }) => remark !== undefined).length;
  const unsent = told.length - sent.length;
  const differences = different === 0 ? 'all answered as recorded' : `${different} answered otherwise than recorded`;
  return `${count(sent.length, 'request')} sent, ${differences}${unsent === 0 ? '' : `, ${unsent} not sent`}.`;
}

import { randomInt, randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { SettingInvalid } from '../config/configuration-errors.ts';
import { readConfigurationFile } from '../config/configuration-file.ts';
import { resolveSettings, type Settings, settingsFromEnvironment } from '../config/settings.ts';
import { unknownName } from '../config/unknown-name.ts';
import { type Simulated, type SimulationEvent, scenarioNamed, simulateScenario } from '../harness/simulation.ts';
import type { Exchange } from '../http/exchange.ts';
import { checkIdentityProviders, type IdentityProviderKind, identityProvider } from '../idp/identity-providers.ts';
import { checkKnobs } from '../idp/knob.ts';
import { scenarios } from '../idp/scenarios/scenarios.ts';
import { sentence } from '../idp/shortcoming.ts';
import { count } from '../report/wording.ts';
import { type JsonObject, parseJson } from '../scim/json.ts';
import { arrowDiagram, wrap } from './arrow-diagram.ts';
import { hasColour } from './colour.ts';
import { dump, openDump } from './dump.ts';
import { startEmbeddedProvider } from './embedded-provider.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { collect, positiveNumber, type TokenPlace, tokenFrom, wholeNumber } from './options.ts';

interface SimulateFlags extends TokenPlace {
  readonly scenario?: string;
  readonly profile?: string;
  readonly knob?: readonly string[];
  readonly seed?: number;
  readonly dump?: string;
  readonly rate?: number;
  readonly timeout?: number;
  readonly config?: string;
  readonly yes?: boolean;
}

export function simulateCommand(finish: (code: ExitCode) => void): Command {
  return new Command('simulate')
    .description(
      'Lets one identity provider play a scenario and shows its traffic; without URL against the reference provider.',
    )
    .argument('<idp>', 'identity provider; see `list idps`')
    .argument('[url]', 'SCIM base URL of the target')
    .option('--scenario <name>', 'what happens in the company; see `list scenarios`')
    .option('--profile <name>', 'kind of application or job; see `list idps --json`')
    .option('--knob <name=value>', 'one choice that differs from the profile (repeatable)', collect)
    .option('--seed <number>', 'seed of everything random', wholeNumber(0))
    .option('--dump <folder>', 'also write every exchange into this folder, without secrets')
    .option('--rate <number>', 'requests per second at most (10 unless the target is loopback)', positiveNumber)
    .option('--timeout <ms>', 'milliseconds until an answer must be complete', wholeNumber(1))
    .option('--token-env <name>', 'environment variable that holds the bearer token (SCIM_TOKEN)')
    .option('--token-file <file>', 'file that holds the bearer token')
    .option('--config <file>', 'configuration file (scim.config.ts, .mjs, .js or .json)')
    .option('--yes', 'agree that a target which is not loopback is written to')
    .action(async (idp: string, url: string | undefined, flags: SimulateFlags) =>
      finish(await simulate(idp, url, flags)),
    );
}

async function simulate(idp: string, url: string | undefined, flags: SimulateFlags): Promise<ExitCode> {
  const kind = identityProvider(idp, '<idp>');
  if (kind.live) throw new SettingInvalid('<idp>', `${idp} is no simulation.`, `Say \`scimulate run --idp ${idp}\`.`);
  const { scenario = '', profile } = flags;
  if (flags.scenario === undefined) {
    throw new SettingInvalid('--scenario', 'none was named.', `There are: ${Object.keys(scenarios).join(', ')}.`);
  }
  scenarioNamed(scenario);
  if (profile !== undefined && !kind.profiles.includes(profile)) throw unknownName('--profile', profile, kind.profiles);
  const settings = await settingsFor(idp, kind, url, flags);
  if (flags.dump !== undefined) openDump(flags.dump);
  const provider = settings.url === undefined ? await startEmbeddedProvider(randomUUID()) : undefined;
  try {
    return await show(kind, {
      idp,
      scenario,
      profile,
      url: provider?.url ?? settings.url!,
      settings: provider ? { ...settings, token: provider.token } : settings,
      folder: flags.dump,
    });
  } finally {
    await provider?.close();
  }
}

async function settingsFor(
  idp: string,
  { knobs }: IdentityProviderKind,
  url: string | undefined,
  flags: SimulateFlags,
): Promise<Settings> {
  const file = await readConfigurationFile(flags.config, process.cwd(), process.env);
  const given = {
    url,
    token: tokenFrom(flags),
    idps: [idp],
    seed: flags.seed,
    rate: flags.rate,
    timeoutMs: flags.timeout,
    consent: flags.yes,
  };
  const settings = resolveSettings(given, settingsFromEnvironment(process.env), file, () => randomInt(2 ** 31));
  checkIdentityProviders(settings);
  const chosen = knobsFrom(flags.knob ?? []);
  checkKnobs('--knob', chosen, knobs);
  return { ...settings, idp: { ...settings.idp, [idp]: { ...settings.idp[idp], ...chosen } } };
}

/** "name=value"; a value that is no JSON is a text. */
function knobsFrom(words: readonly string[]): JsonObject {
  const entries = words.map((word) => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    if (name === undefined || value === undefined) {
      throw new SettingInvalid(
        '--knob',
        `"${word}" names no value.`,
        'Write it as name=value, as `list idps --json` shows.',
      );
    }
    return [name, parseJson(value) ?? value] as const;
  });
  return Object.fromEntries(entries);
}

interface Show {
  readonly idp: string;
  readonly scenario: string;
  readonly profile: string | undefined;
  readonly url: string;
  readonly settings: Settings;
  readonly folder: string | undefined;
}

async function show(kind: IdentityProviderKind, { folder, ...plan }: Show): Promise<ExitCode> {
  const { title } = kind;
  const { does } = scenarioNamed(plan.scenario);
  const profile = plan.profile ?? kind.profile;
  const told: Exchange[] = [];
  const diagram = arrowDiagram({ left: title, right: new URL(plan.url).host, colour: hasColour() });
  const print = (text: string) => process.stdout.write(text);
  const interruption = new AbortController();
  const stop = () => interruption.abort();
  process.on('SIGINT', stop).on('SIGTERM', stop);
  let hasBegun = false;
  const tell = (event: SimulationEvent) => {
    if (!hasBegun) print(`${title} ${does}\nprofile ${profile} · seed ${plan.settings.seed}\n\n${diagram.head()}`);
    hasBegun = true;
    if (event.kind === 'exchange') told.push(event.exchange);
    print(diagram.event(event));
  };
  try {
    const simulated = await simulateScenario({ ...plan, interruption: interruption.signal, tell });
    if (hasBegun) print(`${diagram.end()}\n`);
    if (folder !== undefined) dump(folder, told, `${title} ${does} (profile ${profile})`);
    print(conclusion(title, told, simulated));
    if (interruption.signal.aborted) return exitCode.interrupted;
    if (simulated.obstacle !== undefined) return exitCode.notJudged;
    return simulated.shortcomings.length > 0 ? exitCode.notConformant : exitCode.conformant;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

function conclusion(
  title: string,
  told: readonly Exchange[],
  { shortcomings, obstacle, leftovers }: Simulated,
): string {
  const requests = count(told.filter(({ sender }) => sender === 'idp').length, 'request');
  const isMet = shortcomings.length === 0;
  const verdict =
    obstacle === undefined
      ? `The service provider is ${isMet ? '' : 'not '}as ${title} promises, after ${requests}.`
      : `Not judged after ${requests}: ${obstacle}`;
  const lines = [
    verdict,
    ...shortcomings.map((one) => `- ${sentence(one)}`),
    ...leftovers.map(({ url, reason }) => `Left in the target: ${url}: ${reason}`),
    ...(leftovers.length === 0 ? ['Nothing was left in the target.'] : []),
  ];
  return lines
    .flatMap((line) => wrap(line, 100))
    .map((line) => `${line}\n`)
    .join('');
}

import type { JsonObject } from '../scim/json.ts';
import { SettingInvalid } from './configuration-errors.ts';
import { type LiveGiven, liveSettings, secretsIn } from './live-settings.ts';
import type { ValueTemplates } from './value-templates.ts';

export const formats = ['json', 'html', 'junit', 'markdown', 'har'] as const;
export type Format = (typeof formats)[number];

export const requirementLevels = ['must', 'should', 'may'] as const;

/** Everything a run can be told, resolved. */
export interface Settings {
  /** The SCIM base URL; the embedded reference provider when absent. */
  readonly url?: string;
  readonly token?: string;
  /** The bearer token of another tenant of the target, which must not reach what ours does. */
  readonly otherToken?: string;
  readonly name?: string;
  /** Name or file of what the target declares about itself; "rfc" for nothing. */
  readonly profile: string;
  /** Identity providers whose flows are played. */
  readonly idps: readonly string[];
  /** Choices for identity providers by name; they know which there are. */
  readonly idp: Readonly<Record<string, JsonObject>>;
  /** Check ids, requirement ids, areas or words of titles; everything when empty. */
  readonly only: readonly string[];
  /** The lowest level that is judged. */
  readonly level: (typeof requirementLevels)[number];
  readonly seed: number;
  /** Generated cases for each property. */
  readonly runs: number;
  readonly workers: number;
  /** Requests per second at most. */
  readonly rate?: number;
  readonly timeoutMs: number;
  /** Milliseconds that a change takes to be seen; what comes after it waits so long. */
  readonly lagMs?: number;
  /** File with known failures. */
  readonly known?: string;
  /** Folder for reports. */
  readonly out: string;
  readonly formats: readonly Format[];
  /** The user agrees that a target which is not loopback is written to. */
  readonly consent: boolean;
  /** Nothing is sent that could change the target. */
  readonly readOnly: boolean;
  /** Domain of generated user names and e-mail addresses. */
  readonly emailDomain: string;
  /** Tenants of real identity providers; holds secrets. */
  readonly live: LiveGiven;
  readonly values?: ValueTemplates;
}

/** Settings as one source gives them: flags, environment or file. */
export type GivenSettings = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

export interface Environment {
  readonly [name: string]: string | undefined;
}

/** What the environment variables of the contract say. */
export function settingsFromEnvironment(environment: Environment): GivenSettings {
  const seed = environment['SCIM_SEED'];
  if (seed && !(/^\d+$/.test(seed) && Number.isSafeInteger(Number(seed)))) {
    throw new SettingInvalid('SCIM_SEED', `"${seed}" is not a whole number.`, 'Use a number such as 4711.');
  }
  return {
    url: environment['SCIM_BASE_URL'] || undefined,
    token: environment['SCIM_TOKEN'] || undefined,
    otherToken: environment['SCIM_OTHER_TOKEN'] || undefined,
    profile: environment['SCIM_PROFILE'] || undefined,
    seed: seed ? Number(seed) : undefined,
    live: liveSettings(environment),
  };
}

/**
 * Flags win over the environment, the environment over the file, the file over the defaults.
 *
 * @throws SettingInvalid
 */
export function resolveSettings(
  flags: GivenSettings,
  environment: GivenSettings,
  file: GivenSettings,
  newSeed: () => number,
): Settings {
  const given = { ...defined(file), ...defined(environment), ...defined(flags) };
  return {
    profile: 'rfc',
    idps: ['okta', 'entra'],
    idp: {},
    only: [],
    level: 'may',
    seed: given.seed ?? newSeed(),
    runs: 10,
    workers: 2,
    timeoutMs: 10_000,
    out: 'reports',
    formats,
    consent: false,
    readOnly: false,
    emailDomain: 'scimulate.example',
    ...given,
    live: {
      okta: { ...file.live?.okta, ...environment.live?.okta },
      entra: { ...file.live?.entra, ...environment.live?.entra },
    },
  };
}

function defined<Given extends object>(given: Given): { [Name in keyof Given]: Exclude<Given[Name], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}

/** What must appear in nothing that is written. */
export function secretsOf({
  token,
  otherToken,
  live,
}: Pick<Settings, 'token' | 'otherToken' | 'live'>): readonly string[] {
  return [...[token, otherToken].filter((secret) => secret !== undefined), ...secretsIn(live)];
}

import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { SettingInvalid } from '../config/configuration-errors.ts';
import { readConfigurationFile } from '../config/configuration-file.ts';
import { resolveSettings, settingsFromEnvironment } from '../config/settings.ts';
import type { OpenTenant, TenantFinding } from '../connectors/live-provider.ts';
import { tenantOf } from '../harness/live-play.ts';
import { userAgent } from '../harness/session.ts';
import { createTransport } from '../http/transport.ts';
import { checkIdentityProviders, liveIdps } from '../idp/identity-providers.ts';
import { baseUrlOf, isLoopback } from '../target/address.ts';
import { type Connection, connect } from '../target/connection.ts';
import { diagnose, type Finding } from '../target/diagnosis.ts';
import { preflight } from '../target/preflight.ts';
import { draftProfile } from './draft-profile.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { collect, type TokenPlace, tokenFrom, wholeNumber } from './options.ts';

interface DoctorFlags extends TokenPlace {
  readonly idp?: readonly string[];
  readonly config?: string;
  readonly timeout: number;
  readonly writeProfile?: string;
}

export function doctorCommand(finish: (code: ExitCode) => void): Command {
  return new Command('doctor')
    .description('Checks address, TLS, credentials, media type, discovery and clock; says what to set. Reads only.')
    .argument('<url>', 'SCIM base URL of the target')
    .option('--idp <name>', 'look at this tenant too: okta-live or entra-live (repeatable)', collect)
    .option('--token-env <name>', 'environment variable that holds the bearer token (SCIM_TOKEN)')
    .option('--token-file <file>', 'file that holds the bearer token')
    .option('--timeout <ms>', 'milliseconds until an answer must be complete', wholeNumber(1), 10_000)
    .option('--config <file>', 'configuration file (scim.config.ts, .mjs, .js or .json)')
    .option('--write-profile <file>', 'draft a profile from what the target publishes and shows to readers')
    .action(async (url: string, flags: DoctorFlags) => finish(await doctor(url, flags)));
}

async function doctor(url: string, flags: DoctorFlags): Promise<ExitCode> {
  const baseUrl = baseUrlOf(url);
  const tenants = await tenantsFrom(flags);
  const token = tokenFrom(flags) ?? process.env['SCIM_TOKEN'];
  const transport = createTransport({ timeoutMs: flags.timeout });
  try {
    const connection = connect({ baseUrl, token, transport, userAgent });
    const findings = await diagnose(connection, flags.timeout);
    process.stdout.write(`${findings.map(line).join('\n')}\n`);
    const isFit = await lookAt(tenants, baseUrl);
    if (flags.writeProfile !== undefined) await writeDraft(connection, flags.writeProfile, flags.timeout);
    process.stdout.write(`\n${isFit ? nextStep(baseUrl, flags) : 'Next: mend what is a problem, and ask again.'}\n`);
    return isFit ? exitCode.conformant : exitCode.notJudged;
  } finally {
    transport.close();
  }
}

type NamedTenant = readonly [name: string, tenant: OpenTenant];

/** @throws SettingInvalid, LiveSettingsMissing */
async function tenantsFrom({ idp = [], config }: DoctorFlags): Promise<readonly NamedTenant[]> {
  if (idp.length === 0) return [];
  const file = await readConfigurationFile(config, process.cwd(), process.env);
  const settings = resolveSettings({ idps: idp }, settingsFromEnvironment(process.env), file, () => 0);
  checkIdentityProviders(settings);
  const simulated = idp.find((name) => !liveIdps(settings).includes(name));
  if (simulated !== undefined) {
    throw new SettingInvalid(
      '--idp',
      `${simulated} is a simulation, which needs no doctor.`,
      'Use okta-live or entra-live.',
    );
  }
  return Promise.all(idp.map(async (name) => [name, await tenantOf(name, settings)] as const));
}

/** Whether the tenants can play. */
async function lookAt(tenants: readonly NamedTenant[], baseUrl: string): Promise<boolean> {
  let isFit = true;
  for (const [name, tenant] of tenants) {
    const findings = await tenant.diagnose(baseUrl);
    isFit &&= findings.every(({ state }) => state !== 'problem');
    process.stdout.write(`\n${name}\n${findings.map(line).join('\n')}\n`);
  }
  return isFit;
}

function line({ topic, state, seen, advice }: Finding | TenantFinding): string {
  const text = ` ${state.padEnd(8)} ${topic.padEnd(12)} ${seen}`;
  return advice === undefined ? text : `${text}\n${' '.repeat(23)}${advice}`;
}

async function writeDraft(connection: Connection, file: string, timeoutMs: number): Promise<void> {
  const draft = await draftProfile(
    connection,
    await preflight(connection, timeoutMs),
    new Date().toISOString().slice(0, 10),
  );
  try {
    writeFileSync(file, `${JSON.stringify(draft, null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    const problem = isThere ? `${file} is there already.` : (error as Error).message;
    throw new SettingInvalid('--write-profile', problem, 'Name a file that can be made.');
  }
  process.stdout.write(`\nA draft is in ${file}; docs/profiles.md says how to complete it.\n`);
}

function nextStep(baseUrl: string, { idp = [], writeProfile }: DoctorFlags): string {
  const chosen = idp.map((name) => ` --idp ${name}`).join('');
  const profile = writeProfile === undefined ? '' : ` --profile ${writeProfile}`;
  return `Next: scimulate run ${baseUrl}${isLoopback(baseUrl) ? '' : ' --yes'}${chosen}${profile}`;
}

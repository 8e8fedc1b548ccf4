import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { emulationOf } from '../src/cli/emulation.ts';
import { identityProviders } from '../src/idp/identity-providers.ts';
import { lackFor } from '../src/profiles/needs.ts';
import type { Profile } from '../src/profiles/profile.ts';
import { profileNames, readProfile } from '../src/profiles/read-profile.ts';
import { startProvider } from '../src/provider/start-provider.ts';
import type { Readiness, Report } from '../src/report/model.ts';

/** Plays every identity provider against every emulation and writes what came of it to docs/vendor-matrix.md. */

const root = join(import.meta.dirname, '..');
const out = mkdtempSync(join(tmpdir(), 'scimulate-matrix-'));
const idps = ['okta', 'okta-put', 'entra'] as const;
const token = 'token-of-the-emulation';
const run = promisify(execFile);

interface Row {
  readonly profile: Profile;
  readonly readiness: Readonly<Record<string, Readiness>>;
  /** Titles and messages of what stands in the way, by identity provider. */
  readonly blockers: Readonly<Record<string, readonly string[]>>;
}

/** What an identity provider would not even try with the profile is played without it: it is to be seen what breaks. */
async function rowOf(name: string): Promise<Row> {
  const profile = readProfile(name)!;
  const { rate: _, ...emulation } = emulationOf(profile);
  const provider = await startProvider({ ...emulation, tokens: [token] });
  try {
    const isLacking = (idp: string) => lackFor(idp, profile) !== undefined;
    const played = await Promise.all([
      readinessOf(
        provider.url,
        name,
        idps.filter((idp) => !isLacking(idp)),
      ),
      readinessOf(provider.url, 'rfc', idps.filter(isLacking)),
    ]);
    const [profiled, plainly] = played;
    return {
      profile,
      readiness: { ...profiled.readiness, ...plainly.readiness },
      blockers: { ...profiled.blockers, ...plainly.blockers },
    };
  } finally {
    await provider.close();
  }
}

async function readinessOf(url: string, profile: string, played: readonly string[]): Promise<Omit<Row, 'profile'>> {
  if (played.length === 0) return { readiness: {}, blockers: {} };
  const selection = [
    '--profile',
    profile,
    '--only',
    'idp',
    '--level',
    'must',
    ...played.flatMap((idp) => ['--idp', idp]),
  ];
  // Imports page through everything, so nobody else writes meanwhile.
  const words = ['run', url, ...selection, '--workers', '1', '--seed', '1', '--rate', '100000', '--json'];
  const options = {
    cwd: out,
    env: { ...process.env, SCIM_TOKEN: token },
    maxBuffer: 1024 ** 3,
  };
  // A target that is not ready ends with another code than 0; what counts is the report.
  const { stdout } = await run(process.execPath, [join(root, 'src/cli.ts'), ...words], options).catch(
    (error: { readonly stdout: string }) => error,
  );
  const { readiness, checks } = JSON.parse(stdout) as Report;
  const own = Object.entries(readiness).filter(([idp]) => played.includes(idp));
  const told = (id: string) => {
    const { title, message } = checks.find((check) => check.id === id)!;
    return `“${title}”: ${message.replaceAll(/scimulate-[\w@.-]+/g, '…').slice(0, 160)}`;
  };
  return {
    readiness: Object.fromEntries(own),
    blockers: Object.fromEntries(own.map(([idp, { blockers }]) => [idp, blockers.map(told)])),
  };
}

function verdictOf({ verdict }: Readiness): string {
  return { ready: 'ready', 'not-ready': '**not ready**', incomplete: 'open' }[verdict];
}

function reasonOf({ reason }: Readiness): string {
  return reason.replace(/ \(only a selection was run\)/, '');
}

function section({ profile, readiness, blockers }: Row): string {
  const lines = idps.flatMap((idp) => [
    `- ${identityProviders[idp].name}: ${reasonOf(readiness[idp]!)}`,
    ...(blockers[idp] ?? []).map((blocker) => `  - ${blocker}`),
  ]);
  return `## ${profile.title}\n\n${profile.about}\n\n${lines.join('\n')}\n`;
}

function document(measured: readonly Row[]): string {
  const rows = measured.toSorted((one, other) => one.profile.title.localeCompare(other.profile.title, 'en'));
  const titles = ['emulation', ...idps.map((idp) => identityProviders[idp].name)];
  const body = rows.map(({ profile, readiness }) => [profile.title, ...idps.map((idp) => verdictOf(readiness[idp]!))]);
  return `# Emulated products and identity providers

Made by \`npm run vendor-matrix\`, not by hand: each simulated identity provider has played all its scenarios against each
emulation. What a product does not document is in its emulation as in the RFCs, so **ready** says that nothing documented
stands in the way; the product itself is judged by \`scimulate run URL --profile NAME\`.

${table(titles, body)}

${rows.map(section).join('\n')}`;
}

/** As the formatter writes it. */
function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = titles.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index]!)).join(' | ')} |`;
  return [titles, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

try {
  const rows: Row[] = [];
  for (const name of process.argv.length > 2 ? process.argv.slice(2) : profileNames()) {
    process.stderr.write(`${name}\n`);
    rows.push(await rowOf(name));
    // What was measured so far is kept when a later run fails.
    writeFileSync(join(root, 'docs/vendor-matrix.md'), document(rows));
  }
} finally {
  rmSync(out, { recursive: true, force: true });
}

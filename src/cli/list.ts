import { Argument, Command } from 'commander';
import { SettingInvalid } from '../config/configuration-errors.ts';
import { type IdentityProviderKind, identityProviders } from '../idp/identity-providers.ts';
import type { Scenario } from '../idp/scenarios/scenario.ts';
import { scenarios } from '../idp/scenarios/scenarios.ts';
import { profileNames, readProfile } from '../profiles/read-profile.ts';
import type { Defect } from '../provider/defects/defect.ts';
import type { DeclaredCheck } from '../report/declared-check.ts';
import { catalogue } from '../requirements/catalogue.ts';
import { coverageOf } from '../requirements/coverage.ts';
import { coverageTable } from '../requirements/coverage-table.ts';
import { linkOf, type Requirement } from '../requirements/requirement.ts';
import { declaredChecks } from './declared-checks.ts';
import { type ExitCode, exitCode } from './exit-code.ts';

/** One line of a listing; all of it in JSON, the words alone on a terminal. */
interface Row {
  readonly id: string;
  readonly words: readonly string[];
  readonly details: object;
}

const lists: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  requirements: async () => Object.entries<Requirement>(catalogue).map(requirementRow),
  checks: async () => (await declaredChecks()).map(checkRow),
  profiles: async () => profileNames().map(profileRow),
  scenarios: async () => Object.entries<Scenario>(scenarios).map(scenarioRow),
  idps: async () => Object.entries<IdentityProviderKind>(identityProviders).map(identityProviderRow),
  defects: async () => (await import('../provider/defects/catalogue.ts')).defects.map(defectRow),
};

export function listCommand(finish: (code: ExitCode) => void): Command {
  return new Command('list')
    .description('Lists what scimulate knows.')
    .addArgument(new Argument('<what>', 'what to list').choices(Object.keys(lists)))
    .option('--json', 'print JSON')
    .option('--coverage', 'of requirements: what covers each statement that binds the service provider')
    .action(async (what: string, flags: ListFlags) => {
      process.stdout.write(await (flags.coverage ? coverage(what, flags) : listing(what, flags)));
      finish(exitCode.conformant);
    });
}

interface ListFlags {
  readonly json?: boolean;
  readonly coverage?: boolean;
}

async function listing(what: string, { json }: ListFlags): Promise<string> {
  const rows = await lists[what]!();
  return json ? asJson(rows.map(({ id, details }) => ({ id, ...details }))) : table(rows);
}

async function coverage(what: string, { json }: ListFlags): Promise<string> {
  if (what !== 'requirements') {
    throw new SettingInvalid('--coverage', `${what} have none.`, 'Say `scimulate list requirements --coverage`.');
  }
  const rows = coverageOf(catalogue, await declaredChecks());
  return json ? asJson(rows) : coverageTable(rows);
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function requirementRow([id, requirement]: readonly [string, Requirement]): Row {
  const { level, says } = requirement;
  return { id, words: [level, says], details: { ...requirement, link: linkOf(requirement) } };
}

function defectRow({ id, severity, title, violates, sources }: Defect): Row {
  return { id, words: [severity, title], details: { severity, title, violates, sources } };
}

function profileRow(name: string): Row {
  const { profile: _, title, about, ...details } = readProfile(name)!;
  return { id: name, words: [title, about], details: { title, about, ...details } };
}

function checkRow({ id, ...details }: DeclaredCheck): Row {
  return { id, words: [details.area, details.level, details.requirements.join(' '), details.title], details };
}

function scenarioRow([id, { does, needs = [], ability, attributes }]: readonly [string, Scenario]): Row {
  return {
    id,
    words: [`the identity provider ${does}`],
    details: { does, needs: [needs].flat(), ability, attributes },
  };
}

function identityProviderRow([id, { create: _, ...details }]: readonly [string, IdentityProviderKind]): Row {
  return { id, words: [details.name, details.about], details };
}

function table(rows: readonly Row[]): string {
  const columns = rows.map(({ id, words }) => [id, ...words]);
  const widths = (columns[0] ?? []).map((_, index) => Math.max(...columns.map((row) => row[index]!.length)));
  return columns
    .map(
      (row) =>
        `${row
          .map((word, index) => word.padEnd(widths[index]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { Argument, Command } from 'commander';
import { resolveSettings } from '../config/settings.ts';
import { moduleFile } from '../harness/module-file.ts';
import { environmentOfRun } from '../harness/run-environment.ts';
import type { DeclaredCheck } from '../report/declared-check.ts';
import { catalogue } from '../requirements/catalogue.ts';
import { linkOf, type Requirement } from '../requirements/requirement.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { testRunner } from './test-runner.ts';

/** One line of a listing; all of it in JSON, the words alone on a terminal. */
interface Row {
  readonly id: string;
  readonly words: readonly string[];
  readonly details: object;
}

const lists: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  requirements: async () => Object.entries<Requirement>(catalogue).map(requirementRow),
  checks: async () => (await declaredChecks()).map(checkRow),
  scenarios: async () => (await declaredChecks()).filter(({ kind }) => kind === 'scenario').map(checkRow),
  idps: async () => idps.map(({ id, name }) => ({ id, words: [name], details: { name } })),
};

const idps = [
  { id: 'okta', name: 'Okta' },
  { id: 'entra', name: 'Microsoft Entra ID' },
] as const;

export function listCommand(finish: (code: ExitCode) => void): Command {
  return new Command('list')
    .description('Lists what scimulate knows.')
    .addArgument(new Argument('<what>', 'what to list').choices(Object.keys(lists)))
    .option('--json', 'print JSON')
    .action(async (what: string, { json }: { readonly json?: boolean }) => {
      const rows = await lists[what]!();
      process.stdout.write(
        json
          ? `${JSON.stringify(
              rows.map(({ id, details }) => ({ id, ...details })),
              null,
              2,
            )}\n`
          : table(rows),
      );
      finish(exitCode.conformant);
    });
}

function requirementRow([id, requirement]: readonly [string, Requirement]): Row {
  const { level, says } = requirement;
  return { id, words: [level, says], details: { ...requirement, link: linkOf(requirement) } };
}

function checkRow({ id, ...details }: DeclaredCheck): Row {
  return { id, words: [details.area, details.level, details.requirements.join(' '), details.title], details };
}

async function declaredChecks(): Promise<readonly DeclaredCheck[]> {
  const settings = resolveSettings({}, {}, {}, () => 0);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    testRunner('--list', '--reporter', moduleFile('report/check-list-reporter')),
    {
      env: { ...process.env, ...environmentOfRun(settings, tmpdir()) },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  return JSON.parse(stdout) as readonly DeclaredCheck[];
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

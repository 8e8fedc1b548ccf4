import type { TestDetails } from '@playwright/test';
import { identityProvider } from '../idp/identity-providers.ts';
import type { Flow, Scenario } from '../idp/scenarios/scenario.ts';
import { type ScenarioName, scenarios } from '../idp/scenarios/scenarios.ts';
import type { RequirementId } from '../requirements/catalogue.ts';
import { settingsOfRun } from './run-environment.ts';
import { verifies } from './verifies.ts';

/** What a scenario shows about a service provider when one identity provider plays it. */
export interface Row {
  readonly verifies: RequirementId | readonly RequirementId[];
  /** What to change in the service provider, one sentence. */
  readonly fix: string;
}

/**
 * By scenario, then by name of an identity provider or of its set; a name goes before its set, and null says that this
 * one does not play the scenario.
 */
export type ScenarioTable = {
  readonly [Name in ScenarioName]?: {
    /** The flow that later scenarios build on. */
    readonly establishes?: Flow;
    readonly by: Readonly<Record<string, Row | null>>;
  };
};

export interface ScenarioCheck {
  readonly title: string;
  readonly details: TestDetails;
  readonly idp: string;
  readonly scenario: ScenarioName;
}

/** The identity providers of this run that are judged by the set. */
export function playedBy(set: string): readonly string[] {
  return settingsOfRun().idps.filter((idp) => identityProvider(idp).set === set);
}

/** The checks of a table for the identity providers of this run. */
export function checksOf(table: ScenarioTable): readonly ScenarioCheck[] {
  return settingsOfRun().idps.flatMap((idp) =>
    (Object.keys(table) as ScenarioName[]).flatMap((scenario) => checkOf(idp, scenario, table[scenario]!)),
  );
}

function checkOf(
  idp: string,
  scenario: ScenarioName,
  { establishes, by }: NonNullable<ScenarioTable[ScenarioName]>,
): readonly ScenarioCheck[] {
  const { title, set } = identityProvider(idp);
  const row = by[idp] === undefined ? by[set] : by[idp];
  if (!row) return [];
  const { does, needs }: Scenario = scenarios[scenario];
  const details = verifies(row.verifies, {
    fix: row.fix,
    kind: 'scenario',
    idp,
    ...(needs !== undefined && { needs }),
    ...(establishes && { establishes: `${establishes} as ${title}` }),
  });
  return [{ title: `${title} ${does}`, details, idp, scenario }];
}

import type { CheckVerdict, Report, RequirementVerdict } from '../model.ts';
import { type BodyLimits, shareOut } from './body-limit.ts';

/** What the parts of a page look things up in. */
export interface PageContext {
  readonly report: Report;
  readonly checks: ReadonlyMap<string, CheckVerdict>;
  readonly requirements: ReadonlyMap<string, RequirementVerdict>;
  /** Position in `fixFirst`, from 1, by id of the check that speaks for the cause. */
  readonly findings: ReadonlyMap<string, number>;
  /** Id of the check under which an exchange is shown. */
  readonly homes: ReadonlyMap<number, string>;
  readonly bodyLimits: BodyLimits;
}

export function contextOf(report: Report): PageContext {
  const checks = new Map(report.checks.map((check) => [check.id, check]));
  const findings = new Map(
    report.fixFirst.flatMap(({ checks: [first] }, index) => (first === undefined ? [] : [[first, index + 1]])),
  );
  return {
    report,
    checks,
    requirements: new Map(report.requirements.map((requirement) => [requirement.id, requirement])),
    findings,
    homes: homesOf([...findings.keys()].flatMap((id) => checks.get(id) ?? []).concat(report.checks)),
    bodyLimits: shareOut(report),
  };
}

/** Each exchange is shown under the first check of the page that looks at it. */
function homesOf(checks: readonly CheckVerdict[]): ReadonlyMap<number, string> {
  const homes = new Map<number, string>();
  for (const { id, exchanges } of checks) {
    for (const number of exchanges) {
      if (!homes.has(number)) {
        homes.set(number, id);
      }
    }
  }
  return homes;
}

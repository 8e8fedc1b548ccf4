import { linkOf, type Requirement } from '../requirements/requirement.ts';
import type { CheckVerdict, RequirementVerdict, Verdict } from './model.ts';
import { type Catalogue, idpOf, setOf } from './requirement-set.ts';
import { worst } from './verdict.ts';

const judging: ReadonlySet<Verdict> = new Set(['pass', 'fail', 'warn', 'info']);

/** One row for each statement of the catalogue, tested or not. */
export function judgeRequirements(
  catalogue: Catalogue,
  checks: readonly CheckVerdict[],
): readonly RequirementVerdict[] {
  const checksOf = new Map<string, CheckVerdict[]>();
  for (const check of checks) {
    for (const id of check.requirements) {
      checksOf.set(id, [...(checksOf.get(id) ?? []), check]);
    }
  }
  return Object.entries(catalogue).map(([id, requirement]) => judgeRow(id, requirement, checksOf.get(id) ?? []));
}

function judgeRow(id: string, requirement: Requirement, checks: readonly CheckVerdict[]): RequirementVerdict {
  const verdict = worst(checks.map((check) => check.verdict));
  const reason = checks.length === 0 ? whyUntested(id, requirement) : whyUnjudged(verdict, checks);
  const { level, section, says, when, implied, erratum, ambiguities } = requirement;
  const idp = idpOf(id);
  return {
    id,
    level,
    ...(idp !== undefined && { idp }),
    source: idp === undefined ? `RFC ${requirement.rfc}` : setOf(idp).name,
    section,
    text: says,
    ...(idp === undefined && { link: linkOf(requirement) }),
    ...(when !== undefined && { when }),
    ...(implied === true && { implied }),
    ...(erratum !== undefined && { erratum }),
    ...(ambiguities !== undefined && ambiguities.length > 0 && { ambiguities }),
    verdict,
    checks: checks.map((check) => check.id),
    ...(reason !== undefined && { reason }),
  };
}

function whyUntested(id: string, { untestable, actor, when }: Requirement): string {
  if (idpOf(id) !== undefined) {
    const other = 'Concerns another kind of application than the run has played';
    return untestable ?? `${other}${when === undefined ? '' : `: ${when}`}.`;
  }
  if (untestable !== undefined) {
    return `Cannot be tested over HTTP: ${untestable}`;
  }
  if (actor === 'client') {
    return 'Binds the client, not the service provider.';
  }
  return actor === 'other' ? 'Binds neither the service provider nor the client.' : 'No check covers it yet.';
}

function whyUnjudged(verdict: Verdict, checks: readonly CheckVerdict[]): string | undefined {
  if (judging.has(verdict)) {
    return undefined;
  }
  const unjudged = checks.filter((check) => check.verdict === verdict);
  const share = unjudged.length < checks.length ? `${unjudged.length} of its ${checks.length} checks: ` : '';
  return `${share}${[...new Set(unjudged.map(({ message }) => message))].join(' ')}`;
}

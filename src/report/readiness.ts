import type { RequirementSet } from '../requirements/requirement-sets.ts';
import { standing } from './conclusion.ts';
import { countVerdicts } from './counts.ts';
import type { CheckVerdict, Readiness, RunFacts } from './model.ts';
import { flowOf, idpOf, setOf } from './requirement-set.ts';
import { count } from './wording.ts';

type RunState = Pick<RunFacts, 'complete' | 'selection' | 'idps'>;

/** Each identity provider that the run was about, the selected ones first and in their order. */
export function judgeReadiness(
  checks: readonly CheckVerdict[],
  run: RunState,
  idpNames: Readonly<Record<string, string>> = {},
  lacks: Readonly<Record<string, string>> = {},
): Readonly<Record<string, Readiness>> {
  const seen = checks.flatMap(({ idp, verdict }) => (idp === undefined || verdict === 'not-run' ? [] : [idp]));
  const names = new Set([...run.idps, ...seen.toSorted()]);
  const judged = [...names].map((idp) => [idp, readinessOf(idp, idpNames[idp], checks, run)] as const);
  const lacking = Object.entries(lacks).map(([idp, lack]) => [idp, withoutChance(idp, lack)] as const);
  return Object.fromEntries([...judged, ...lacking]);
}

/** What the profile of the target rules out needs no trial. */
function withoutChance(idp: string, lack: string): Readiness {
  const { name, provisioning } = setOf(idp);
  return {
    name,
    verdict: 'not-ready',
    reason: `${provisioning} cannot work and was not tried: ${lack}.`,
    blockers: [],
    counts: countVerdicts([]),
  };
}

function readinessOf(
  idp: string,
  idpName: string | undefined,
  checks: readonly CheckVerdict[],
  { complete, selection }: RunState,
): Readiness {
  const own = checks.filter((check) => check.idp === idp);
  const must = own.filter(({ level }) => level === 'MUST');
  const verdict = ({ good: 'ready', bad: 'not-ready', open: 'incomplete' } as const)[standing(must, complete)];
  const outlook: Outlook = { ready: success, 'not-ready': blockage, incomplete: doubt }[verdict];
  // A kind of application is judged by the requirements of its identity provider.
  const set = setOf(own.flatMap(({ requirements }) => requirements).map(idpOf)[0] ?? idp);
  const part = selection.length === 0 ? '' : ' (only a selection was run)';
  return {
    name: idpName ?? set.name,
    verdict,
    reason: `${outlook(must, checks, set)}${part}.${set.evidence === undefined ? '' : ` ${set.evidence}`}`,
    blockers: must.filter((check) => check.verdict === 'fail').map(({ id }) => id),
    counts: countVerdicts(own),
  };
}

type Outlook = (must: readonly CheckVerdict[], checks: readonly CheckVerdict[], set: RequirementSet) => string;

const success: Outlook = (must, _, { provisioning }) => {
  const { pass } = countVerdicts(must);
  return `${provisioning} works: ${pass === 1 ? 'the one mandatory check' : `all ${pass} mandatory checks`} passed`;
};

const blockage: Outlook = (must, _, { provisioning }) => {
  const failed = must.filter(({ verdict }) => verdict === 'fail');
  const known = failed.every(({ expected }) => expected !== undefined) ? ', as was known' : '';
  const flows = new Set(failed.flatMap(({ requirements }) => requirements.slice(0, 1)).map(flowOf));
  const lost = [...flows].filter((flow) => flow !== undefined);
  return `${lost.length === 0 ? `${provisioning} is blocked` : lost.join('; ')}: ${count(failed.length, 'check')} failed${known}`;
};

const doubt: Outlook = (must, checks, { provisioning }) => {
  const open = must.filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'error');
  if (open.length === 0) {
    return `${provisioning} was not tested${countVerdicts(must).pass === 0 ? '' : ' to the end'}`;
  }
  const causes = new Set(open.flatMap(({ causedBy }) => causedBy ?? []));
  const cause = checks.find(({ id }) => causes.has(id));
  const because = cause === undefined ? '' : `, because this failed first: “${cause.title}”`;
  return `${provisioning} could not be judged: ${count(open.length, 'check')} came to no result${because}`;
};

import { standing } from './conclusion.ts';
import { countVerdicts } from './counts.ts';
import type { CheckVerdict, Readiness, RunFacts } from './model.ts';
import { wordsOf } from './requirement-set.ts';
import { count } from './wording.ts';

type RunState = Pick<RunFacts, 'complete' | 'selection' | 'idps'>;

/** Each identity provider that the run was about, the selected ones first and in their order. */
export function judgeReadiness(checks: readonly CheckVerdict[], run: RunState): Readonly<Record<string, Readiness>> {
  const seen = checks.flatMap(({ idp, verdict }) => (idp === undefined || verdict === 'not-run' ? [] : [idp]));
  const names = new Set([...run.idps, ...seen.toSorted()]);
  return Object.fromEntries([...names].map((idp) => [idp, readinessOf(idp, checks, run)]));
}

function readinessOf(idp: string, checks: readonly CheckVerdict[], { complete, selection }: RunState): Readiness {
  const own = checks.filter((check) => check.idp === idp);
  const must = own.filter(({ level }) => level === 'MUST');
  const verdict = ({ good: 'ready', bad: 'not-ready', open: 'incomplete' } as const)[standing(must, complete)];
  const outlook = { ready: success, 'not-ready': blockage, incomplete: doubt }[verdict];
  const { name, provisioning } = wordsOf(idp);
  return {
    name,
    verdict,
    reason: `${provisioning} ${outlook(must, checks)}${selection.length === 0 ? '' : ' (only a selection was run)'}.`,
    blockers: must.filter((check) => check.verdict === 'fail').map(({ id }) => id),
    counts: countVerdicts(own),
  };
}

function success(must: readonly CheckVerdict[]): string {
  const { pass } = countVerdicts(must);
  return pass === 1 ? 'works: the one mandatory check passed' : `works: all ${pass} mandatory checks passed`;
}

function blockage(must: readonly CheckVerdict[]): string {
  const failed = must.filter(({ verdict }) => verdict === 'fail');
  const known = failed.every(({ expected }) => expected !== undefined) ? ', as was known' : '';
  const number = failed.length === 1 ? 'one check' : `${failed.length} checks`;
  const which = failed.length === 1 ? 'it asks that' : 'the first asks that';
  return `is blocked, because ${number} failed${known}: ${which} ${failed[0]?.title ?? ''}`;
}

function doubt(must: readonly CheckVerdict[], checks: readonly CheckVerdict[]): string {
  const open = must.filter(({ verdict }) => verdict === 'inconclusive' || verdict === 'error');
  if (open.length === 0) {
    return countVerdicts(must).pass === 0 ? 'was not tested' : 'was not tested to the end';
  }
  const causes = new Set(open.flatMap(({ causedBy }) => causedBy ?? []));
  const cause = checks.find(({ id }) => causes.has(id));
  const because = cause === undefined ? '' : `, because this failed first: “${cause.title}”`;
  return `could not be judged: ${count(open.length, 'check')} came to no result${because}`;
}

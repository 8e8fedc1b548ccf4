import { expect, test } from 'vitest';
import type { CheckVerdict, KnownFailure, Readiness, Report } from '../report/model.ts';
import { verdictOn } from '../report/sample/one-check.ts';
import { conformantReport } from '../report/sample/sample.ts';
import { exitCodeOf } from './exit-code.ts';

const fail = verdictOn('a', { verdict: 'fail' });
const known = verdictOn('b', { verdict: 'fail', expected: 'ACME-1' });
const okta = verdictOn('c', { verdict: 'fail', idp: 'okta' });
const open = verdictOn('d', { verdict: 'inconclusive' });
const unasked = ['not-run', 'not-applicable'].map((verdict) =>
  verdictOn(verdict, { verdict: verdict as CheckVerdict['verdict'] }),
);
const may = verdictOn('e', { level: 'MAY', verdict: 'info' });

interface Judged {
  readonly verdict: Report['conclusion']['verdict'];
  readonly checks?: readonly CheckVerdict[];
  readonly isComplete?: boolean;
  readonly errors?: number;
  readonly knownFailure?: KnownFailure['state'];
  readonly readiness?: readonly Readiness['verdict'][];
}

function report({ verdict, checks = [], isComplete = true, errors = 0, knownFailure, readiness = [] }: Judged): Report {
  const [someIdp] = Object.values(conformantReport.readiness);
  return {
    ...conformantReport,
    conclusion: { ...conformantReport.conclusion, verdict },
    checks,
    run: { ...conformantReport.run, complete: isComplete },
    counts: { ...conformantReport.counts, error: errors },
    knownFailures: knownFailure === undefined ? [] : [{ check: 'b', reason: 'ACME-1', state: knownFailure }],
    readiness: Object.fromEntries(readiness.map((word, index) => [index, { ...someIdp!, verdict: word }])),
  };
}

test.each<[fact: string, code: number, judged: Judged]>([
  ['a target that conforms', 0, { verdict: 'conformant' }],
  [
    'a target that conforms, but no identity provider is content',
    0,
    { verdict: 'conformant', readiness: ['not-ready'] },
  ],
  ['a known failure that still fails', 0, { verdict: 'conformant', knownFailure: 'failing' }],
  ['a known failure that passes now', 1, { verdict: 'conformant', knownFailure: 'passing' }],
  ['a target that does not conform', 1, { verdict: 'not-conformant', checks: [fail] }],
  ['failures that are all known', 0, { verdict: 'not-conformant', checks: [known, verdictOn('f')] }],
  ['one failure that nobody knows', 1, { verdict: 'not-conformant', checks: [known, fail] }],
  ['known failures beside one of an identity provider', 0, { verdict: 'not-conformant', checks: [known, okta] }],
  ['known failures of which one passes', 1, { verdict: 'not-conformant', checks: [known], knownFailure: 'passing' }],
  ['a run that was cut short', 3, { verdict: 'conformant', isComplete: false }],
  ['a failure before the run was cut short', 3, { verdict: 'not-conformant', checks: [fail], isComplete: false }],
  ['what could not be judged', 3, { verdict: 'incomplete', checks: [open], readiness: ['ready'] }],
  ['a defect in the harness', 4, { verdict: 'incomplete', checks: [open], errors: 1 }],
  ['nothing that was judged', 3, { verdict: 'incomplete' }],
  [
    'identity providers alone, all content',
    0,
    { verdict: 'incomplete', checks: [okta, may, ...unasked], readiness: ['ready', 'ready'] },
  ],
  ['identity providers alone, one discontent', 1, { verdict: 'incomplete', readiness: ['incomplete', 'not-ready'] }],
  ['identity providers alone, one without a result', 3, { verdict: 'incomplete', readiness: ['ready', 'incomplete'] }],
])('%s ends with %i', (_, code, judged) => {
  expect(exitCodeOf(report(judged))).toBe(code);
});

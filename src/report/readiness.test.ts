import { expect, test } from 'vitest';
import { oktaFlows } from '../requirements/okta.ts';
import type { CheckVerdict } from './model.ts';
import { judgeReadiness } from './readiness.ts';
import { verdictOn } from './sample/one-check.ts';

const run = { complete: true, selection: [], idps: ['okta'] };
const pass = verdictOn('a', { idp: 'okta' });
const fail = verdictOn('b', { idp: 'okta', verdict: 'fail' });
const warn = verdictOn('c', { idp: 'okta', level: 'SHOULD', verdict: 'warn' });
const cause = verdictOn('d', { verdict: 'fail' });
const known = verdictOn('f', { idp: 'okta', verdict: 'fail', expected: 'ACME-1' });
const broken = verdictOn('g', { idp: 'okta', verdict: 'error' });
const users = verdictOn('h', { idp: 'okta', verdict: 'fail', requirements: ['OKTA-create-01', 'OKTA-group-01'] });
const open = verdictOn('e', { idp: 'okta', verdict: 'inconclusive', causedBy: 'd' });

test.each<[checks: readonly CheckVerdict[], verdict: string, blockers: readonly string[], reason: string]>([
  [[pass, warn, cause], 'ready', [], 'Provisioning to App works: the one mandatory check passed.'],
  [[pass, fail, open, cause], 'not-ready', ['b'], 'Provisioning to App is blocked: 1 check failed.'],
  [
    [pass, open, cause],
    'incomplete',
    [],
    'Provisioning to App could not be judged: 1 check came to no result, because this failed first: “the service provider keeps d”.',
  ],
  [[pass, verdictOn('p', { idp: 'okta' })], 'ready', [], 'Provisioning to App works: all 2 mandatory checks passed.'],
  [[known], 'not-ready', ['f'], 'Provisioning to App is blocked: 1 check failed, as was known.'],
  [[known, fail], 'not-ready', ['f', 'b'], 'Provisioning to App is blocked: 2 checks failed.'],
  [[users, fail], 'not-ready', ['h', 'b'], `${oktaFlows.create}: 2 checks failed.`],
  [
    [pass, broken, { ...open, causedBy: 'nobody' }],
    'incomplete',
    [],
    'Provisioning to App could not be judged: 2 checks came to no result.',
  ],
  [[verdictOn('n', { idp: 'okta', verdict: 'not-run' })], 'incomplete', [], 'Provisioning to App was not tested.'],
  [[warn], 'incomplete', [], 'Provisioning to App was not tested.'],
  [[cause], 'incomplete', [], 'Provisioning to App was not tested.'],
])('%# readiness follows from the own MUST checks of the identity provider', (checks, verdict, blockers, reason) => {
  expect(judgeReadiness(checks, run)['okta']).toMatchObject({ verdict, blockers, reason });
});

test('an interrupted run makes nobody ready', () => {
  expect(judgeReadiness([pass], { ...run, complete: false })['okta']).toMatchObject({
    verdict: 'incomplete',
    reason: 'Provisioning to App was not tested to the end.',
  });
});

test('a selection is told, and who is known by little', () => {
  const other = verdictOn('a', { idp: 'sailpoint' });

  expect(judgeReadiness([pass], { ...run, selection: ['create'] })['okta']?.reason).toBe(
    'Provisioning to App works: the one mandatory check passed (only a selection was run).',
  );
  expect(judgeReadiness([other], { ...run, idps: ['sailpoint'] })['sailpoint']?.reason).toBe(
    'Provisioning works: the one mandatory check passed. It is known from two reports only.',
  );
});

test('the counts are those of the identity provider, of every level', () => {
  expect(judgeReadiness([pass, warn, cause], run)['okta']?.counts).toMatchObject({ pass: 1, warn: 1, fail: 0 });
});

test('a kind of application has a name of its own and is judged by the set of its requirements', () => {
  const app = verdictOn('a', { idp: 'okta-oin', verdict: 'fail', requirements: ['7644-3.3-08', 'OKTA-create-01'] });
  const named = judgeReadiness(
    [{ ...app, requirements: ['OKTA-create-01'] }],
    { ...run, idps: ['okta-oin'] },
    { 'okta-oin': 'Okta (OIN)' },
  );

  expect(named['okta-oin']).toMatchObject({ name: 'Okta (OIN)', reason: `${oktaFlows.create}: 1 check failed.` });
  expect(judgeReadiness([app], { ...run, idps: ['okta-oin'] })['okta-oin']).toMatchObject({
    name: 'Okta-oin',
    reason: 'Provisioning is blocked: 1 check failed.',
  });
  expect(judgeReadiness([], run, { entra: 'x' })['okta']?.name).toBe('Okta');
});

test('who has no chance is not ready, and has nothing that blocks', () => {
  expect(judgeReadiness([pass], run, {}, { entra: 'it needs PATCH' })).toMatchObject({
    okta: { verdict: 'ready' },
    entra: { name: 'Microsoft Entra ID', verdict: 'not-ready', blockers: [], counts: { pass: 0, fail: 0 } },
  });
});

test('an identity provider that was not selected appears only when its checks ran', () => {
  const others = [
    verdictOn('f', { idp: 'jumpcloud', verdict: 'fail' }),
    verdictOn('g', { idp: 'entra', verdict: 'not-run' }),
    verdictOn('h', { idp: 'adfs' }),
  ];

  expect(Object.keys(judgeReadiness(others, run))).toEqual(['okta', 'adfs', 'jumpcloud']);
});

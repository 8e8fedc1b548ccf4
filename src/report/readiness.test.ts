import { expect, test } from 'vitest';
import type { CheckVerdict } from './model.ts';
import { judgeReadiness } from './readiness.ts';
import { verdictOn } from './sample/one-check.ts';

const run = { complete: true, selection: [], idps: ['okta'] };
const pass = verdictOn('a', { idp: 'okta' });
const fail = verdictOn('b', { idp: 'okta', verdict: 'fail' });
const warn = verdictOn('c', { idp: 'okta', level: 'SHOULD', verdict: 'warn' });
const cause = verdictOn('d', { verdict: 'fail' });
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
  [[cause], 'incomplete', [], 'Provisioning to App was not tested.'],
])('%# readiness follows from the own MUST checks of the identity provider', (checks, verdict, blockers, reason) => {
  expect(judgeReadiness(checks, run)['okta']).toMatchObject({ verdict, blockers, reason });
});

test('an interrupted run makes nobody ready', () => {
  expect(judgeReadiness([pass], { ...run, complete: false })['okta']?.verdict).toBe('incomplete');
});

test('an identity provider that was not selected appears only when its checks ran', () => {
  const others = [
    verdictOn('f', { idp: 'jumpcloud', verdict: 'fail' }),
    verdictOn('g', { idp: 'entra', verdict: 'not-run' }),
  ];

  expect(Object.keys(judgeReadiness(others, run))).toEqual(['okta', 'jumpcloud']);
});

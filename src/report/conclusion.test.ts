import { expect, test } from 'vitest';
import { conclude } from './conclusion.ts';
import type { CheckVerdict } from './model.ts';
import { verdictOn } from './sample/one-check.ts';

const whole = { complete: true, selection: [] };
const interrupted = { complete: false, selection: [] };
const selection = { complete: true, selection: ['create', '7644-3.3-08'] };

const pass = verdictOn('01');
const fail = verdictOn('02', { verdict: 'fail' });
const known = verdictOn('02', { verdict: 'fail', expected: 'ACME-1' });
const open = verdictOn('03', { verdict: 'inconclusive' });
const broken = verdictOn('04', { verdict: 'error' });
const warn = verdictOn('05', { level: 'SHOULD', verdict: 'warn' });
const silentShould = verdictOn('06', { level: 'SHOULD', verdict: 'inconclusive' });
const documented = verdictOn('11', { verdict: 'info', expected: 'It is odd.' });
const permitted = verdictOn('12', { verdict: 'info', level: 'MAY', expected: 'It is odd.' });
const absent = verdictOn('07', { verdict: 'not-applicable' });
const unselected = verdictOn('08', { verdict: 'not-run' });
const okta = verdictOn('09', { verdict: 'fail', idp: 'okta' });

type State = typeof whole | typeof selection;

test.each<[checks: readonly CheckVerdict[], run: State, verdict: string, reason: string]>([
  [[pass], whole, 'conformant', 'The one MUST requirement that was tested holds.'],
  [[pass, verdictOn('10'), absent], whole, 'conformant', 'All 2 tested MUST requirements hold.'],
  [
    [pass, verdictOn('10'), warn, silentShould],
    whole,
    'conformant',
    'All 2 tested MUST requirements hold, 1 SHOULD requirement does not.',
  ],
  [
    [pass, warn, verdictOn('13', { level: 'SHOULD', verdict: 'warn' })],
    whole,
    'conformant',
    'The one MUST requirement that was tested holds, 2 SHOULD requirements do not.',
  ],
  [
    [pass, documented, permitted],
    whole,
    'conformant',
    'The one other MUST requirement that was tested holds; 1 does not, as the profile documents.',
  ],
  [
    [pass, verdictOn('10'), verdictOn('11'), documented, verdictOn('14', { verdict: 'info', expected: 'x' }), warn],
    whole,
    'conformant',
    'All 2 other tested MUST requirements hold; 2 do not, as the profile documents, 1 SHOULD requirement does not.',
  ],
  [
    [pass, verdictOn('12', { verdict: 'info' })],
    whole,
    'conformant',
    'The one MUST requirement that was tested holds.',
  ],
  [[documented], whole, 'incomplete', 'No MUST requirement of an RFC was judged.'],
  [[silentShould, warn], whole, 'incomplete', 'No MUST requirement of an RFC was judged.'],
  [[pass, okta], whole, 'conformant', 'The one MUST requirement that was tested holds.'],
  [
    [pass, unselected],
    selection,
    'conformant',
    'The one MUST requirement that was tested holds (only a selection was run: create, 7644-3.3-08).',
  ],
  [[pass, fail], whole, 'not-conformant', '1 of 2 tested MUST requirements does not hold.'],
  [
    [pass, fail, verdictOn('10', { verdict: 'fail' })],
    whole,
    'not-conformant',
    '2 of 3 tested MUST requirements do not hold.',
  ],
  [[fail, { ...known, id: 'x' }], whole, 'not-conformant', '1 of 1 tested MUST requirement does not hold.'],
  [[fail, warn, verdictOn('02')], whole, 'not-conformant', '1 of 1 tested MUST requirement does not hold.'],
  [
    [known, { ...warn, verdict: 'fail' }],
    whole,
    'not-conformant',
    '1 of 1 tested MUST requirement does not hold, as was known.',
  ],
  [[broken], whole, 'incomplete', 'Nothing failed, but 1 of 1 tested MUST requirement could not be judged.'],
  [
    [pass, open],
    interrupted,
    'incomplete',
    'Nothing failed, but 1 of 2 tested MUST requirements could not be judged; the run was cut short.',
  ],
  [
    [pass, verdictOn('10')],
    { complete: false, selection: ['create'] },
    'incomplete',
    '2 MUST requirements held before the run was cut short (only a selection was run: create).',
  ],
  [[pass, known], whole, 'not-conformant', '1 of 2 tested MUST requirements does not hold, as was known.'],
  [
    [fail, open],
    interrupted,
    'not-conformant',
    '1 of 2 tested MUST requirements does not hold, 1 could not be judged; the run was cut short.',
  ],
  [
    [pass, open, broken],
    whole,
    'incomplete',
    'Nothing failed, but 2 of 3 tested MUST requirements could not be judged.',
  ],
  [[pass], interrupted, 'incomplete', '1 MUST requirement held before the run was cut short.'],
  [[absent], whole, 'incomplete', 'No MUST requirement of an RFC was judged.'],
  [[], interrupted, 'incomplete', 'No MUST requirement of an RFC was judged; the run was cut short.'],
])('%# the conclusion follows from the MUST checks of the RFCs', (checks, run, verdict, reason) => {
  expect(conclude(checks, run)).toMatchObject({ verdict, reason });
});

test('the counts are those of the RFCs, in total and by level', () => {
  const { counts } = conclude([pass, fail, warn, okta], whole);

  expect(counts).toMatchObject({ pass: 1, fail: 1, warn: 1 });
  expect(counts.MUST).toMatchObject({ pass: 1, fail: 1, warn: 0 });
  expect(counts.SHOULD).toMatchObject({ pass: 0, fail: 0, warn: 1 });
  expect(counts.MAY).toMatchObject({ pass: 0, fail: 0, warn: 0 });
});

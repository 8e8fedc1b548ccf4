import { expect, test } from 'vitest';
import { originsOf } from './caused-by.ts';
import type { CheckOutcome } from './outcome.ts';
import { outcomeOf, refuted, without } from './sample/one-check.ts';

const broken = outcomeOf('broken', { establishes: ['create User'], happening: refuted });
const middle = outcomeOf('middle', { establishes: ['create Group'], happening: without('create User') });
const user = outcomeOf('user', { happening: without('create User') });
const group = outcomeOf('group', { happening: without('create Group') });
const silent = outcomeOf('silent', {
  establishes: ['create User'],
  happening: { kind: 'inconclusive', message: 'No answer.' },
});
const fine = outcomeOf('fine', { establishes: ['create User'] });

test.each<[fact: string, outcomes: readonly CheckOutcome[], id: string, origin: object | undefined]>([
  ['is the check that failed to establish it', [user, broken], 'user', { check: 'broken' }],
  ['lies behind a check that itself had no foundation', [group, middle, broken], 'group', { check: 'broken' }],
  ['is the check that got no answer', [user, silent], 'user', { check: 'silent' }],
  ['is the failure rather than the silence', [user, silent, broken], 'user', { check: 'broken' }],
  [
    'is the check that broke',
    [user, outcomeOf('defect', { establishes: ['create User'], happening: { kind: 'error', message: 'x' } })],
    'user',
    { check: 'defect' },
  ],
  [
    'is one of several checks of it',
    [user, fine, outcomeOf('bystander', { happening: refuted }), broken],
    'user',
    { check: 'broken' },
  ],
  [
    'is no check that was not run',
    [user, outcomeOf('later', { establishes: ['create User'], happening: { kind: 'not-run', reason: 'x' } })],
    'user',
    { foundation: 'create User' },
  ],
  ['does not exist for silence', [silent], 'silent', undefined],
  ['is the foundation where nothing explains it', [user, fine], 'user', { foundation: 'create User' }],
  ['is the deepest foundation', [group, middle], 'group', { foundation: 'create User' }],
  ['does not exist for a failure', [broken], 'broken', undefined],
])('the origin of a missing foundation %s', (_, outcomes, id, origin) => {
  expect(originsOf(outcomes).get(id)).toEqual(origin);
});

test('foundations that wait for each other have an origin too', () => {
  const circle = [
    outcomeOf('one', { establishes: ['x'], happening: without('y') }),
    outcomeOf('two', { establishes: ['y'], happening: without('x') }),
  ];

  expect([...originsOf(circle)]).toEqual([
    ['one', { foundation: 'x' }],
    ['two', { foundation: 'y' }],
  ]);
});

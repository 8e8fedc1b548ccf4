import { expect, test } from 'vitest';
import type { DeclaredCheck } from './declared-check.ts';
import { notRun, outcomeOfCheck } from './outcome-of-check.ts';

const check: DeclaredCheck = {
  id: 'a',
  title: 'it holds',
  area: 'create',
  kind: 'scripted',
  requirements: ['7644-3.3-08'],
  level: 'MUST',
  needs: ['patch'],
  establishes: ['create User'],
  fix: 'Mend it.',
  source: 'suites/create.spec.ts:1',
};

test('an outcome is what a check declares and what came of it', () => {
  const { level: _, needs: __, ...declared } = check;

  expect(outcomeOfCheck(check, notRun('Not selected.'), 7)).toEqual({
    ...declared,
    happening: { kind: 'not-run', reason: 'Not selected.' },
    exchanges: [],
    observed: {},
    durationMs: 7,
  });
});

test('an outcome has a level of its own and an identity provider where the check has them', () => {
  const outcome = outcomeOfCheck({ ...check, ownLevel: 'MAY', idp: 'okta' }, notRun('x'));

  expect(outcome).toMatchObject({ level: 'MAY', idp: 'okta', durationMs: 0 });
});

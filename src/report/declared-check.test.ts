import type { TestCase } from '@playwright/test/reporter';
import { describe, expect, test } from 'vitest';
import { verifies } from '../harness/verifies.ts';
import { declaredCheck } from './declared-check.ts';

/** A test as the runner knows it before it runs. */
function declared(details: ReturnType<typeof verifies>) {
  const location = { file: '/x/suites/groups/membership.spec.ts', line: 12, column: 1 };
  const title = 'add appends a member';
  return declaredCheck({ title, location, annotations: details.annotation } as unknown as TestCase);
}

describe('a check', () => {
  test('is declared by what its suite says about it', () => {
    const check = declared(
      verifies('7644-3.5.2.1-06', { fix: 'Append it.', needs: ['Group', 'patch'], establishes: 'modify Group' }),
    );

    expect(check).toEqual({
      id: 'membership.add-appends-a-member',
      title: 'add appends a member',
      area: 'groups/membership',
      kind: 'scripted',
      requirements: ['7644-3.5.2.1-06'],
      level: 'MUST',
      needs: ['Group', 'patch'],
      establishes: ['modify Group'],
      fix: 'Append it.',
      source: 'suites/groups/membership.spec.ts:12',
    });
  });

  test('with a level of its own says so', () => {
    expect(declared(verifies('7644-3.5.2.1-06', { fix: 'x', level: 'MAY' }))).toMatchObject({
      level: 'MAY',
      ownLevel: 'MAY',
    });
  });

  test('belongs to the identity provider that is played, or whose requirements they are', () => {
    expect(declared(verifies('OKTA-group-05', { fix: 'x', idp: 'okta-oin' })).idp).toBe('okta-oin');
    expect(declared(verifies('OKTA-group-05', { fix: 'x' })).idp).toBe('okta');
    expect(declared(verifies('7644-3.5.2.1-06', { fix: 'x' }))).not.toHaveProperty('idp');
  });

  test('of several requirements names them all', () => {
    const check = declared(verifies(['OKTA-group-05', 'OKTA-group-06'], { fix: 'x', kind: 'scenario' }));

    expect(check).toMatchObject({ requirements: ['OKTA-group-05', 'OKTA-group-06'], kind: 'scenario' });
    expect(check).not.toHaveProperty('ownLevel');
  });
});

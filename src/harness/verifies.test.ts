import { describe, expect, test } from 'vitest';
import type { RequirementId } from '../requirements/catalogue.ts';
import { verifies } from './verifies.ts';

describe('a check', () => {
  test('carries its requirement, its level and what to change', () => {
    expect(verifies('7644-3.3-08', { fix: 'Answer with 201.' })).toEqual({
      tag: '@must',
      annotation: [
        { type: 'requirement', description: '7644-3.3-08' },
        { type: 'fix', description: 'Answer with 201.' },
      ],
    });
  });

  test('carries everything that is said about it', () => {
    const details = verifies(['OKTA-group-05', 'OKTA-group-06'], {
      fix: 'Rename it.',
      needs: ['Group', 'patch'],
      level: 'MAY',
      establishes: 'modify Group',
      kind: 'scenario',
    });

    expect(details).toEqual({
      tag: '@may',
      annotation: [
        { type: 'requirement', description: 'OKTA-group-05' },
        { type: 'requirement', description: 'OKTA-group-06' },
        { type: 'needs', description: 'Group' },
        { type: 'needs', description: 'patch' },
        { type: 'level', description: 'MAY' },
        { type: 'establishes', description: 'modify Group' },
        { type: 'kind', description: 'scenario' },
        { type: 'fix', description: 'Rename it.' },
      ],
    });
  });

  test('takes its level from its requirements, unless it has its own', () => {
    expect(verifies('7644-3.3-08', { fix: 'x' }).tag).toBe('@must');
    expect(verifies('7644-3.3-08', { fix: 'x', level: 'SHOULD' }).tag).toBe('@should');
  });

  test.each<[string, readonly RequirementId[], RegExp]>([
    ['of no requirement', [], /at least one requirement/],
    ['of two levels', ['7644-3.3-08', '7644-3.3-09'], /7644-3\.3-08 is MUST of RFC, 7644-3\.3-09 is SHOULD of RFC/],
    [
      'of two sources',
      ['OKTA-group-05', 'ENTRA-group-03'],
      /OKTA-group-05 is \w+ of OKTA, ENTRA-group-03 is \w+ of ENTRA/,
    ],
  ])('%s is refused', (_, ids, problem) => {
    expect(() => verifies(ids, { fix: 'x' })).toThrow(problem);
  });
});

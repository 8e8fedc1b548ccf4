import { describe, expect, test } from 'vitest';
import { commonLevel, levelOf } from './level-of.ts';
import { section } from './requirement.ts';

describe('the level of a check', () => {
  test('is that of its only requirement', () => {
    expect(levelOf(['7644-3.3-09'])).toBe('SHOULD');
  });

  test('is the one its requirements share, across RFCs', () => {
    expect(levelOf(['7643-7-29', '7644-3.3-03'])).toBe('MUST');
  });

  test('does not exist for requirements of different levels', () => {
    expect(() => levelOf(['7644-3.3-08', '7644-3.3-09'])).toThrow(
      'one level and one source: 7644-3.3-08 is MUST of RFC, 7644-3.3-09 is SHOULD of RFC.',
    );
  });

  test('does not exist for requirements of different sources', () => {
    const rfc = section('7644', '3.3', { '08': { level: 'MUST', says: 'One.' } });
    const idp = section('OKTA', 'users', { '01': { level: 'MUST', says: 'Two.', fact: 'OK-22', grade: 'C' } });

    expect(() => commonLevel({ ...rfc, ...idp })).toThrow('7644-3.3-08 is MUST of RFC, OKTA-users-01 is MUST of OKTA.');
  });

  test('does not exist without requirements', () => {
    expect(() => levelOf([])).toThrow('at least one requirement');
  });
});

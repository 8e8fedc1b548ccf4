import { describe, expect, test } from 'vitest';
import { levels, verdicts } from './model.ts';
import { verdictOf, worst } from './verdict.ts';

describe('a happening at a level', () => {
  test.each([
    ['held', ['pass', 'pass', 'pass']],
    ['refuted', ['fail', 'warn', 'info']],
    ['not-advertised', ['not-applicable', 'not-applicable', 'not-applicable']],
    ['inconclusive', ['inconclusive', 'inconclusive', 'inconclusive']],
    ['error', ['error', 'error', 'error']],
    ['not-run', ['not-run', 'not-run', 'not-run']],
  ] as const)('%s reads as MUST, SHOULD, MAY: %s', (happening, expected) => {
    expect(levels.map((level) => verdictOf(happening, level))).toEqual(expected);
  });
});

describe('the worst verdict', () => {
  test.each([
    [['pass', 'fail', 'error'], 'fail'],
    [['inconclusive', 'error'], 'error'],
    [['warn', 'inconclusive'], 'inconclusive'],
    [['info', 'warn'], 'warn'],
    [['not-run', 'info'], 'info'],
    [['pass', 'inconclusive', 'warn'], 'inconclusive'],
    [['pass', 'not-run'], 'not-run'],
    [['not-applicable', 'pass'], 'pass'],
    [['not-applicable'], 'not-applicable'],
    [[], 'not-run'],
  ] as const)('of %j is %s', (several, expected) => {
    expect(worst(several)).toBe(expected);
  });

  test.each(verdicts)('of %s alone is itself', (verdict) => {
    expect(worst([verdict])).toBe(verdict);
  });
});

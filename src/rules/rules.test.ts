import { describe, expect, test } from 'vitest';
import { levels } from '../report/model.ts';
import { levelOf } from '../requirements/level-of.ts';
import { rules } from './rules.ts';
import { examples } from './testing/examples.ts';
import { judged, judgementOn } from './testing/judgement-on.ts';
import { exchange } from './testing/sights.ts';

describe('every rule', () => {
  test('has examples', () => {
    expect(
      Object.keys(examples)
        .map((name) => `passive.${name}`)
        .toSorted(),
    ).toEqual(rules.map(({ id }) => id).toSorted());
  });

  test.each(Object.entries(examples))('%s holds where it is kept', (name, [held]) => {
    // What is advertised wrongly shows only in a violation.
    expect(judged(name, held)).toBe(name === 'cursors-advertised' ? undefined : 'held');
  });

  test.each(
    Object.entries(examples).flatMap(([name, [, ...violated]]) => violated.map((example) => [name, example] as const)),
  )('%s is violated where it is not kept', (name, example) => {
    expect(judged(name, example)).toEqual({
      expected: expect.stringMatching(/./),
      received: expect.stringMatching(/./),
    });
  });

  test('has requirements of one level, and one of its own only where it differs', () => {
    for (const { id, requirements, level } of rules) {
      expect(levels, id).toContain(levelOf(requirements));
      if (level === undefined) continue;
      expect(levels, id).toContain(level);
      expect(level, id).not.toBe(levelOf(requirements));
    }
  });

  test('has a title and a fix that a vendor can read', () => {
    for (const { id, title, fix } of rules) {
      expect(title, id).toMatch(/^(?:\d{3}|[a-zA-Z]).*[^.]$/);
      expect(title, id).not.toMatch(/\b(?:must|should|shall)\b/i);
      expect(fix, id).toMatch(/^[A-Z].*\.$/s);
    }
  });
});

test.each([204, 304])('a body behind a %d violates one rule alone', (status) => {
  const answer = exchange({ status, body: 'null', headers: [['ETag', 'W/"1"']] });
  const names = Object.keys(examples).filter((name) => judgementOn(name, answer) === 'violated');

  expect(names).toEqual([`${status}-without-body`]);
});

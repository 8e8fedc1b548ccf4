import { expect, test } from 'vitest';
import { ambiguities } from './ambiguities.ts';
import { catalogue } from './catalogue.ts';

test('each ambiguity has an id of its own', () => {
  expect(new Set(ambiguities.map(({ id }) => id)).size).toBe(ambiguities.length);
});

test.each(ambiguities)('$id is a question with several readings and one judgement', (ambiguity) => {
  expect(ambiguity.id).toMatch(/^AMB-[A-Z0-9]+(-[A-Z0-9]+)*$/);
  expect(ambiguity.question).toMatch(/^[A-Z].*\?$/);
  expect(new Set(ambiguity.readings).size).toBe(ambiguity.readings.length);
  expect(ambiguity.readings.length).toBeGreaterThan(1);
  expect(ambiguity.judgement).toMatch(/^\S.*[^.]\.$/);
});

test('exactly the ambiguities on file are named by requirements', () => {
  const named = new Set(Object.values(catalogue).flatMap((requirement) => requirement.ambiguities ?? []));

  expect([...named].toSorted()).toEqual(ambiguities.map(({ id }) => id).toSorted());
});

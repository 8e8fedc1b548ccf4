import { expect, test } from 'vitest';
import { areaOf, checkId } from './check-id.ts';

test.each([
  ['/x/suites/retrieval/pagination.spec.ts', 'count 0 asks for the number', 'pagination.count-0-asks-for-the-number'],
  ['C:\\x\\suites\\a\\b.spec.js', '"Ünï" (x) — $ref!', 'b.n-x-ref'],
  ['pagination.spec.ts', '  startIndex -5 means …  ', 'pagination.startindex-5-means'],
])('%s with %j has the id %s', (file, title, id) => {
  expect(checkId(file, title)).toBe(id);
});

test.each([
  ['/x/suites/retrieval/pagination.spec.ts', 'retrieval/pagination'],
  ['C:\\x\\suites\\retrieval\\pagination.spec.js', 'retrieval/pagination'],
  ['/suites/x/suites/a/b/c.spec.ts', 'x/suites/a/b/c'],
  ['/elsewhere/own.spec.ts', '/elsewhere/own.spec.ts'],
])('%s belongs to the area %s', (file, area) => {
  expect(areaOf(file)).toBe(area);
});

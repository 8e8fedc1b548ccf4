import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readKnownFailures } from './known-failures.ts';

const today = new Date('2026-06-15T23:59:59Z');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scimulate-known-'));
});
afterEach(async () => rm(folder, { recursive: true }));

async function read(text: string) {
  const file = join(folder, 'known.json');
  await writeFile(file, text);
  return readKnownFailures(file, today);
}

test('without a file nothing is known', () => {
  expect(readKnownFailures(undefined, today)).toEqual({ reasons: {}, notices: [] });
});

test('a known failure gives its reason and where it is tracked', async () => {
  const entries = [
    { check: 'sorting.a', reason: 'Not built yet' },
    { check: 'sorting.b', reason: 'Legacy', issue: 'SCIM-12' },
  ];

  expect(await read(JSON.stringify(entries))).toEqual({
    reasons: { 'sorting.a': 'Not built yet', 'sorting.b': 'Legacy (SCIM-12)' },
    notices: [],
  });
});

test.each([
  ['2026-06-14', false],
  ['2026-06-15', true],
  ['2026-06-16', true],
  ['2025-12-31', false],
])('on 2026-06-15 a failure that expires on %s is accepted: %s', async (expires, isAccepted) => {
  const { reasons, notices } = await read(JSON.stringify([{ check: 'a.b', reason: 'Later', expires }]));

  expect(reasons).toEqual(isAccepted ? { 'a.b': 'Later' } : {});
  expect(notices).toEqual(isAccepted ? [] : [`The known failure a.b expired on ${expires} and counts again.`]);
});

test.each([
  ['', /JSON/],
  ['{}', /the file must be array\./],
  ['[1]', /\/0 must be object\./],
  ['[{"check":"a"}]', /\/0 must have required property 'reason'\./],
  ['[{"check":"a","reason":""}]', /\/0\/reason must NOT have fewer than 1 characters\./],
  ['[{"check":"a","reason":"b","until":"2026-01-01"}]', /\/0 must NOT have additional properties\./],
  ['[{"check":"a","reason":"b","expires":"tomorrow"}]', /\/0\/expires must match pattern/],
])('%j is refused', async (text, problem) => {
  await expect(read(text)).rejects.toMatchObject({
    code: 'known-failures-unreadable',
    message: expect.stringMatching(problem),
  });
});

test('a file that is not there is refused', () => {
  expect(() => readKnownFailures(join(folder, 'nowhere.json'), today)).toThrow(/ENOENT/);
});

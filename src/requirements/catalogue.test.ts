import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue, type RequirementId } from './catalogue.ts';
import type { Requirement } from './requirement.ts';

const rows: readonly (readonly [string, Requirement])[] = Object.entries(catalogue);
const rfcRows = rows.filter(([, { rfc }]) => /^\d+$/.test(rfc));

const levelWord =
  /\b(must|should|shall|may|might|can|cannot|could|ought|recommended|optional|optionally|mandatory|has to|have to|needs? to)\b/i;

/** Statements of the source catalogue by RFC. */
const statementsOf = {
  '7643': 304,
  '7644': 400,
  '9865': 57,
  '9967': 16,
  '9944': 1,
  '6750': 10,
  '9110': 13,
  '5789': 5,
};

/** Errata of RFC 7643 and RFC 7644 that the RFC Editor lists as Verified. */
const verifiedErrata = [
  5368, 5606, 5607, 5990, 5991, 6004, 6727, 6893, 7522, 7898, 7916, 8096, 8361, 8365, 8415, 8417, 8435, 8450, 8471,
  8472, 8475,
];

describe('the ids', () => {
  const file = 'fixtures/golden/requirement-ids.txt';
  const golden = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const retired = golden.filter((line) => line.endsWith(' retired')).map((line) => line.replace(' retired', ''));
  const active = golden.filter((line) => !line.endsWith(' retired'));

  test('are locked', () => {
    const ids = rows.map(([id]) => id);
    const added = ids.filter((id) => !active.includes(id) && !retired.includes(id));
    const gone = active.filter((id) => !ids.includes(id));

    expect(added, `New ids: add them as lines of ${file}.`).toEqual([]);
    expect(
      gone,
      `Ids are never changed: restore them, or if the statements are given up write "retired" behind them in ${file}.`,
    ).toEqual([]);
    expect(
      ids.filter((id) => retired.includes(id)),
      'A retired id is never used again: give the statement a new number.',
    ).toEqual([]);
  });

  test('occur once in the locked list', () => {
    expect(new Set([...active, ...retired]).size).toBe(golden.length);
  });

  test('are a closed set for the compiler', () => {
    // @ts-expect-error No such statement.
    const unknown: RequirementId = '7644-3.3-99';

    expect(Object.keys(catalogue)).not.toContain(unknown);
  });

  test('begin with the RFC and the section of their statement', () => {
    for (const [id, { rfc, section }] of rfcRows) expect(id.replace(`${rfc}-${section}-`, ''), id).toMatch(/^\d\d$/);
  });
});

test.each(Object.entries(statementsOf))('RFC %s has %i statements', (rfc, count) => {
  expect(rfcRows.filter(([, requirement]) => requirement.rfc === rfc)).toHaveLength(count);
});

test('no other RFC has statements', () => {
  expect(new Set(rfcRows.map(([, { rfc }]) => rfc))).toEqual(new Set(Object.keys(statementsOf)));
});

test('every section is the number of a heading', () => {
  for (const [id, { section }] of rfcRows) expect(section, id).toMatch(/^[1-9]\d*(\.[1-9]\d*)*$/);
});

describe('each sentence', () => {
  test('is one sentence with a full stop', () => {
    for (const [id, { says }] of rows) {
      expect(says, id).toMatch(/^\S.*[^.]\.$/);
      expect(says, id).not.toMatch(/[a-z)"]\. [A-Z]/);
    }
  });

  test('has no level word', () => {
    for (const [id, { says }] of rows) expect(says, id).not.toMatch(levelWord);
  });

  test('is short', () => {
    for (const [id, { says }] of rows) expect(says.length, id).toBeLessThanOrEqual(140);
  });

  test('is unique among the RFCs, or within the set of its identity provider', () => {
    const ids = Map.groupBy(rows, ([, { rfc, says }]) => `${/^\d+$/.test(rfc) ? 'RFC' : rfc}: ${says}`);

    expect([...ids.values()].filter((same) => same.length > 1)).toEqual([]);
  });
});

describe('each statement', () => {
  const common = ['level', 'says', 'rfc', 'section', 'when', 'implied', 'erratum', 'ambiguities'];

  test('has only the fields that those it binds call for', () => {
    for (const [id, requirement] of rfcRows) {
      const bindsProvider = !requirement.actor || requirement.actor === 'both';
      const allowed = [...common, ...(requirement.actor ? ['actor'] : []), ...(bindsProvider ? ['untestable'] : [])];

      expect(allowed, id).toEqual(expect.arrayContaining(Object.keys(requirement)));
    }
  });

  test('has no empty field', () => {
    for (const [id, { when, untestable, ambiguities }] of rows) {
      if (when !== undefined) expect(when, id).toMatch(/^\S.*[^.\s]$/);
      if (untestable !== undefined) expect(untestable, id).toMatch(/^\S.*[^.]\.$/);
      if (ambiguities !== undefined) expect(ambiguities, id).not.toEqual([]);
    }
  });

  test('changed by an erratum names a verified one', () => {
    for (const [id, { erratum }] of rows) if (erratum) expect(verifiedErrata, id).toContain(erratum);
  });
});

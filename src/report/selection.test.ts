import { describe, expect, test } from 'vitest';
import { reasonToLeaveOut, type Selectable, type Selection, withoutMatch } from './selection.ts';

const check: Selectable = {
  id: 'pagination.pages-of-3-visit-each-result-exactly-once',
  title: 'pages of 3 visit each result exactly once',
  area: 'retrieval/pagination',
  requirements: ['7644-3.4.2.4-12'],
  level: 'SHOULD',
};
const everything: Selection = { only: [], level: 'MAY', idps: ['okta', 'entra'] };
const reason = (selection: Partial<Selection>, more: Partial<Selectable> = {}) =>
  reasonToLeaveOut({ ...check, ...more }, { ...everything, ...selection });

describe('a check is selected', () => {
  test.each([
    'pagination.pages-of-3-visit-each-result-exactly-once',
    'PAGINATION.pages-of-3-visit-each-result-exactly-once',
    'retrieval/pagination',
    'retrieval',
    'Pagination',
    '7644-3.4.2.4-12',
    '7644-3.4.2.4',
    '7644',
    'each result',
    'VISIT EACH',
  ])('by %j', (selector) => {
    expect(reason({ only: [selector] })).toBeUndefined();
    expect(reason({ only: ['nothing', selector] })).toBeUndefined();
    expect(withoutMatch([check], [selector])).toEqual([]);
  });

  test.each([
    'pagination.pages-of-3',
    'retrieval/page',
    'retriev',
    '7644-3.4.2.4-1',
    '7644-3.4',
    '644-3.4.2.4',
    'visits',
    'nothing',
  ])('not by %j', (selector) => {
    expect(reason({ only: [selector] })).toBe('Not selected by --only.');
    expect(withoutMatch([check], ['retrieval', selector])).toEqual([selector]);
  });

  test('by one of its requirements, in any case', () => {
    const requirements = ['7644-3.3-08', 'OKTA-create-01'];

    for (const only of [['okta'], ['OKTA-CREATE'], ['7644']]) {
      expect(reason({ only }, { requirements })).toBeUndefined();
      expect(withoutMatch([{ ...check, requirements }, check], only)).toEqual([]);
    }
  });

  test('by nothing, when everything is', () => {
    expect(reason({})).toBeUndefined();
    expect(withoutMatch([], [])).toEqual([]);
  });
});

describe('a check of a level', () => {
  test.each([
    ['MUST', 'MUST', undefined],
    ['MUST', 'SHOULD', 'Not selected: only --level must was asked for.'],
    ['MUST', 'MAY', 'Not selected: only --level must was asked for.'],
    ['SHOULD', 'MUST', undefined],
    ['SHOULD', 'MAY', 'Not selected: only --level should was asked for.'],
    ['MAY', 'MAY', undefined],
  ] as const)('from %s on, being %s, is left out because: %s', (lowest, level, expected) => {
    expect(reason({ level: lowest }, { level })).toBe(expected);
  });
});

describe('a check of an identity provider', () => {
  test('is left out when its flows are not asked for', () => {
    const entra = { idp: 'entra' };

    expect(reason({ idps: ['okta'] }, entra)).toBe('Not selected: --idp entra was not asked for.');
    expect(reason({ idps: ['okta', 'entra'] }, entra)).toBeUndefined();
    expect(reason({ idps: [] })).toBeUndefined();
  });

  test('runs with the profile that declares it', () => {
    expect(reason({ idps: [] }, { idp: 'profile' })).toBeUndefined();
    expect(reason({ readOnly: true }, { idp: 'profile' })).toBe('It writes, and the run only reads.');
  });

  test('is left out of a run that only reads', () => {
    expect(reason({ readOnly: true }, { idp: 'entra' })).toBe('It writes, and the run only reads.');
    expect(reason({ readOnly: true })).toBeUndefined();
  });
});

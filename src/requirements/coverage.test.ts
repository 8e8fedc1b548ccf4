import { describe, expect, test } from 'vitest';
import { coverageOf, gapsIn } from './coverage.ts';
import { coverageTable } from './coverage-table.ts';
import type { Requirement } from './requirement.ts';

const statement = { rfc: '7644', section: '3.3', level: 'MUST', says: 'It holds.' } as const;
const catalogue: Readonly<Record<string, Requirement>> = {
  checked: statement,
  observed: { ...statement, actor: 'both' },
  untestable: { ...statement, untestable: 'Nobody sees it.' },
  open: statement,
  permitted: { ...statement, level: 'MAY' },
  client: { ...statement, actor: 'client' },
  'OKTA-x-01': { ...statement, rfc: 'OKTA' },
};
const checks = [
  { id: 'passive.one', kind: 'passive', requirements: ['observed', 'checked'] },
  { id: 'create.one', kind: 'scripted', requirements: ['checked'] },
];

test('every statement that binds the service provider ends in one of four ways', () => {
  expect(coverageOf(catalogue, checks).map(({ id, coverage, checks: ids }) => [id, coverage, ids])).toEqual([
    ['checked', 'checked', ['create.one', 'passive.one']],
    ['observed', 'observed', ['passive.one']],
    ['untestable', 'untestable', []],
    ['open', 'open', []],
    ['permitted', 'open', []],
  ]);
});

test('a reason is told where it is the only answer', () => {
  const also = [{ id: 'x', kind: 'scripted', requirements: ['untestable'] }];
  const reasons = (covering: typeof also) =>
    coverageOf(catalogue, covering).flatMap(({ id, reason }) => (reason === undefined ? [] : [[id, reason]]));

  expect(reasons([])).toEqual([['untestable', 'Nobody sees it.']]);
  expect(reasons(also)).toEqual([]);
  expect(coverageOf(catalogue, []).filter((row) => 'reason' in row)).toHaveLength(1);
});

describe('a gap', () => {
  test('is a MUST or SHOULD without check and reason', () => {
    expect(gapsIn(coverageOf(catalogue, checks), catalogue)).toEqual([
      'open (MUST) has neither a check nor a reason: It holds.',
    ]);
  });

  test('is a statement with both', () => {
    const also = [...checks, { id: 'x', kind: 'passive', requirements: ['untestable', 'open'] }];

    expect(gapsIn(coverageOf(catalogue, also), catalogue)).toEqual(['untestable is called untestable and has checks.']);
  });
});

test('the table counts and lists', () => {
  const table = coverageTable(coverageOf(catalogue, checks));

  expect(table).toContain('| 7644 | MUST | 4 | 1 | 1 | 1 | 1 |');
  expect(table).toContain('| 7644 | MAY | 1 | 0 | 0 | 0 | 1 |');
  expect(table).toContain('| checked | MUST | It holds. | `create.one`, `passive.one` |');
  expect(table).toContain('| untestable | MUST | It holds. | untestable: Nobody sees it. |');
  expect(table).toContain('| open | MUST | It holds. | **open** |');
});

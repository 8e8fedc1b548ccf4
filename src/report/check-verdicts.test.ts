import { describe, expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { bodyLimit, type CheckVerdict } from './model.ts';
import type { CheckOutcome, Happening } from './outcome.ts';
import { exchange } from './sample/exchanges.ts';
import { inputOf, outcomeOf, refuted, without } from './sample/one-check.ts';

function judged(more: Partial<CheckOutcome>, ...others: readonly CheckOutcome[]): CheckVerdict {
  const { checks } = buildReport(inputOf([outcomeOf('a', more), ...others], { knownFailures: { a: 'ACME-1' } }));
  return checks.find(({ id }) => id === 'a')!;
}

const asked = exchange('GET', '/Users', { status: 200 });
const read = exchange('GET', '/Users/1', { status: 404 });

describe('a check', () => {
  test.each<[Happening, expected: Partial<CheckVerdict>]>([
    [{ kind: 'held' }, { verdict: 'pass', message: '' }],
    [
      { kind: 'refuted', message: 'm', expectedValue: 'x', actual: 'y' },
      { verdict: 'fail', message: 'm', expectedValue: 'x', actual: 'y', fix: 'Mend a.', expected: 'ACME-1' },
    ],
    [
      { kind: 'not-advertised', reason: 'r' },
      { verdict: 'not-applicable', message: 'r' },
    ],
    [
      { kind: 'not-run', reason: 'r' },
      { verdict: 'not-run', message: 'r' },
    ],
    [
      { kind: 'inconclusive', message: 'm' },
      { verdict: 'inconclusive', message: 'm' },
    ],
    [
      { kind: 'error', message: 'm' },
      { verdict: 'error', message: 'm' },
    ],
  ])('tells what happened: %j', (happening, expected) => {
    const declared = {
      id: 'a',
      title: 'the service provider keeps a',
      area: 'create',
      kind: 'scripted',
      level: 'MUST',
    };
    const usual = { requirements: ['7644-3.3-08'], exchanges: [], durationMs: 1, source: 'suites/create.spec.ts:1' };

    expect(judged({ happening })).toEqual({ ...declared, ...usual, ...expected });
  });

  test.each<[Partial<CheckOutcome>, verdict: string, expected: string | undefined]>([
    [{ level: 'SHOULD', happening: refuted }, 'warn', 'ACME-1'],
    [{ level: 'MAY', happening: refuted }, 'info', 'ACME-1'],
    [{ level: 'SHOULD' }, 'pass', undefined],
  ])('of another level is known as well: %j', (more, verdict, expected) => {
    expect(judged(more)).toMatchObject({ verdict });
    expect(judged(more).expected).toBe(expected);
  });

  test('without a remedy has none', () => {
    expect(judged({ happening: refuted, fix: '' })).not.toHaveProperty('fix');
  });

  test('is repeated by its last request, unless it passed', () => {
    expect(judged({ happening: refuted, exchanges: [asked, read] }).curl).toContain('/Users/1');
    expect(judged({ exchanges: [asked] })).not.toHaveProperty('curl');
  });

  test.each([
    [bodyLimit, true],
    [bodyLimit + 1, false],
  ])('with a body of %i characters is repeated: %j', (length, isRepeated) => {
    const long = { ...asked, request: { ...asked.request, body: 'x'.repeat(length) } };

    expect(judged({ happening: refuted, exchanges: [long] }).curl !== undefined).toBe(isRepeated);
  });

  test('is repeated by all requests when it is a property that was refuted', () => {
    const exchanges = [asked, read];

    expect(judged({ kind: 'property', happening: refuted, exchanges }).script).toHaveLength(2);
    expect(judged({ kind: 'property', exchanges })).not.toHaveProperty('script');
    expect(judged({ kind: 'scripted', happening: refuted, exchanges })).not.toHaveProperty('script');
  });

  test('keeps what a property was tried with and a rule has seen', () => {
    const tried = { seed: 0, path: '', counterexample: null, sightings: { seen: 2, violated: 0 } };

    expect(judged(tried)).toMatchObject(tried);
  });

  test('names what it could not do without, when that is a check', () => {
    const create = outcomeOf('create', { establishes: ['create User'], happening: refuted });

    expect(judged({ happening: without('create User') }, create).causedBy).toBe('create');
    expect(judged({ happening: without('create User') })).not.toHaveProperty('causedBy');
  });

  test('belongs to the identity provider that is played, or whose requirement it is', () => {
    expect(judged({ idp: 'entra', requirements: ['OKTA-users-01'] }).idp).toBe('entra');
    expect(judged({ requirements: ['OKTA-users-01'] }).idp).toBe('okta');
    expect(judged({})).not.toHaveProperty('idp');
  });

  test('of what the catalogue lacks is a defect that says so', () => {
    expect(judged({ requirements: ['7644-3.3-08', '7644-0-00', '7644-0-01'], level: 'MAY' })).toMatchObject({
      verdict: 'error',
      level: 'MUST',
      message: 'The check names 7644-0-00, 7644-0-01, which the catalogue lacks.',
    });
    expect(judged({ requirements: [] }).message).toBe('The check names no requirement.');
  });
});

test('a failure that nobody knows is not expected, whatever its id', () => {
  const { checks } = buildReport(inputOf([outcomeOf('toString', { happening: refuted })]));

  expect(checks[0]).not.toHaveProperty('expected');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { bodyLimit, type Report } from './model.ts';
import type { CheckOutcome } from './outcome.ts';
import { sampleCatalogue } from './sample/catalogue.ts';
import { exchange } from './sample/exchanges.ts';
import { inputOf, outcomeOf, refuted } from './sample/one-check.ts';
import { findingsInput, findingsReport } from './sample/sample.ts';

function reportOn(...outcomes: readonly CheckOutcome[]): Report {
  return buildReport(inputOf(outcomes));
}

describe('a report', () => {
  test('does not depend on the order in which checks finished', () => {
    const { outcomes } = findingsInput;

    fc.assert(
      fc.property(
        fc.shuffledSubarray([...outcomes], { minLength: outcomes.length, maxLength: outcomes.length }),
        (shuffled) => {
          expect(buildReport({ ...findingsInput, outcomes: shuffled })).toEqual(findingsReport);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('differs between two runs with the same outcomes only in the run, the exchanges and durations', () => {
    const again = buildReport({
      ...findingsInput,
      run: { ...findingsInput.run, startedAt: '2026-12-01T00:00:00.000Z', durationMs: 1 },
      outcomes: findingsInput.outcomes.map(later),
    });

    expect(steady(again)).toEqual(steady(findingsReport));
    expect(again.exchanges).not.toEqual(findingsReport.exchanges);
  });

  test('has areas and checks in the order of the requirements', () => {
    const areas = [...new Set(findingsReport.checks.map(({ area }) => area))];
    const paging = findingsReport.checks.filter(({ area }) => area === 'retrieval/pagination').map(({ id }) => id);

    expect(areas.indexOf('resources/create')).toBeLessThan(areas.indexOf('filtering/malformed'));
    expect(areas.slice(-2)).toEqual(['okta', 'entra']);
    expect(paging).toEqual(['page-count', 'page-negative', 'page-order']);
  });

  test('keeps the parts of an area together', () => {
    const { checks } = reportOn(
      outcomeOf('a', { area: 'patching/add', requirements: ['7644-3.5.2-07'] }),
      outcomeOf('b', { area: 'retrieval/sorting', requirements: ['7644-3.4.2.3-01'] }),
      outcomeOf('c', { area: 'resources/create' }),
      outcomeOf('d', { area: 'resources/delete', requirements: ['7644-3.6-02'] }),
    );

    expect(checks.map(({ id }) => id)).toEqual(['c', 'd', 'b', 'a']);
  });

  test('puts checks of the same requirement in the order of their areas and ids', () => {
    const { checks } = reportOn(
      outcomeOf('b', { area: 'x/b' }),
      outcomeOf('d', { area: 'x/a' }),
      outcomeOf('c', { area: 'x/a' }),
      outcomeOf('a', { area: 'y' }),
      outcomeOf('e', { area: 'z', requirements: ['7644-0-00'] }),
    );

    expect(checks.map(({ id }) => id)).toEqual(['c', 'd', 'b', 'a', 'e']);
  });

  test('tells checks of the same id apart', () => {
    const { checks } = reportOn(outcomeOf('a'), outcomeOf('a', { happening: refuted }), outcomeOf('a'));

    expect(checks.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['a', 'pass'],
      ['a~2', 'fail'],
      ['a~3', 'pass'],
    ]);
  });

  test.each([[['7644-0-00']], [['__proto__']], [[]]])(
    'calls a check of requirements %j a defect of the harness',
    (requirements) => {
      const { checks, conclusion } = reportOn(outcomeOf('a', { requirements }), outcomeOf('b'));

      expect(checks.find(({ id }) => id === 'a')).toMatchObject({ verdict: 'error', level: 'MUST' });
      expect(conclusion.verdict).toBe('incomplete');
    },
  );

  test('marks a known failure, and one that passes', () => {
    const outcomes = [
      outcomeOf('a', { happening: refuted }),
      outcomeOf('b'),
      outcomeOf('d', { happening: { kind: 'inconclusive', message: 'x' } }),
      outcomeOf('e', { level: 'SHOULD', happening: refuted }),
      outcomeOf('f', { level: 'MAY', happening: refuted }),
    ];
    const known = { a: 'ACME-1', b: 'ACME-2', c: 'ACME-3', d: 'ACME-4', e: 'ACME-5', f: 'ACME-6' };
    const { checks, knownFailures } = buildReport(inputOf(outcomes, { knownFailures: known }));

    expect(checks.map(({ expected }) => expected)).toEqual(['ACME-1', undefined, undefined, 'ACME-5', 'ACME-6']);
    expect(knownFailures).toEqual([
      { check: 'a', reason: 'ACME-1', state: 'failing' },
      { check: 'b', reason: 'ACME-2', state: 'passing' },
      { check: 'c', reason: 'ACME-3', state: 'not-judged' },
      { check: 'd', reason: 'ACME-4', state: 'not-judged' },
      { check: 'e', reason: 'ACME-5', state: 'failing' },
      { check: 'f', reason: 'ACME-6', state: 'failing' },
    ]);
  });

  test('uses the milder level that an ambiguous passage asks for', () => {
    expect(reportOn(outcomeOf('a', { level: 'MAY', happening: refuted })).checks[0]?.verdict).toBe('info');
  });
});

describe('requirements', () => {
  const rows = new Map(findingsReport.requirements.map((row) => [row.id, row]));

  test('are all there', () => {
    expect([...rows.keys()].toSorted()).toEqual(Object.keys(sampleCatalogue).toSorted());
  });

  test('follow each other as in their source', () => {
    const create = [...rows.keys()].filter((id) => id.startsWith('7644-3.3-'));

    expect(create).toEqual(['7644-3.3-05', '7644-3.3-08', '7644-3.3-09', '7644-3.3-12']);
  });

  test.each([
    ['7644-2-06', 'not-run', 'Cannot be tested over HTTP: the life of a token'],
    ['7643-7-03', 'not-run', 'Binds the client'],
    ['7644-3.7-01', 'not-applicable', 'bulk is not advertised'],
    ['7644-3.5.2-21', 'inconclusive', 'could not be created'],
  ])('%s is %s because: %s', (id, verdict, reason) => {
    expect(rows.get(id)).toMatchObject({ verdict, reason: expect.stringContaining(reason) });
  });

  test('take the worst verdict of their checks', () => {
    expect(rows.get('7644-3.3-08')).toMatchObject({ verdict: 'fail', checks: ['create-group', 'create-user'] });
  });

  test('say which share of their checks did not run', () => {
    const { requirements } = reportOn(
      outcomeOf('a'),
      outcomeOf('b', { happening: { kind: 'not-run', reason: 'Not selected.' } }),
    );

    expect(requirements.find(({ id }) => id === '7644-3.3-08')).toMatchObject({
      verdict: 'not-run',
      reason: '1 of its 2 checks: Not selected.',
    });
  });

  test('link to the RFC, those of an identity provider carry its name', () => {
    expect(rows.get('7644-3.3-08')).toMatchObject({
      source: 'RFC 7644',
      link: 'https://www.rfc-editor.org/rfc/rfc7644.html#section-3.3',
    });
    expect(rows.get('ENTRA-users-02')).toMatchObject({ source: 'Microsoft Entra ID', section: 'users' });
    expect(rows.get('ENTRA-users-02')).not.toHaveProperty('link');
  });
});

describe('exchanges', () => {
  const shared = exchange('GET', '/Users', { status: 200, answer: 'x'.repeat(bodyLimit - 1) });
  const long = exchange('POST', '/Users', { status: 200, body: 'x'.repeat(bodyLimit), answer: '😀'.repeat(bodyLimit) });

  test('appear once, numbered by first use', () => {
    const { checks, exchanges } = reportOn(
      outcomeOf('a', { exchanges: [shared, long] }),
      outcomeOf('b', { exchanges: [structuredClone(shared)] }),
    );

    expect(checks.map((check) => check.exchanges)).toEqual([[0, 1], [0]]);
    expect(exchanges).toHaveLength(2);
    expect(exchanges[0]).toEqual(shared);
  });

  test('have bodies of limited length, which never end in half a character', () => {
    const [cut] = reportOn(outcomeOf('a', { exchanges: [long] })).exchanges;

    expect(cut?.truncated).toEqual(['request', 'answer']);
    expect(cut?.request.body).toHaveLength(bodyLimit);
    expect(cut?.answer?.body.isWellFormed()).toBe(true);
    expect(cut?.answer?.body.length).toBeLessThanOrEqual(bodyLimit);
  });

  test('are repeated by a curl line unless the body is too long', () => {
    const { checks } = reportOn(
      outcomeOf('a', { happening: refuted, exchanges: [shared] }),
      outcomeOf('b', { happening: refuted, exchanges: [long] }),
    );

    expect(checks[0]?.curl).toContain('/v2/Users');
    expect(checks[1]).not.toHaveProperty('curl');
  });
});

function later(outcome: CheckOutcome): CheckOutcome {
  return {
    ...outcome,
    durationMs: outcome.durationMs + 5,
    exchanges: outcome.exchanges.map((own) =>
      Object.assign({}, own, {
        startedAt: new Date(Date.parse(own.startedAt) + 86_400_000).toISOString(),
        durationMs: 1,
      }),
    ),
  };
}

function steady(report: Report): object {
  const checks = report.checks.map((check) => Object.assign({}, check, { durationMs: 0 }));
  return { ...report, checks, run: undefined, exchanges: undefined };
}

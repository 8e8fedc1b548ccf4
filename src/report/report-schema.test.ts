import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { levels, type Report, verdicts } from './model.ts';
import { readReport } from './read-report.ts';
import { anyInput } from './sample/any-outcome.ts';
import { conformantReport, findingsReport } from './sample/sample.ts';

describe('a report as JSON', () => {
  test.each([
    ['conformant', conformantReport],
    ['with findings', findingsReport],
  ])('follows the schema: %s', (_, report) => {
    expect(readReport(JSON.stringify(report))).toEqual({ report });
  });

  test.each<[change: string, change: (report: Report) => object, problem: RegExp]>([
    ['another member', (report) => ({ ...report, score: 97 }), /must NOT have additional properties/],
    ['another version', (report) => ({ ...report, schemaVersion: 2 }), /schemaVersion must be equal/],
    ['a lost check', (report) => ({ ...report, checks: report.checks.slice(1) }), /not whole/],
    [
      'a changed verdict',
      (report) => ({ ...report, checks: report.checks.map((check) => Object.assign({}, check, { verdict: 'pass' })) }),
      /not whole/,
    ],
  ])('is refused with %s', (_, change, problem) => {
    expect(readReport(JSON.stringify(change(findingsReport)))).toEqual({ problem: expect.stringMatching(problem) });
  });

  test.each(['', '<html>', '{"schemaVersion":1'])('is refused when it is %j', (text) => {
    expect(readReport(text)).toEqual({ problem: 'The file is not JSON.' });
  });

  test('is valid and adds up whatever happened', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const report = buildReport(input);
        const { conclusion, readiness, counts, checks } = report;
        const parts = [conclusion.counts, ...Object.values(readiness).map((each) => each.counts)];

        expect(readReport(JSON.stringify(report))).toHaveProperty('report');
        expect(checks).toHaveLength(input.outcomes.length);
        for (const verdict of verdicts) {
          expect(counts[verdict]).toBe(checks.filter((check) => check.verdict === verdict).length);
          expect(sum(levels.map((level) => conclusion.counts[level][verdict]))).toBe(conclusion.counts[verdict]);
        }
        const notRun = checks.filter(
          ({ idp, verdict }) => verdict === 'not-run' && !Object.hasOwn(readiness, idp ?? ''),
        );
        expect(sum(parts.flatMap((part) => verdicts.map((verdict) => part[verdict])))).toBe(
          checks.length - notRun.filter(({ idp }) => idp !== undefined).length,
        );
      }),
    );
  });

  test('has every check that is not well in exactly one cause', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { fixFirst, checks } = buildReport(input);
        const told = fixFirst.flatMap(({ checks: own, consequences }) => own.concat(consequences));
        const wrong = checks.filter(({ verdict }) => ['fail', 'warn', 'inconclusive', 'error'].includes(verdict));

        expect(new Set(told).size).toBe(told.length);
        expect(wrong.map(({ id }) => id).filter((id) => !told.includes(id))).toEqual([]);
      }),
    );
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

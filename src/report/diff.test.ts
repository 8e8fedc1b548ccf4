import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { compareReports } from './diff.ts';
import { renderDiffMarkdown, renderDiffTerminal } from './diff-rendering.ts';
import type { Report } from './model.ts';
import type { CheckOutcome, Happening } from './outcome.ts';
import { anyInput } from './sample/any-outcome.ts';
import { exchange } from './sample/exchanges.ts';
import { inputOf, outcomeOf, refuted } from './sample/one-check.ts';
import { conformantReport, findingsReport } from './sample/sample.ts';

function reportOn(...outcomes: readonly CheckOutcome[]): Report {
  return buildReport(inputOf(outcomes));
}

function answered(status: number): Report {
  return reportOn(outcomeOf('a', { happening: refuted, exchanges: [exchange('GET', '/Users', { status })] }));
}

const { answer: _, ...silence } = exchange('GET', '/Users', { status: 500 });
const held: Happening = { kind: 'held' };
const silent: Happening = { kind: 'inconclusive', message: 'No answer.' };
const unselected: Happening = { kind: 'not-run', reason: 'Not selected.' };

describe('the difference of two reports', () => {
  test.each([
    ['fixed', refuted, held],
    ['fixed', silent, held],
    ['broken', held, refuted],
    ['changed', refuted, silent],
    ['changed', unselected, refuted],
    ['changed', unselected, held],
  ] as const)('calls a check %s: %j then %j', (kind, before, after) => {
    const difference = compareReports(
      reportOn(outcomeOf('a', { happening: before })),
      reportOn(outcomeOf('a', { happening: after })),
    );

    expect(difference[kind].map(({ id }) => id)).toEqual(['a']);
    expect([...difference.fixed, ...difference.broken, ...difference.changed]).toHaveLength(1);
  });

  test('tells new checks and those that are gone', () => {
    const difference = compareReports(reportOn(outcomeOf('a')), reportOn(outcomeOf('b', { happening: refuted })));

    expect(difference.new).toMatchObject([{ id: 'b', verdict: { after: 'fail' } }]);
    expect(difference.gone).toMatchObject([{ id: 'a', verdict: { before: 'pass' } }]);
  });

  test('notices another answer under the same verdict', () => {
    expect(compareReports(answered(500), answered(404)).changed).toMatchObject([
      { verdict: { before: 'fail', after: 'fail' }, evidence: { before: 'status 500', after: 'status 404' } },
    ]);
    expect(compareReports(answered(500), answered(500)).changed).toEqual([]);
  });

  test('notices an answer that came or did not come, and nothing where a check passes', () => {
    const unanswered = (code: 'timeout' | 'reset') =>
      reportOn(outcomeOf('a', { happening: refuted, exchanges: [{ ...silence, failure: { code, message: 'x' } }] }));
    const passing = (status: number) =>
      reportOn(outcomeOf('a', { exchanges: [exchange('GET', '/Users', { status })] }));
    const without = reportOn(outcomeOf('a', { happening: refuted }));
    const evidenceOf = (before: Report, after: Report) => compareReports(before, after).changed[0]?.evidence;

    expect(evidenceOf(answered(500), unanswered('timeout'))).toEqual({
      before: 'status 500',
      after: 'no answer (timeout)',
    });
    expect(evidenceOf(unanswered('reset'), unanswered('timeout'))?.before).toBe('no answer (reset)');
    expect(evidenceOf(reportOn(outcomeOf('a', { happening: refuted, exchanges: [silence] })), answered(500))).toEqual({
      before: 'no answer (other)',
      after: 'status 500',
    });
    expect(compareReports(passing(200), passing(201)).changed).toEqual([]);
    expect(compareReports(without, answered(500)).changed).toEqual([]);
    expect(compareReports(answered(500), without).changed).toEqual([]);
  });

  test('compares the deciding exchange, which is the last', () => {
    const ended = (...statuses: readonly number[]) =>
      reportOn(
        outcomeOf('a', {
          happening: refuted,
          exchanges: statuses.map((status, at) => exchange('GET', '/Users', { status, at })),
        }),
      );

    expect(compareReports(ended(200, 404), ended(500, 404)).changed).toEqual([]);
    expect(compareReports(ended(200, 404), ended(200, 500)).changed).toHaveLength(1);
  });

  test('tells the conclusion and each identity provider on both sides', () => {
    const before = buildReport(inputOf([outcomeOf('a')], { run: { ...conformantReport.run, idps: ['okta'] } }));
    const after = buildReport(
      inputOf([outcomeOf('a', { happening: refuted })], { run: { ...conformantReport.run, idps: ['entra'] } }),
    );

    expect(compareReports(before, after)).toMatchObject({
      conclusion: { before: 'conformant', after: 'not-conformant' },
    });
    expect(compareReports(before, after).readiness).toEqual({
      okta: { name: 'Okta', before: 'incomplete' },
      entra: { name: 'Microsoft Entra ID', after: 'incomplete' },
    });
  });

  test('of a report with itself is nothing', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const report = buildReport(input);
        const { fixed, broken, changed, new: added, gone } = compareReports(report, report);

        expect([fixed, broken, changed, added, gone].flat()).toEqual([]);
      }),
    );
  });

  test('the other way round fixes what was broken and loses what was new', () => {
    fc.assert(
      fc.property(anyInput, anyInput, (one, other) => {
        const there = compareReports(buildReport(one), buildReport(other));
        const back = compareReports(buildReport(other), buildReport(one));

        expect(back.fixed.map(({ id }) => id).toSorted()).toEqual(there.broken.map(({ id }) => id).toSorted());
        expect(back.gone.map(({ id }) => id).toSorted()).toEqual(there.new.map(({ id }) => id).toSorted());
      }),
    );
  });

  test('reads as a list in the terminal and in Markdown', () => {
    const difference = compareReports(conformantReport, findingsReport);

    expect(renderDiffTerminal(difference, { colour: false })).toContain(
      'Conformant → Not conformant\nOkta: ready → not ready',
    );
    expect(renderDiffTerminal(difference, { colour: true })).toContain('\u001b[31mBroken (');
    expect(renderDiffMarkdown(difference)).toContain('### Broken (');
    expect(renderDiffTerminal(compareReports(findingsReport, findingsReport), { colour: false })).toContain(
      'No check changed.',
    );
  });
});

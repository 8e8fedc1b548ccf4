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

import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import type { Happening } from './outcome.ts';
import { anyInput } from './sample/any-outcome.ts';
import { exchange } from './sample/exchanges.ts';
import { inputOf, outcomeOf, refuted } from './sample/one-check.ts';
import { conformantReport, findingsReport } from './sample/sample.ts';
import { renderTerminal } from './terminal.ts';

describe('the terminal output', () => {
  test('says the same with and without colour', () => {
    const coloured = renderTerminal(findingsReport, { colour: true });

    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(renderTerminal(findingsReport, { colour: false }));
  });

  test('ends with the verdict, what is left and where to read on', () => {
    const lines = renderTerminal(conformantReport, { colour: false, page: 'reports/latest/report.html' })
      .trimEnd()
      .split('\n');

    expect(lines.slice(-4)).toEqual([
      'Conformant: All 28 tested MUST requirements hold.',
      '0 warnings, 0 not applicable, 0 inconclusive, 0 harness errors. Nothing was left in the target.',
      '',
      'reports/latest/report.html',
    ]);
  });

  test('stops after twenty findings and counts the rest', () => {
    const many = Array.from({ length: 33 }, (_, n) => outcomeOf(`c${n}`, { happening: refuted, fix: `Mend ${n}.` }));
    const text = renderTerminal(buildReport(inputOf(many)), { colour: false });

    expect(text).toContain('\n20. ');
    expect(text).not.toContain('\n21. ');
    expect(text).toContain('\nand 13 more findings\n');
  });

  test('breaks a tally that is too long', () => {
    const happenings: readonly Happening[] = [
      refuted,
      { kind: 'held' },
      { kind: 'not-advertised', reason: 'r' },
      { kind: 'inconclusive', message: 'm' },
      { kind: 'error', message: 'm' },
      { kind: 'not-run', reason: 'r' },
    ];
    const area = 'a'.repeat(40);
    const outcomes = happenings.map((happening, n) => outcomeOf(`c${n}`, { happening, area, fix: 'Mend it.' }));
    const text = renderTerminal(buildReport(inputOf(outcomes)), { colour: false });

    expect(text).toMatch(/^ a{23}…  1 passed {3}1 failed {3}.*1 harness error\n {27}1 not run$/m);
  });

  test('shows what a counterexample sent without the line ends that it had', () => {
    const { request, ...told } = exchange('POST', '/Users', { status: 400 });
    const odd = { ...told, request: { ...request, body: '{\n\r}' } };
    const outcome = outcomeOf('a', { kind: 'property', happening: refuted, exchanges: [odd, odd] });

    const text = renderTerminal(buildReport(inputOf([outcome])), { colour: false });
    expect(text.match(/--data-raw\s+'\{ ⟨U\+000D⟩\}'\n +# 400\n/g)).toHaveLength(2);
  });

  test('fits 100 columns and obeys nothing that the target sent', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const text = renderTerminal(buildReport(input), { colour: false });

        expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(100);
        expect(text).not.toMatch(/[\0-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      }),
    );
  });
});

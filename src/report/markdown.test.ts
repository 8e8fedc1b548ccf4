import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { markdownLimitBytes, renderMarkdown } from './markdown.ts';
import { anyInput } from './sample/any-outcome.ts';
import { inputOf, outcomeOf } from './sample/one-check.ts';
import { findingsReport } from './sample/sample.ts';

describe('the Markdown summary', () => {
  test('begins with the verdict and has what to fix before everything else', () => {
    const headings = renderMarkdown(findingsReport)
      .split('\n')
      .filter((line) => line.startsWith('#'));

    expect(headings.slice(0, 3)).toEqual(['# Not conformant', '## Fix first', '### 1. a Group is created with 201']);
    expect(headings.slice(-2)).toEqual(['## Areas', '## About this run']);
  });

  test('stops at the limit and says so', () => {
    const many = Array.from({ length: 3000 }, (_, number) =>
      outcomeOf(`check-${number}`, {
        fix: `Mend ${number}.`,
        happening: { kind: 'refuted', message: 'ä'.repeat(300), actual: 'x' },
      }),
    );
    const text = renderMarkdown(buildReport(inputOf(many)));

    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(markdownLimitBytes);
    expect(Buffer.byteLength(text)).toBeGreaterThan(markdownLimitBytes * 0.99);
    expect(text.trimEnd().split('\n').at(-1)).toMatch(/cut here, at 900 KiB/);
  });

  test('contains no markup that came from the target', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const outsideCode = renderMarkdown(buildReport(input))
          .replace(/^(`{3,})sh\n[\s\S]*?\n\1$/gm, '')
          .replace(/(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)/g, '');

        expect(outsideCode.replaceAll(/<\/?sub>/g, '')).not.toMatch(/<[a-z!/]/i);
        expect(outsideCode).not.toMatch(/(?<!\\)\]\((?!https:\/\/www\.rfc-editor\.org\/)/);
      }),
    );
  });
});

import fc from 'fast-check';
import type { Har } from 'har-format';
import { describe, expect, test } from 'vitest';
import { buildReport } from './build-report.ts';
import { renderHar } from './har.ts';
import { anyInput } from './sample/any-outcome.ts';
import { findingsReport } from './sample/sample.ts';

function read(text: string): Har['log'] {
  return (JSON.parse(text) as Har).log;
}

describe('HAR', () => {
  const { entries } = read(renderHar(findingsReport));

  test('names the checks that looked at an exchange', () => {
    const pushed = entries.find(({ request, response }) => request.url.endsWith('/Groups') && response.status === 500);

    expect(pushed?.['_checks']).toEqual(['create-group', 'member-added', 'member-removed', 'okta-push-group']);
  });

  test('shows a request without an answer as status 0 with the error', () => {
    const silent = entries.find(({ response }) => response.status === 0);

    expect(silent?.response).toHaveProperty('_error', 'No answer within 10000 ms.');
    expect(silent?.request.queryString).toEqual([
      { name: 'startIndex', value: '1' },
      { name: 'count', value: '50' },
    ]);
  });

  test('has every exchange in order, whatever was sent', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { exchanges, ...report } = buildReport(input);
        const log = read(renderHar({ ...report, exchanges }));

        expect(log.entries.map(({ request }) => request.url)).toEqual(exchanges.map(({ request }) => request.url));
        expect(log.entries.map(({ response }) => response.content.text)).toEqual(
          exchanges.map(({ answer }) => answer?.body ?? ''),
        );
      }),
    );
  });
});

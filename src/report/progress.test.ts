import { expect, test } from 'vitest';
import type { CheckOutcome, Happening } from './outcome.ts';
import { createProgress } from './progress.ts';

function written(isTTY: boolean | undefined, ...kinds: readonly Happening['kind'][]): string {
  let text = '';
  const write = (more: string) => (text += more);
  const progress = createProgress({ ...(isTTY !== undefined && { isTTY }), write });
  for (const [index, kind] of kinds.entries()) {
    const outcome = { happening: { kind, message: '', reason: '' }, area: `area/${index}` } as unknown as CheckOutcome;
    progress.report(outcome, index + 1, kinds.length);
  }
  progress.end();
  return text.replaceAll('\r\u001B[2K', '|');
}

test('a terminal shows one line with what did not hold, and a clean one at the end', () => {
  expect(written(true, 'held', 'refuted', 'inconclusive', 'refuted', 'error')).toBe(
    '|1/5 area/0|2/5 area/1 … 1 did not hold|3/5 area/2 … 1 did not hold|4/5 area/3 … 2 did not hold|5/5 area/4 … 2 did not hold|',
  );
});

test.each([false, undefined])('what is no terminal (%s) shows nothing', (isTTY) => {
  expect(written(isTTY, 'held', 'refuted')).toBe('');
});

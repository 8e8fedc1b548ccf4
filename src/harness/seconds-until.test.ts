import { expect, test } from 'vitest';
import { secondsUntil } from './seconds-until.ts';

test('what is seen later is seen after some tenths of a second', async () => {
  const start = performance.now();
  const seconds = await secondsUntil(async () => performance.now() - start > 130);

  expect(seconds).toBeGreaterThanOrEqual(0.2);
  expect(seconds * 10).toBe(Math.round(seconds * 10));
});

test('what is never seen leaves the check inconclusive', async () => {
  await expect(secondsUntil(async () => false)).rejects.toMatchObject({
    name: 'Inconclusive',
    message: 'The change was not seen within 2 s.',
  });
});

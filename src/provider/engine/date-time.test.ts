import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf } from './date-time.ts';
import { instantText } from './instant-text.ts';

describe('dateTime', () => {
  test.each([
    ['2008-01-23T04:56:22Z', Date.UTC(2008, 0, 23, 4, 56, 22)],
    ['2008-01-23T04:56:22', Date.UTC(2008, 0, 23, 4, 56, 22)],
    ['2008-01-23t04:56:22z', Date.UTC(2008, 0, 23, 4, 56, 22)],
    ['2008-01-23T04:56:22.5+02:00', Date.UTC(2008, 0, 23, 2, 56, 22, 500)],
    ['2015-10-10T14:38:21.86-07:00', Date.UTC(2015, 9, 10, 21, 38, 21, 860)],
    ['2024-02-29T24:00:00Z', Date.UTC(2024, 2, 1)],
    ['0000-01-01T00:00:00Z', -62_167_219_200_000],
    ['-0001-01-01T00:00:00Z', -62_198_755_200_000],
  ])('%s is read', (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });

  test('fractions finer than a millisecond count', () => {
    expect(instantOf('2020-01-01T00:00:00.0001Z')! > instantOf('2020-01-01T00:00:00Z')!).toBe(true);
  });

  test.each([
    '',
    '2008-01-23',
    '2008-01-23 04:56:22Z',
    '2008-1-23T04:56:22Z',
    '2023-02-29T00:00:00Z',
    '2008-13-01T00:00:00Z',
    '2008-00-10T00:00:00Z',
    '2008-01-00T00:00:00Z',
    '2008-01-01T25:00:00Z',
    '2008-01-01T24:00:01Z',
    '2008-01-01T00:60:00Z',
    '2008-01-01T00:00:60Z',
    '2008-01-01T00:00:00+15:00',
    '2008-01-01T00:00:00.Z',
    'yesterday',
  ])('%j is none', (text) => {
    expect(instantOf(text)).toBeUndefined();
  });

  test('an instant is written as Date writes it, and reads back', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const text = instantText(date.getTime());
          expect(text).toBe(date.toISOString());
          expect(instantOf(text)).toBe(date.getTime());
        },
      ),
    );
  });
});

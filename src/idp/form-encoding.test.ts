import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formEncode, formQuery } from './form-encoding.ts';

test('a form decodes what was encoded', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('plus', 'percent20'),
      fc.constantFrom('upper', 'lower'),
      (text, space, hex) => {
        const encoded = formEncode(text, { space, hex });
        expect(encoded).toMatch(/^[\w.*%+-]*$/);
        expect(new URLSearchParams(`x=${encoded}`).get('x')).toBe(text);
      },
    ),
  );
});

test.each([
  ["o'brien (x)!", 'o%27brien+%28x%29%21'],
  ['emails[type eq "work"].value', 'emails%5Btype+eq+%22work%22%5D.value'],
  ['Zoë+a@b*~', 'Zo%C3%AB%2Ba%40b*%7E'],
])('%s', (text, encoded) => {
  expect(formEncode(text, { space: 'plus' })).toBe(encoded);
  expect(formEncode(text, { space: 'plus', hex: 'lower' })).toBe(
    encoded.replaceAll(/%../g, (byte) => byte.toLowerCase()),
  );
});

test('parameters keep their order', () => {
  expect(
    formQuery(
      [
        ['b', '1 2'],
        ['a', '3'],
      ],
      { space: 'percent20' },
    ),
  ).toBe('b=1%202&a=3');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut } from './json-layout.ts';

test('a JSON text is laid out as JSON.stringify would', () => {
  fc.assert(
    fc.property(fc.oneof(fc.object(), fc.array(fc.anything())), (value) => {
      const text = JSON.stringify(value);

      expect(layOut(text)).toBe(JSON.stringify(JSON.parse(text), undefined, 2));
    }),
  );
});

test.each([
  ['{"a":1.0,"a":12345678901234567890}', '{\n  "a": 1.0,\n  "a": 12345678901234567890\n}'],
  ['{"a":"\\u00e4"}', '{\n  "a": "\\u00e4"\n}'],
  ['{}', '{}'],
  ['not JSON', 'not JSON'],
  ['{"a":', '{"a":'],
  ['"text"', '"text"'],
])('%s is laid out without being changed', (text, expected) => {
  expect(layOut(text)).toBe(expected);
});

test('a text that was cut is laid out as far as it goes', () => {
  expect(layOut('{"a":["b","c', true)).toBe('{\n  "a": [\n    "b",\n    "c');
});

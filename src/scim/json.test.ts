import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isJsonObject, parseJson } from './json.ts';

test('JSON is read as it is', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test.each(['', ' ', '{', '{]', "{'a':1}", '{"a":1,}', 'undefined', 'NaN', '<html>', '\uFEFF{}', '"a\nb"'])(
  '%j is not JSON',
  (text) => {
    expect(parseJson(text)).toBeUndefined();
  },
);

test.each([
  ['a list', (depth: number) => '['.repeat(depth) + ']'.repeat(depth)],
  ['an object', (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)],
  ['both', (depth: number) => '[{"a":'.repeat(depth / 2) + '[]' + '}]'.repeat(depth / 2)],
])('%s nested far deeper than a resource is not read', (_, nested) => {
  expect(parseJson(nested(400))).toBeDefined();
  expect(parseJson(nested(100_000))).toBeUndefined();
});

test.each([
  ['brackets in texts', ['['.repeat(2000), '{"\\'.repeat(2000)]],
  ['a long list of lists', Array.from({ length: 2000 }, () => [[]])],
  ['a long list of objects', Array.from({ length: 2000 }, (_, index) => ({ id: `[${index}`, '{"': {} }))],
])('%s are no deep nesting', (_, value) => {
  expect(parseJson(JSON.stringify(value))).toEqual(value);
});

test.each([
  [{}, true],
  [{ a: 1 }, true],
  [[], false],
  [null, false],
  ['{}', false],
  [undefined, false],
])('%j is an object: %s', (value, expected) => {
  expect(isJsonObject(value)).toBe(expected);
});

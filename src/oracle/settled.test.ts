import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../scim/json.ts';
import { settled } from './settled.ts';

test.each<[Json, Json]>([
  [null, null],
  [[], null],
  [{}, null],
  [[null, []], null],
  [{ a: null, b: [], c: {} }, null],
  [{ a: { b: { c: null } } }, null],
  ['', ''],
  [false, false],
  [0, 0],
  [{ primary: false, value: 'a' }, { value: 'a' }],
  [{ primary: true }, { primary: true }],
  [{ primary: 'false' }, { primary: 'false' }],
  [{ active: false }, { active: false }],
  [[{ b: 1, a: 2 }], [{ a: 2, b: 1 }]],
  [
    ['b', 'a', 'b'],
    ['a', 'b'],
  ],
  [[{ value: 'a', primary: false }, { value: 'a' }], [{ value: 'a' }]],
])('%j settles as %j', (json, expected) => {
  expect(settled(json)).toEqual(expected);
});

test('the order of members and values does not matter, and settling twice is settling once', () => {
  const shuffled = (json: Json): Json => {
    if (Array.isArray(json)) return json.map(shuffled).toReversed();
    if (typeof json !== 'object' || json === null) return json;
    return Object.fromEntries(
      Object.entries(json)
        .map(([name, value]) => [name, shuffled(value ?? null)] as const)
        .toReversed(),
    );
  };
  fc.assert(
    fc.property(fc.jsonValue() as fc.Arbitrary<Json>, (json) => {
      expect(JSON.stringify(settled(shuffled(json)))).toBe(JSON.stringify(settled(json)));
      expect(JSON.stringify(settled(settled(json)))).toBe(JSON.stringify(settled(json)));
    }),
  );
});

test('different values stay different', () => {
  const texts = fc.uniqueArray(fc.string(), { minLength: 1 });
  fc.assert(
    fc.property(texts, (values) => {
      expect(settled({ values })).toEqual({
        values: values.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
      });
    }),
  );
});

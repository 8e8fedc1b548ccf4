import fc from 'fast-check';
import type { Attribute } from '../scim/attribute.ts';
import type { Json, JsonObject } from '../scim/json.ts';
import { texts } from './text.ts';

/** Values that an attribute may have by its definition, so few and so alike that they meet each other. */
export function valuesFor(attribute: Attribute): fc.Arbitrary<Json> {
  return attribute.multiValued ? listsFor(attribute) : elementsFor(attribute);
}

/** One value, also of an attribute that has several. */
export function elementsFor(attribute: Attribute): fc.Arbitrary<Json> {
  switch (attribute.type) {
    case 'complex':
      return objectsOf(attribute.subAttributes ?? []);
    case 'boolean':
      return fc.boolean();
    default:
      return plainValuesFor(attribute);
  }
}

/** Values that filters compare with, too. */
export function plainValuesFor({ type, canonicalValues = [] }: Attribute): fc.Arbitrary<string | number> {
  switch (type) {
    case 'integer':
      return fc.integer({ min: -2, max: 12 });
    case 'decimal':
      return fc.constantFrom(-1.5, 0.5, 1, 2.25, 10);
    case 'dateTime':
      return fc.constantFrom(
        '2026-01-01T00:00:00Z',
        '2026-01-01T01:00:00+01:00',
        '2026-01-01T00:00:00.500Z',
        '2025-12-31T23:00:00-02:00',
      );
    case 'binary':
      return fc.constantFrom('YQ==', 'Yg==', 'YWI=');
    case 'reference':
      return fc.constantFrom('https://example.com/a', 'https://example.com/A', 'https://example.com/b');
    default:
      return canonicalValues.length > 0 ? fc.constantFrom(...canonicalValues) : words;
  }
}

/** At most one element is primary, and no two are the same. */
function listsFor(attribute: Attribute): fc.Arbitrary<Json> {
  return fc
    .uniqueArray(elementsFor(attribute), { selector: (element) => JSON.stringify(element), minLength: 1, maxLength: 3 })
    .filter((list) => list.filter((element) => (element as JsonObject)['primary'] === true).length < 2);
}

/** Some of the sub-attributes that clients may write, at least one beside `primary`. */
function objectsOf(parts: readonly Attribute[]): fc.Arbitrary<JsonObject> {
  const written = parts.filter(({ mutability, name }) => mutability !== 'readOnly' && name !== '$ref');
  const marks = written.filter(({ name }) => name === 'primary');
  const rest = written.filter((part) => !marks.includes(part));
  return fc.tuple(fc.subarray(rest, { minLength: 1 }), fc.subarray(marks)).chain((parted) => {
    const chosen = parted.flat();
    const values = Object.fromEntries(chosen.map((part) => [part.name, valuesFor(part)]));
    return fc.record(values) as fc.Arbitrary<JsonObject>;
  });
}

const words = fc.oneof(
  { arbitrary: fc.constantFrom('a', 'A', 'aB', 'ab', 'b', 'x y', 'work'), weight: 3 },
  { arbitrary: fc.constantFrom('é', 'É', 'ß', 'SS', '😀', 'a"b', 'a\\b', '%', "o'b"), weight: 1 },
  // RFC 7643 section 4.1.2: the domain of an address may be brought into lower case.
  { arbitrary: texts({ maxLength: 3 }).map((text) => text.replaceAll('@', 'a')), weight: 1 },
);

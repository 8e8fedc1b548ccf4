import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resourceUrl } from './resource-url.ts';

const collection = 'https://example.com/scim/v2/Users';

test('the address of a resource leads to exactly its id', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (id) => {
      fc.pre(id !== '.' && id !== '..');
      const path = new URL(resourceUrl(collection, id)!).pathname;
      expect(path.startsWith('/scim/v2/Users/')).toBe(true);
      expect(decodeURIComponent(path.slice('/scim/v2/Users/'.length))).toBe(id);
    }),
  );
});

test.each([undefined, null, 5, {}, ['a'], '', '.', '..', '\uD83D', 'a\uDE00b'])('the id %j has no address', (id) => {
  expect(resourceUrl(collection, id)).toBeUndefined();
});

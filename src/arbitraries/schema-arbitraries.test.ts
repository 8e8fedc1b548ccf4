import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everyTypeSchema } from '../oracle/testing/every-type.ts';
import { parseFilter } from '../scim/filter-parser.ts';
import { printFilter } from '../scim/filter-printer.ts';
import { parsePatchPath } from '../scim/patch-path.ts';
import { userSchema } from '../scim/schemas/user.ts';
import { definitionOf } from '../target/definition-of.ts';
import { inCase } from './letter-case.ts';
import { narrowings, writtenAttributes } from './schema-attributes.ts';
import { filtersOf } from './schema-filters.ts';
import { patchesOf } from './schema-patches.ts';
import { resourcesOf } from './schema-resources.ts';
import { textsOf } from './text.ts';
import { textParts } from './text-parts.ts';

const schemas = [userSchema, everyTypeSchema];
const type = { base: userSchema, extensions: [everyTypeSchema] };

test('a part of a text stands where its operator looks', () => {
  const texts = ['Søren 😀', 'a"b'].map((whole) => ({ place: 'title', whole }));
  const isFound = { eq: 'endsWith', sw: 'startsWith', ew: 'endsWith', co: 'includes' } as const;
  fc.assert(
    fc.property(textParts(texts), ({ whole, op, part }) => {
      expect(part).not.toBe('');
      expect(part.isWellFormed()).toBe(true);
      expect(whole[isFound[op]](part)).toBe(true);
    }),
  );
});

test.each([
  ['Ab1é', [true, false], 'ab1é'],
  ['Kim', [true], 'kiM'],
  ['ab', [false], 'ab'],
])('%s turned round by %j is %s', (text, pattern, expected) => {
  expect(inCase(text, pattern)).toBe(expected);
});

test('text of an alphabet is well-formed and without white space at its ends', () => {
  fc.assert(
    fc.property(textsOf('composed and decomposed letters'), (text) => {
      expect(text.isWellFormed()).toBe(true);
      expect(text.trim()).toBe(text);
    }),
  );
  const isDecomposed = (text: string) => text.normalize('NFC') !== text;
  expect(fc.sample(textsOf('composed and decomposed letters'), 50).some(isDecomposed)).toBe(true);
});

describe('from schemas', () => {
  test('come resources with attributes that clients write', () => {
    const names = new Set(writtenAttributes(type).map(({ definition }) => definition.name));
    expect(names).not.toContain('userName');
    expect(names).not.toContain('groups');
    fc.assert(
      fc.property(resourcesOf(type), ({ schemas: declared, [everyTypeSchema.id]: extension, ...core }) => {
        for (const name of [...Object.keys(core), ...Object.keys(extension ?? {})]) expect(names).toContain(name);
        expect(declared).toEqual([userSchema.id, ...(extension === undefined ? [] : [everyTypeSchema.id])]);
      }),
    );
  });

  test('come filters that can be read, over attributes that there are', () => {
    fc.assert(
      fc.property(filtersOf(type), (filter) => {
        expect(parseFilter(printFilter(filter))).toEqual(filter);
      }),
    );
  });

  test('come operations at paths that there are', () => {
    fc.assert(
      fc.property(patchesOf(type), (operations) => {
        for (const { op, path } of operations) {
          if (path === undefined) continue;
          expect(() => parsePatchPath(path)).not.toThrow();
          expect(definitionOf(path, schemas), `${op} ${path}`).toBeDefined();
        }
      }),
    );
  });

  test('come narrower ones with a few of their attributes', () => {
    fc.assert(
      fc.property(narrowings(type, 3), (few) => {
        const count = writtenAttributes(few).length;
        expect(count).toBeGreaterThan(0);
        expect(count).toBeLessThanOrEqual(3);
      }),
    );
  });
});

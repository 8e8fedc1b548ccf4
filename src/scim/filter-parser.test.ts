import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AttributePath } from './attribute-path.ts';
import { comparisonOperators, type FilterExpression } from './filter.ts';
import { parseFilter } from './filter-parser.ts';
import { printFilter } from './filter-printer.ts';

const userName = { attribute: 'userName' };

describe('parseFilter', () => {
  test.each([
    'userName eq "bjensen"',
    'name.familyName co "O\'Malley"',
    'urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J"',
    'title pr',
    'meta.lastModified gt "2011-05-13T04:42:34Z"',
    'title pr and userType eq "Employee"',
    'title pr or userType eq "Intern"',
    'userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")',
    'userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org")',
    'emails[type eq "work" and value co "@example.com"]',
    'emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"]',
  ])('reads and writes the example %s of RFC 7644', (text) => {
    expect(printFilter(parseFilter(text))).toBe(text);
  });

  test('and binds tighter than or', () => {
    expect(parseFilter('a pr or b pr and c pr')).toEqual({
      op: 'or',
      terms: [presence('a'), { op: 'and', terms: [presence('b'), presence('c')] }],
    });
  });

  test('not reaches only as far as its parentheses', () => {
    expect(parseFilter('not (a pr) and b pr')).toEqual({
      op: 'and',
      terms: [{ op: 'not', term: presence('a') }, presence('b')],
    });
  });

  test('keywords and operators ignore case', () => {
    expect(parseFilter('NOT(userName EQ "x") AND userName PR')).toEqual(
      parseFilter('not (userName eq "x") and userName pr'),
    );
  });

  test('an attribute may be called like a keyword', () => {
    expect(parseFilter('not eq "or"')).toEqual({ op: 'eq', path: { attribute: 'not' }, value: 'or' });
    expect(parseFilter('and pr and or pr')).toEqual({ op: 'and', terms: [presence('and'), presence('or')] });
  });

  test('a string keeps its escapes', () => {
    expect(parseFilter(String.raw`userName eq "a \"b\" \\ é"`)).toEqual({
      op: 'eq',
      path: userName,
      value: 'a "b" \\ é',
    });
  });

  test('the attribute of a chosen element can be compared', () => {
    const filter = parseFilter('emails[type eq "work"].value eq "a@b.c"');
    expect(filter).toMatchObject({
      op: 'valuePath',
      condition: { op: 'eq', path: { attribute: 'value' }, value: 'a@b.c' },
    });
  });

  test.each([
    ['', 'Expected an attribute name at character 1'],
    ['userName', 'Expected an operator at character 9'],
    ['userName eq', 'Expected a value at character 12'],
    ['userName xx "a"', 'Unknown operator "xx" at character 10'],
    ['userName eq bjensen', '"bjensen" is not a JSON value at character 13'],
    ['userName eq "a', 'Unexpected string without its closing quote at character 12'],
    ['userName eq 01', '"01" is not a JSON value at character 13'],
    ['(userName pr', 'Expected ")" at character 13'],
    ['userName pr)', 'Unexpected ")" at character 12'],
    ['userName pr and', 'Expected an attribute name at character 16'],
    ['a.b.c pr', '"a.b.c" is not an attribute name at character 1'],
    ['"userName" pr', '""userName"" is not an attribute name at character 1'],
    ['emails[members[value pr]]', 'A value filter inside a value filter at character 16'],
    ['userName pr ; drop', 'Unexpected ";" at character 12'],
    [`${'('.repeat(10_000)}a pr${')'.repeat(10_000)}`, 'More than 64 levels of nesting'],
  ])('refuses %j', (text, problem) => {
    expect(() => parseFilter(text)).toThrow(problem);
  });

  test('what was printed reads back as it was', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseFilter(printFilter(filter))).toEqual(filter);
      }),
    );
  });

  test('any text is either a filter or a syntax error', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab "\\[]().:eqrpnot01-'), maxLength: 40 }), (text) => {
        try {
          parseFilter(text);
        } catch (error) {
          expect(error).toHaveProperty('name', 'FilterSyntaxError');
        }
      }),
    );
  });
});

function presence(attribute: string): FilterExpression {
  return { op: 'pr', path: { attribute } };
}

const names = fc.constantFrom('userName', 'emails', 'prefix', 'and', '$ref', 'x-y_z');
const paths: fc.Arbitrary<AttributePath> = fc.record(
  { attribute: names, subAttribute: names, urn: fc.constantFrom('urn:a', 'urn:ietf:x:2.0:User') },
  { requiredKeys: ['attribute'] },
);
const values = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  )
  .map((value) => (Object.is(value, -0) ? 0 : value));
const conditions = fc.oneof(
  fc.record({ op: fc.constantFrom(...comparisonOperators), path: paths, value: values }),
  fc.record({ op: fc.constant('pr' as const), path: paths }),
);
const filters: fc.Arbitrary<FilterExpression> = fc.letrec<{ filter: FilterExpression }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    conditions,
    fc.record({ op: fc.constant('not' as const), term: tie('filter') }),
    fc.record({ op: fc.constantFrom('and', 'or'), terms: fc.array(tie('filter'), { minLength: 2, maxLength: 4 }) }),
    fc.record({ op: fc.constant('valuePath' as const), path: paths, filter: conditions }),
  ),
})).filter;

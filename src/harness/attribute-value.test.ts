import { describe, expect, test } from 'vitest';
import { type Attribute, type AttributeType, attribute, attributeTypes } from '../scim/attribute.ts';
import { enterpriseUserSchema } from '../scim/schemas/enterprise-user.ts';
import { groupSchema } from '../scim/schemas/group.ts';
import { userSchema } from '../scim/schemas/user.ts';
import { schemaUrn } from '../scim/urn.ts';
import { type ValuePair, valuePair, wrongValues } from './attribute-value.ts';

const source = { mark: 'n1', emailDomain: 'corp.test' };
const defined = (type: AttributeType, more: Partial<Attribute> = {}) => attribute('one', type, '', more);

describe('two values', () => {
  const all = [userSchema, groupSchema, enterpriseUserSchema].flatMap(({ attributes }) => attributes);

  test.each(all.map((one) => [one.name, one] as const))('of %s differ and have its form', (name, definition) => {
    const { first, second } = valuePair(name, definition, source);

    expect(JSON.stringify(first)).not.toBe(JSON.stringify(second));
    expect([Array.isArray(first), Array.isArray(second)]).toEqual([definition.multiValued, definition.multiValued]);
    expect(JSON.stringify([first, second])).not.toContain('""');
  });

  test.each<[fact: string, path: string, definition: Attribute, pair: ValuePair]>([
    [
      'a text without a form',
      'title',
      attribute('title', 'string', ''),
      { first: 'Scimulate title', second: 'Other title' },
    ],
    ['a text that is unique', 'badge', defined('string', { uniqueness: 'server' }), { first: 'n1-a', second: 'n1-b' }],
    ['a userName', 'userName', defined('string'), { first: 'n1-a@corp.test', second: 'n1-b@corp.test' }],
    ['an address of mail', 'emails.value', defined('string'), { first: 'n1-a@corp.test', second: 'n1-b@corp.test' }],
    [
      'what only ends like one',
      'other.emails.value',
      defined('string'),
      { first: 'Scimulate one', second: 'Other one' },
    ],
    ['what only begins like one', 'userNames', defined('string'), { first: 'Scimulate one', second: 'Other one' }],
    ['the name of a Group', 'displayName', defined('string'), { first: 'Scimulate n1 a', second: 'Scimulate n1 b' }],
    [
      'a password',
      'password',
      attribute('password', 'string', ''),
      { first: 'Scimulate-n1-!7aB', second: 'Scimulate-n1-!8cD' },
    ],
    ['a text of a form', 'locale', defined('string'), { first: 'en-GB', second: 'de-DE' }],
    [
      'a text of a form in an extension',
      `${schemaUrn.EnterpriseUser}:timezone`,
      defined('string'),
      { first: 'Europe/Berlin', second: 'America/Los_Angeles' },
    ],
    [
      'one of several canonical values',
      'x',
      defined('string', { canonicalValues: ['a', 'b', 'c'] }),
      { first: 'a', second: 'b' },
    ],
    ['the only canonical value', 'x', defined('string', { canonicalValues: ['a'] }), { first: 'a', second: 'a' }],
    [
      'a number, whatever values are canonical',
      'x',
      defined('integer', { canonicalValues: ['a'] }),
      { first: 1, second: 2 },
    ],
    ['several values', 'x', defined('boolean', { multiValued: true }), { first: [true], second: [false] }],
  ])('of %s', (_, path, definition, pair) => {
    expect(valuePair(path, definition, source)).toEqual(pair);
  });

  test('of User have the forms that RFC 7643 prescribes', () => {
    const of = (name: string, which: keyof ValuePair) =>
      valuePair(name, userSchema.attributes.find((one) => one.name === name)!, source)[which];

    for (const which of ['first', 'second'] as const) {
      expect(of('preferredLanguage', which)).toMatch(/^[a-z]{2}-[A-Z]{2}$/);
      expect(of('locale', which)).toMatch(/^[a-z]{2}-[A-Z]{2}$/);
      expect(of('timezone', which)).toMatch(/^\w+\/\w+$/);
      expect(of('phoneNumbers', which)).toMatchObject([{ value: expect.stringMatching(/^tel:\+[\d-]+$/) }]);
      expect(of('addresses', which)).toMatchObject([
        { country: expect.stringMatching(/^[A-Z]{2}$/), postalCode: expect.stringMatching(/^\d{5}$/) },
      ]);
    }
  });

  test('follow the template of their path, if they are texts', () => {
    const templates = { x: 'T {name}', 'desk.label': 'D {name}' };
    const desk = defined('complex', { subAttributes: [attribute('label', 'string', '')] });

    expect(valuePair('x', defined('string'), { ...source, templates })).toEqual({ first: 'T n1-a', second: 'T n1-b' });
    expect(valuePair('x', defined('integer'), { ...source, templates })).toEqual({ first: 1, second: 2 });
    expect(valuePair('desk', desk, { ...source, templates })).toEqual({
      first: { label: 'D n1-a' },
      second: { label: 'D n1-b' },
    });
  });

  test('of a complex attribute have the parts that clients write', () => {
    const part = (name: string, more: Partial<Attribute> = {}) => attribute(name, 'integer', '', more);
    const subAttributes = [
      part('count'),
      part('told', { mutability: 'readOnly' }),
      ...['$ref', 'display', 'primary'].map((name) => part(name)),
    ];

    expect(valuePair('x', defined('complex', { subAttributes }), source)).toEqual({
      first: { count: 1 },
      second: { count: 2 },
    });
    // What is read-only as a whole is tried with all of its parts.
    expect(valuePair('x', defined('complex', { subAttributes, mutability: 'readOnly' }), source).first).toEqual({
      count: 1,
      told: 1,
    });
    expect(valuePair('x', defined('complex'), source)).toEqual({ first: {}, second: {} });
  });
});

describe('a wrong value', () => {
  const isRight: Readonly<Record<AttributeType, (value: unknown) => boolean>> = {
    string: (value) => typeof value === 'string',
    boolean: (value) => typeof value === 'boolean',
    integer: (value) => Number.isInteger(value),
    decimal: (value) => typeof value === 'number',
    dateTime: (value) => typeof value === 'string' && value.includes('T'),
    binary: (value) => typeof value === 'string' && /^[\w+/-]*=*$/.test(value),
    reference: (value) => typeof value === 'string',
    complex: (value) => typeof value === 'object' && !Array.isArray(value),
  };

  test.each(attributeTypes)('of type %s is none', (type) => {
    const { first, second } = valuePair('x', defined(type), source);

    expect([first, second].every((value) => value !== '' && isRight[type](value))).toBe(true);
    expect(wrongValues[type].length).toBeGreaterThan(1);
    for (const [what, value] of wrongValues[type]) {
      expect(what).toMatch(/^(?:a|an|text) ?/);
      expect(value).not.toBeOneOf([undefined, '']);
      expect(isRight[type](value), what).toBe(false);
    }
  });
});

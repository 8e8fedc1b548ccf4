import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Attribute, attribute, attributeTypes, mutabilities, uniquenesses } from '../scim/attribute.ts';
import type { Json, JsonObject } from '../scim/json.ts';
import type { ResourceType } from '../scim/resource-type.ts';
import { userSchema } from '../scim/schemas/user.ts';
import { schemaUrn } from '../scim/urn.ts';
import { targetFrom } from '../target/target.ts';
import { specimenFor } from './specimen.ts';

const extension = 'urn:example:badge';
const silent = targetFrom('https://example.com', { exchanges: [] }, false);

/** A target whose Users have these attributes, and an extension with those. */
function specimenOf(
  core: readonly Attribute[],
  extended: readonly Attribute[] = [],
  isRequired = false,
  settings: Parameters<typeof specimenFor>[1] = {},
) {
  const type: ResourceType = {
    name: 'User',
    description: '',
    endpoint: '/Users',
    schema: schemaUrn.User,
    schemaExtensions: [{ schema: extension, required: isRequired }],
  };
  const schemas = [
    { id: schemaUrn.User, name: '', description: '', attributes: core },
    { id: extension, name: '', description: '', attributes: extended },
  ];
  return specimenFor({ ...silent, resourceTypes: [type], schemas }, settings);
}

const needed = { required: true } as const;

test('what is required follows the templates of the user, by path', () => {
  const code = attribute('code', 'string', '', { ...needed, uniqueness: 'server' });
  const emails = { ...userSchema.attributes.find(({ name }) => name === 'emails')!, required: true };
  const values = { code: 'C-{name}', [`${extension}:code`]: 'B/{name}' };
  const specimen = specimenOf([code, emails], [code], true, { values, emailDomain: 'corp.test' });

  expect(specimen.required('User', {}, 'm1')).toEqual({
    code: 'C-m1',
    emails: [{ value: 'm1@corp.test' }],
    [extension]: { code: 'B/m1' },
  });
});

describe('what is required', () => {
  test.each<[string, Attribute, Json]>([
    ['a text is its name', attribute('title', 'string', '', needed), 'title'],
    ['a unique text is the mark', attribute('code', 'string', '', { ...needed, uniqueness: 'server' }), 'mark-1'],
    [
      'a text with canonical values is the first',
      attribute('a', 'string', '', { ...needed, canonicalValues: ['x', 'y'] }),
      'x',
    ],
    ['a text with none is its name', attribute('a', 'string', '', { ...needed, canonicalValues: [] }), 'a'],
    [
      'a boolean is true, whatever its canonical values',
      attribute('a', 'boolean', '', { ...needed, canonicalValues: ['x'] }),
      true,
    ],
    ['an integer', attribute('a', 'integer', '', needed), 1],
    ['a decimal', attribute('a', 'decimal', '', needed), 1.5],
    ['a date', attribute('a', 'dateTime', '', needed), '2026-01-01T00:00:00Z'],
    ['binary data', attribute('a', 'binary', '', needed), 'c2NpbXVsYXRl'],
    ['a reference', attribute('a', 'reference', '', needed), 'https://example.com/scimulate'],
    ['several texts are a list', attribute('a', 'string', '', { ...needed, multiValued: true }), ['a']],
    ['a language has the form of one', attribute('preferredLanguage', 'string', '', needed), 'en-US'],
    [
      'e-mail addresses have the form of one',
      { ...userSchema.attributes.find(({ name }) => name === 'emails')!, required: true },
      [{ value: 'mark-1@example.com' }],
    ],
    [
      'a complex one has what it requires',
      attribute('name', 'complex', '', {
        ...needed,
        subAttributes: [attribute('formatted', 'string', ''), attribute('familyName', 'string', '', needed)],
      }),
      { familyName: 'familyName' },
    ],
    [
      'a complex one that requires nothing has its first writable part',
      attribute('a', 'complex', '', {
        ...needed,
        subAttributes: [attribute('b', 'string', '', { mutability: 'readOnly' }), attribute('c', 'integer', '')],
      }),
      { c: 1 },
    ],
    ['a complex one without parts is empty', attribute('a', 'complex', '', { ...needed, subAttributes: [] }), {}],
  ])('%s', (_, definition, value) => {
    expect(specimenOf([definition]).required('User', {}, 'mark-1')).toEqual({ [definition.name]: value });
  });

  test.each<[string, Attribute, JsonObject]>([
    ['is optional', attribute('title', 'string', ''), {}],
    ['is read-only', attribute('created', 'string', '', { ...needed, mutability: 'readOnly' }), {}],
    ['is given', attribute('title', 'string', '', needed), { title: 'x' }],
    ['is given in another case', attribute('title', 'string', '', needed), { TITLE: 'x' }],
    ['is given as nothing', attribute('title', 'string', '', needed), { title: null }],
    ['is the service provider’s own', attribute('meta', 'string', '', needed), {}],
  ])('is not made when it %s', (_, definition, given) => {
    expect(specimenOf([definition]).required('User', given, 'm')).toEqual({});
  });

  test('of an extension is made when the extension is required or given', () => {
    const badge = [
      attribute('number', 'string', '', { ...needed, uniqueness: 'server' }),
      attribute('colour', 'string', ''),
    ];

    expect(specimenOf([], badge, true).required('User', {}, 'm')).toEqual({ [extension]: { number: 'm' } });
    expect(specimenOf([], badge, false).required('User', {}, 'm')).toEqual({});
    expect(specimenOf([], badge, false).required('User', { [extension]: { colour: 'red' } }, 'm')).toEqual({
      [extension]: { colour: 'red', number: 'm' },
    });
    expect(specimenOf([], badge, false).required('User', { [extension]: null }, 'm')).toEqual({});
  });

  test('of a resource type that the target does not have is nothing', () => {
    expect(specimenOf([attribute('a', 'string', '', needed)]).required('Device', {}, 'm')).toEqual({});
  });
});

describe('what is supported', () => {
  const specimen = specimenOf([
    attribute('userName', 'string', ''),
    attribute('groups', 'complex', '', { mutability: 'readOnly' }),
  ]);

  test.each([
    ['userName', true],
    ['USERNAME', true],
    ['externalId', true],
    ['schemas', true],
    [extension, true],
    ['title', false],
    ['groups', false],
    ['id', false],
    ['urn:example:other', false],
  ])('%s stays: %s', (name, stays) => {
    expect(specimen.supported('User', { [name]: 'x' })).toEqual(stays ? { [name]: 'x' } : {});
  });

  test('is everything where the schema is unknown', () => {
    expect(specimen.supported('Device', { serialNumber: '1' })).toEqual({ serialNumber: '1' });
  });
});

function fits(value: Json | undefined, { type, multiValued, subAttributes = [], mutability }: Attribute): boolean {
  if (mutability === 'readOnly' || value === undefined) return false;
  if (multiValued) {
    const single = { type, subAttributes, mutability, multiValued: false } as unknown as Attribute;
    return Array.isArray(value) && value.length === 1 && fits(value[0], single);
  }
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'decimal') return typeof value === 'number';
  if (type === 'dateTime') return typeof value === 'string' && !Number.isNaN(Date.parse(value));
  if (type === 'reference') return typeof value === 'string' && URL.canParse(value);
  if (type === 'binary') return typeof value === 'string' && Buffer.from(value, 'base64').toString('base64') === value;
  if (type === 'string') return typeof value === 'string' && value !== '';
  const parts = Object.entries(value as JsonObject);
  const isWhole = subAttributes.every(
    (part) => !part.required || part.mutability === 'readOnly' || part.name in (value as JsonObject),
  );
  return isWhole && parts.every(([name, inner]) => fits(inner, subAttributes.find((part) => part.name === name)!));
}

test('whatever a schema requires gets a value of its type, and what is read-only never', () => {
  const definitions = (depth: number): fc.Arbitrary<Attribute> =>
    fc.record({
      name: fc.stringMatching(/^[a-z]{1,6}$/),
      type: fc.constantFrom(...attributeTypes),
      description: fc.constant(''),
      multiValued: fc.boolean(),
      required: fc.boolean(),
      caseExact: fc.boolean(),
      mutability: fc.constantFrom(...mutabilities),
      returned: fc.constant('default' as const),
      uniqueness: fc.constantFrom(...uniquenesses),
      canonicalValues: fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 2 }),
      subAttributes: depth === 0 ? fc.constant([]) : schemasOf(depth - 1, 3),
    });
  const schemasOf = (depth: number, maxLength: number) =>
    fc.uniqueArray(definitions(depth), { selector: ({ name }) => name, maxLength });
  fc.assert(
    fc.property(schemasOf(2, 5), (attributes) => {
      const made = specimenOf(attributes).required('User', {}, 'mark-1');
      for (const [name, value] of Object.entries(made)) {
        expect(fits(value, attributes.find((definition) => definition.name === name)!)).toBe(true);
      }
      const wanted = attributes.filter(({ required, mutability }) => required && mutability !== 'readOnly');
      expect(Object.keys(made)).toEqual(
        wanted.map(({ name }) => name).filter((name) => name !== 'id' && name !== 'meta'),
      );
    }),
  );
});

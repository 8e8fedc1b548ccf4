import { expect, test } from 'vitest';
import { type Attribute, type AttributeType, attribute } from '../scim/attribute.ts';
import type { Json } from '../scim/json.ts';
import { isSameValue } from './same-value.ts';

type Characteristics = Partial<Omit<Attribute, 'name' | 'type' | 'description'>>;

const defined = (type: AttributeType, more: Characteristics = {}) => attribute('one', type, '', more);
const text = defined('string');
const exact = defined('string', { caseExact: true });
const texts = defined('string', { multiValued: true });
const date = defined('dateTime');
const binary = defined('binary');
const subAttributes = [
  attribute('label', 'string', ''),
  attribute('count', 'integer', ''),
  attribute('secret', 'string', '', { returned: 'never' }),
  attribute('asked', 'string', '', { returned: 'request' }),
  attribute('written', 'string', '', { mutability: 'writeOnly' }),
];
const complex = defined('complex', { subAttributes });
const complexes = defined('complex', { subAttributes, multiValued: true });

test.each<[fact: string, definition: Attribute, sent: Json, stored: Json | undefined]>([
  ['the same text', text, 'a', 'a'],
  ['a text in another case', text, 'aB', 'Ab'],
  ['an exact text in its case', exact, 'aB', 'aB'],
  ['nothing that is left out', text, null, undefined],
  ['nothing that is null', texts, [], null],
  ['a boolean', defined('boolean'), false, false],
  ['a number', defined('decimal'), 1.5, 1.5],
  ['a moment in another time zone', date, '2026-01-01T00:00:00Z', '2026-01-01T01:00:00.000+01:00'],
  ['base64 without its padding', binary, 'YQ==', 'YQ'],
  ['base64 with padding where none was sent', binary, 'YQ', 'YQ=='],
  ['base64 in the alphabet for addresses', binary, '+/+/', '-_-_'],
  ['texts in another order', texts, ['a', 'b'], ['B', 'A']],
  ['texts among others', texts, ['a'], ['b', 'a']],
  ['one text for a list of it', texts, 'a', ['a']],
  ['a complex value of nothing that is left out', complex, {}, undefined],
  ['a complex value without assigned parts that is left out', complex, { label: null }, undefined],
  ['a complex value', complex, { label: 'a', count: 1 }, { count: 1, label: 'A' }],
  ['a complex value with more than was sent', complex, { label: 'a' }, { label: 'a', count: 1 }],
  ['a complex value with names in another case', complex, { label: 'a' }, { Label: 'a' }],
  ['a complex value with an unassigned part', complex, { label: 'a', count: null }, { label: 'a' }],
  ['a complex value with a part that no schema has', complex, { label: 'a', size: 1 }, { label: 'a' }],
  [
    'a complex value without its hidden parts',
    complex,
    { label: 'a', secret: 'x', asked: 'y', written: 'z' },
    { label: 'a' },
  ],
  ['complex values in another order', complexes, [{ label: 'a' }, { label: 'b' }], [{ label: 'b' }, { label: 'a' }]],
])('%s is the same', (_, definition, sent, stored) => {
  expect(isSameValue(definition, sent, stored)).toBe(true);
});

test.each<[fact: string, definition: Attribute, sent: Json, stored: Json | undefined]>([
  ['another text', text, 'a', 'b'],
  ['an exact text in another case', exact, 'aB', 'Ab'],
  ['nothing', text, 'a', undefined],
  ['something where nothing was sent', text, null, 'a'],
  ['an empty text where nothing was sent', text, null, ''],
  ['a list where nothing was sent', texts, [], ['a']],
  ['another text for a list of one', texts, 'a', ['b']],
  ['another boolean', defined('boolean'), true, false],
  ['a boolean as text', defined('boolean'), false, 'false'],
  ['another number', defined('integer'), 1, 2],
  ['a number as text', defined('integer'), 1, '1'],
  ['another moment', date, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00+01:00'],
  ['what is no moment', date, '2026-01-01T00:00:00Z', 'yesterday'],
  ['base64 in another case', binary, 'YQ==', 'yq=='],
  ['base64 with padding in its middle', binary, 'YQ==YQ', 'YQYQ'],
  ['an address in another case', defined('reference'), 'https://a.example/x', 'https://a.example/X'],
  ['one of two texts', texts, ['a', 'b'], ['a']],
  ['a text for a list', texts, ['a'], 'a'],
  ['a list for a text', text, 'a', ['a']],
  ['a complex value with another part', complex, { label: 'a', count: 1 }, { label: 'a', count: 2 }],
  ['a complex value without a part', complex, { label: 'a', count: 1 }, { label: 'a' }],
  ['a text for a complex value', complex, { label: 'a' }, 'a'],
  ['a complex value for a text', complex, 'a', { label: 'a' }],
  ['two values mixed up', complexes, [{ label: 'a', count: 1 }], [{ label: 'a' }, { count: 1 }]],
  ['a complex value with another part asked for', complex, { secret: 'x', count: 1 }, { secret: 'x', count: 2 }],
])('%s is not the same', (_, definition, sent, stored) => {
  expect(isSameValue(definition, sent, stored)).toBe(false);
});

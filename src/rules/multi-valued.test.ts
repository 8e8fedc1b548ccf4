import { expect, test } from 'vitest';
import type { Json } from '../scim/json.ts';
import { judgementOn, type Line } from './testing/judgement-on.ts';
import { exchange, user } from './testing/sights.ts';

const emails = (...values: readonly Json[]) => exchange({ body: user({ emails: values }) });
const bare = (attributes = {}) => exchange({ body: { id: '2819', ...attributes } });

test.each<Line>([
  ['none is no array', 'multi-valued-arrays', exchange({ path: '/Devices/2819', body: {} }), 'silent'],
  ['null is none', 'multi-valued-arrays', bare({ emails: null }), 'silent'],
  ['an object of one', 'multi-valued-arrays', bare({ roles: {} }), 'violated'],
  ['an array for one', 'single-valued', bare({ name: [{}] }), 'violated'],
  ['an array in one', 'single-valued', bare({ name: { givenName: ['x'] } }), 'violated'],
  ['one value is primary', 'one-primary', emails({ value: 'a', primary: true }, { value: 'b' }), 'held'],
  [
    'one value is primary, and says so',
    'one-primary',
    emails({ value: 'a', primary: true }, { value: 'b', primary: false }),
    'held',
  ],
  [
    'texts are not primary',
    'one-primary',
    emails({ value: 'a', primary: 'true' }, { value: 'b', primary: 'true' }),
    'held',
  ],
  ['no value is primary', 'one-primary', emails(), 'silent'],
  ['simple values are not primary', 'one-primary', emails('a', 'b'), 'silent'],
  ['a single value is primary', 'one-primary', bare({ emails: { primary: true } }), 'silent'],
  ['a complex attribute is primary', 'one-primary', bare({ name: [{ primary: true }, { primary: true }] }), 'silent'],
  [
    'another value of the same type',
    'values-once',
    emails({ value: 'a', type: 'work' }, { value: 'b', type: 'work' }),
    'held',
  ],
  ['a value without a type', 'values-once', emails({ value: 'a' }, { value: 'a', type: null }), 'violated'],
  ['a type without a value', 'values-once', emails({ type: 'work' }, { type: 'work' }), 'held'],
  ['a value of another type of JSON', 'values-once', emails({ value: '1' }, { value: 1 }), 'held'],
  [
    'unassigned sub-attributes',
    'predefined-sub-attributes',
    emails({ primary: null, type: null, display: null, $ref: null }),
    'held',
  ],
  [
    'usual sub-attributes',
    'predefined-sub-attributes',
    emails({ primary: false, type: 'a', display: 'b', $ref: 'c' }),
    'held',
  ],
  ['primary as text', 'predefined-sub-attributes', emails({ value: 'a' }, { primary: 'true' }), 'violated'],
  ['display as number', 'predefined-sub-attributes', emails({ display: 7 }), 'violated'],
  ['$ref as number', 'predefined-sub-attributes', emails({ $ref: 7 }), 'violated'],
])('of several values: %s (%s)', (_, rule, example, judgement) => {
  expect(judgementOn(rule, example)).toBe(judgement);
});

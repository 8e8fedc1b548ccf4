import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../scim/json.ts';
import { shownOf } from './shown-of.ts';

test.each<[fact: string, stored: JsonObject, sent: JsonObject, shown: Json]>([
  ['what was sent, without the rest', { a: 1, id: '7' }, { a: 2 }, { a: 1 }],
  ['nothing of what is missing', { b: 1 }, { a: 1 }, null],
  [
    'names in another case',
    { UserName: 'ada', NAME: { GivenName: 'Ada' } },
    { userName: 'x', name: { givenName: 'y' } },
    { name: { givenName: 'Ada' }, userName: 'ada' },
  ],
  [
    'of a complex value the parts that were sent',
    { name: { formatted: 'Ada L', givenName: 'Ada' } },
    { name: { givenName: 'x' } },
    { name: { givenName: 'Ada' } },
  ],
  ['nothing of a text for a complex value', { name: 'Ada' }, { name: { length: 3 } }, null],
  ['a complex value for a text as it is', { title: { a: 1 } }, { title: 'x' }, { title: { a: 1 } }],
  [
    'a list as a whole',
    { emails: [{ value: 'a', type: 'work' }] },
    { emails: [{ value: 'a' }] },
    { emails: [{ type: 'work', value: 'a' }] },
  ],
])('shows %s', (_, stored, sent, shown) => {
  expect(shownOf(stored, sent)).toEqual(shown);
});

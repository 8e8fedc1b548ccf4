import { expect, test } from 'vitest';
import { judgementOn, type Line } from './testing/judgement-on.ts';
import { batteryUrn, exchange, user } from './testing/sights.ts';
import { aDevice, group, users } from './testing/usual-exchanges.ts';

const bare = (attributes: object) => exchange({ path: '/Devices/d1', body: attributes as never });
const shown = (attributes: object) => exchange({ body: user(attributes as never) });

test.each<Line>([
  ['none of that type', 'strings', bare({ ports: 1 }), 'silent'],
  ['null is no value', 'strings', bare({ serial: null }), 'silent'],
  ['null is no value in a list', 'strings', bare({ serial: [null] }), 'silent'],
  ['a text in a list', 'strings', bare({ serial: ['x', 7] }), 'violated'],
  ['an attribute in another case', 'strings', bare({ SERIAL: 7 }), 'violated'],
  ['a sub-attribute', 'strings', shown({ emails: [{ value: 'x' }, { value: 7 }] }), 'violated'],
  ['an attribute of an extension', 'integers', aDevice({ [batteryUrn]: { cells: 'x' } }), 'violated'],
  [
    'an attribute of an extension in another case',
    'integers',
    aDevice({ [batteryUrn.toUpperCase()]: { CELLS: 'x' } }),
    'violated',
  ],
  ['an extension that is no object', 'integers', bare({ [batteryUrn]: [{ cells: 'x' }] }), 'silent'],
  ['an attribute that no schema has', 'integers', bare({ cells: 'x' }), 'silent'],
  ['the second of two resources', 'booleans', users(user(), user({ active: 'x' })), 'violated'],
  ['a number is no boolean', 'booleans', shown({ active: 1 }), 'violated'],
  ['a boolean is true or false', 'booleans', shown({ active: false }), 'held'],
  ['a decimal may be whole', 'decimals', bare({ weight: 2 }), 'held'],
  ['an integer may be large', 'integers', bare({ ports: -2e9 }), 'held'],
  ['a date as number', 'date-times', bare({ boughtAt: 7 }), 'violated'],
  ['a date as number has no zone', 'date-times-with-zone', bare({ boughtAt: 7 }), 'held'],
  ['no date has no zone', 'date-times-with-zone', bare({ boughtAt: 'yesterday' }), 'held'],
  ['base64 as number', 'binaries', bare({ firmware: 7 }), 'violated'],
  ['a reference as number', 'references', shown({ profileUrl: 7 }), 'violated'],
  ['a complex value as a list', 'complex-values', shown({ name: [{ givenName: 'x' }] }), 'held'],
  ['a complex value as text', 'complex-values', shown({ name: 'x' }), 'violated'],
  ['an object in a list of a part', 'simple-sub-attributes', shown({ emails: [{ value: ['x', {}] }] }), 'violated'],
  ['a list of a part', 'simple-sub-attributes', shown({ emails: [{ value: ['x'] }] }), 'held'],
  ['no parts', 'simple-sub-attributes', bare({ serial: {} }), 'silent'],
  ['parts of an extension', 'defined-attributes', aDevice({ [batteryUrn]: { volts: 7 } }), 'violated'],
  ['parts of a complex attribute', 'defined-attributes', shown({ name: { nick: 'x' } }), 'violated'],
  ['unassigned parts', 'defined-attributes', shown({ name: { nick: null } }), 'held'],
  ['common attributes', 'defined-attributes', group({ externalId: 'x', id: 'y' }), 'held'],
])('of values: %s (%s)', (_, rule, example, judgement) => {
  expect(judgementOn(rule, example)).toBe(judgement);
});

import { expect, test } from 'vitest';
import { schemaUrn } from '../scim/urn.ts';
import { judgementOn, type Line } from './testing/judgement-on.ts';
import { batteryUrn, device, deviceUrn, exchange, user } from './testing/sights.ts';
import { aDevice, group, users } from './testing/usual-exchanges.ts';

const { User, EnterpriseUser, Group } = schemaUrn;
const naming = (...schemas: readonly unknown[]) => exchange({ body: user({ schemas: schemas as never }) });
const withoutSchemas = user({ schemas: undefined });
const work = { [EnterpriseUser]: { department: 'x' } };

test.each<Line>([
  ['an entry is not alone', 'schemas-present', users(withoutSchemas), 'silent'],
  ['null is something', 'schemas-present', exchange({ body: user({ schemas: null }) }), 'held'],
  ['a resource alone is no entry', 'schemas-present-in-lists', exchange({ body: withoutSchemas }), 'silent'],
  ['one of two entries', 'schemas-present-in-lists', users(user(), withoutSchemas), 'violated'],
  ['none are not empty', 'schemas-not-empty', exchange({ body: withoutSchemas }), 'silent'],
  ['none are unique', 'schemas-unique', exchange({ body: withoutSchemas }), 'silent'],
  ['one among others is no URI', 'schemas-unique', naming(User, 'User'), 'violated'],
  ['two are unique', 'schemas-unique', naming(User, EnterpriseUser), 'held'],
  ['two are the same', 'schemas-unique', naming(User, User), 'violated'],
  ['what is declared has no case', 'schemas-declared', naming(User.toUpperCase()), 'held'],
  ['what is declared is text', 'schemas-declared', naming(User, 7), 'violated'],
  ['what is declared of another type', 'schemas-declared', group({}), 'held'],
  ['nothing is declared', 'schemas-declared', exchange({ body: user({ schemas: Group }) }), 'held'],
  ['the base has no case', 'base-schema', naming(EnterpriseUser, User.toUpperCase()), 'held'],
  ['the base stands in a list', 'base-schema', exchange({ body: user({ schemas: User }) }), 'violated'],
  [
    'an extension in another case',
    'extension-in-schemas',
    exchange({ body: user({ ...work, schemas: [User, EnterpriseUser.toUpperCase()] }) }),
    'held',
  ],
  [
    'an extension spelled in another case',
    'extension-in-schemas',
    exchange({ body: user({ [EnterpriseUser.toUpperCase()]: { department: 'x' } }) }),
    'violated',
  ],
  [
    'an extension without attributes',
    'extension-in-schemas',
    exchange({ body: user({ [EnterpriseUser]: {} }) }),
    'silent',
  ],
  [
    'an extension that is no object',
    'extension-in-schemas',
    exchange({ body: user({ [EnterpriseUser]: 'x' }) }),
    'silent',
  ],
  [
    'an extension of another type',
    'extension-in-schemas',
    exchange({ body: user({ [batteryUrn]: { cells: 4 } }) }),
    'silent',
  ],
  [
    'an extension where there are no schemas',
    'extension-in-schemas',
    exchange({ body: user({ ...work, schemas: undefined }) }),
    'silent',
  ],
  ['what is published has no case', 'schema-published', naming(User.toUpperCase()), 'held'],
  ['what does not belong there', 'schema-published', naming(User, 'urn:example:other'), 'held'],
  [
    'a base in another case is no attribute',
    'base-attributes-at-the-top',
    exchange({ body: user({ [User.toUpperCase()]: {} }) }),
    'violated',
  ],
  ['an attribute of the base', 'base-attributes-at-the-top', exchange({ body: user() }), 'held'],
  ['an attribute of no extension', 'extension-attributes-apart', exchange({ body: user({ shoeSize: 43 }) }), 'held'],
  [
    'an attribute of an extension in another case',
    'extension-attributes-apart',
    exchange({ body: user({ DEPARTMENT: 'x' }) }),
    'violated',
  ],
  [
    'a stray attribute behind others',
    'extension-attributes-apart',
    exchange({ body: user({ shoeSize: 43, department: 'x' }) }),
    'violated',
  ],
  ['a type without extensions', 'extension-attributes-apart', group({ department: 'x' }), 'silent'],
])('of schemas: %s (%s)', (_, rule, example, judgement) => {
  expect(judgementOn(rule, example)).toBe(judgement);
});

test('who publishes no schema at all is asked for none', () => {
  expect(judgementOn('schema-published', naming(User, EnterpriseUser), { publishedSchemas: [] })).toBe('silent');
});

test('an extension whose schema is unknown has no attributes to stray', () => {
  const schemas = [{ id: deviceUrn, name: '', description: '', attributes: [] }];

  expect(judgementOn('extension-attributes-apart', aDevice({ cells: 4 }), { schemas })).toBe('held');
  expect(
    judgementOn('defined-attributes', exchange({ path: '/Devices/d1', body: { [batteryUrn]: { x: 1 } } }), { schemas }),
  ).toBe('held');
  expect(judgementOn('defined-attributes', aDevice({}), { schemas })).toBe('violated');
  expect(judgementOn('defined-attributes', aDevice(device()), { schemas: [] })).toBe('silent');
});

import { expect, test } from 'vitest';
import type { HeaderList } from '../http/exchange.ts';
import { judgementOn, type Line } from './testing/judgement-on.ts';
import { baseUrl, exchange, list, user } from './testing/sights.ts';
import { create, users } from './testing/usual-exchanges.ts';

const shown = (meta: object, attributes = {}) => exchange({ body: user(attributes, meta as never) });
const part = (meta: object) => exchange({ path: '/Users/2819?attributes=meta', body: user({}, meta as never) });
const none = { created: undefined, lastModified: undefined, location: undefined };
const dates = (created: unknown, lastModified: unknown) => shown({ created, lastModified });
const since = (...moments: readonly unknown[]) => moments.map((created) => shown({ created }));
const located = (headers: HeaderList, location: unknown = `${baseUrl}/Users/2819`, more = {}) =>
  exchange({ body: user({}, { location } as never), headers, ...more });
const elsewhere = `${baseUrl}/Users/7`;

test.each<Line>([
  ['the type of a part', 'meta-resource-type', part({ resourceType: undefined }), 'silent'],
  ['the type of a part that shows it', 'meta-resource-type', part({ resourceType: 'user' }), 'violated'],
  [
    'the type of an attribute that is excluded',
    'meta-resource-type',
    exchange({ path: '/Users/2819?excludedAttributes=meta', body: user({ meta: undefined }) }),
    'silent',
  ],
  ['the type where meta is no object', 'meta-resource-type', shown({}, { meta: 7 }), 'violated'],
  ['the type is there in a list', 'meta-resource-type', users(user(), user({}, { resourceType: null })), 'violated'],
  ['a new resource has each of them', 'meta-of-a-new-resource', create(user({}, { location: undefined })), 'violated'],
  [
    'a new resource has a date of change',
    'meta-of-a-new-resource',
    create(user({}, { lastModified: undefined })),
    'violated',
  ],
  [
    'a new resource may be shown in part',
    'meta-of-a-new-resource',
    exchange({ method: 'POST', path: '/Users?attributes=id', status: 201, body: user({}, none) }),
    'silent',
  ],
  ['a resource that is not new', 'meta-of-a-new-resource', shown(none), 'silent'],
  [
    'a POST that finds',
    'meta-of-a-new-resource',
    exchange({ method: 'POST', path: '/Users', body: user({}, none) }),
    'silent',
  ],
  [
    'a PUT that creates',
    'meta-of-a-new-resource',
    exchange({ method: 'PUT', status: 201, body: user({}, none) }),
    'silent',
  ],
  ['dates need not be there', 'meta-dates', shown(none), 'silent'],
  ['the other date', 'meta-dates', dates('2026-11-20T11:00:00Z', 'yesterday'), 'violated'],
  ['no date has no zone', 'meta-dates-with-zone', dates('yesterday', undefined), 'silent'],
  ['one date has no zone', 'meta-dates-with-zone', dates('2026-11-20T11:00:00Z', '2026-11-20T11:00:00'), 'violated'],
  ['changed at once', 'modified-after-created', dates('2026-11-20T11:00:00Z', '2026-11-20T11:00:00Z'), 'held'],
  [
    'changed within the second of its creation',
    'modified-after-created',
    dates('2026-11-20T11:00:01Z', '2026-11-20T11:00:00Z'),
    'held',
  ],
  [
    'changed more than a second before',
    'modified-after-created',
    dates('2026-11-20T11:00:01.001Z', '2026-11-20T11:00:00Z'),
    'violated',
  ],
  [
    'changed on the 31st of February',
    'modified-after-created',
    dates('2026-11-20T11:00:00Z', '2026-02-31T99:00:00Z'),
    'silent',
  ],
  [
    'changed when nobody can tell',
    'modified-after-created',
    dates('2026-11-20T11:00:00Z', '12026-01-01T00:00:00Z'),
    'held',
  ],
  ['created without a date', 'modified-after-created', dates(undefined, '2026-11-20T11:00:00Z'), 'silent'],
  ['never changed', 'modified-after-created', dates('2026-11-20T11:00:00Z', undefined), 'silent'],
  ['created seen once', 'created-constant', since('2026-11-20T11:00:00Z'), 'silent'],
  ['created seen twice', 'created-constant', since('2026-11-20T11:00:00Z', '2026-11-20T11:00:00Z'), 'held'],
  [
    'created to the second and to the thousandth',
    'created-constant',
    since('2026-11-20T11:00:00.999Z', '2026-11-20T11:00:00Z'),
    'held',
  ],
  [
    'created a second apart, to the second',
    'created-constant',
    since('2026-11-20T11:00:00Z', '2026-11-20T11:00:01Z'),
    'held',
  ],
  [
    'created more than a second apart',
    'created-constant',
    since('2026-11-20T11:00:01.001Z', '2026-11-20T11:00:00Z'),
    'violated',
  ],
  [
    'created earlier than before',
    'created-constant',
    since('2026-11-20T11:00:00Z', '2026-11-20T10:00:00Z'),
    'violated',
  ],
  [
    'created a thousandth apart',
    'created-constant',
    since('2026-11-20T11:00:00.100Z', '2026-11-20T11:00:00.101Z'),
    'held',
  ],
  [
    'created two thousandths apart',
    'created-constant',
    since('2026-11-20T11:00:00.100Z', '2026-11-20T11:00:00.102Z'),
    'violated',
  ],
  [
    'created a tenth apart, to the tenth',
    'created-constant',
    since('2026-11-20T11:00:00.1Z', '2026-11-20T11:00:00.19Z'),
    'held',
  ],
  [
    'created two tenths apart',
    'created-constant',
    since('2026-11-20T11:00:00.1Z', '2026-11-20T11:00:00.3Z'),
    'violated',
  ],
  [
    'created is what it was at first',
    'created-constant',
    since('2026-11-20T11:00:00Z', '2026-11-20T12:00:00Z', '2026-11-20T12:00:00Z'),
    'violated',
  ],
  ['created is not shown any more', 'created-constant', since('2026-11-20T11:00:00Z', undefined), 'held'],
  ['created is no date any more', 'created-constant', since('2026-11-20T11:00:00Z', 7), 'held'],
  ['created is no text any more', 'created-constant', since('2026-11-20T11:00:00Z', 'yesterday'), 'held'],
  ['created was no date', 'created-constant', since('yesterday', '2026-11-20T11:00:00Z'), 'held'],
  ['created was no text', 'created-constant', since(7, '2026-11-20T11:00:00Z'), 'silent'],
  [
    'created of another resource',
    'created-constant',
    [shown({}), exchange({ path: '/Users/7', body: user({ id: '7' }, { created: '2026-01-01T00:00:00Z' }) })],
    'silent',
  ],
  [
    'created after a delete',
    'created-constant',
    [shown({}), exchange({ method: 'DELETE', status: 204 }), shown({ created: '2026-01-01T00:00:00Z' })],
    'silent',
  ],
  [
    'created of what has no id',
    'created-constant',
    [shown({}, { id: undefined }), shown({ created: '2026-01-01T00:00:00Z' }, { id: undefined })],
    'silent',
  ],
  ['a location that is none', 'location-absolute', shown({ location: 7 }), 'silent'],
  [
    'a location of what has no id',
    'location-of-the-resource',
    shown({ location: elsewhere }, { id: undefined }),
    'silent',
  ],
  ['a location with a query', 'location-of-the-resource', shown({ location: `${baseUrl}/Users/2819?x=/y` }), 'held'],
  ['a location with a fragment', 'location-of-the-resource', shown({ location: `${baseUrl}/Users/2819#/y` }), 'held'],
  [
    'a location that cannot be decoded',
    'location-of-the-resource',
    shown({ location: `${baseUrl}/Users/%E0` }, { id: '%E0' }),
    'held',
  ],
  [
    'a location that only ends like the id',
    'location-of-the-resource',
    shown({ location: `${baseUrl}/Users/12819` }),
    'violated',
  ],
  [
    'a relative Location of a create',
    'location-header-of-a-create',
    create(user(), [['Location', '/v2/Users/2819']]),
    'held',
  ],
  ['no Location of a create', 'location-header-of-a-create', create(user()), 'silent'],
  [
    'a Location beside no location',
    'location-header-of-a-create',
    create(user({}, { location: undefined }), [['Location', elsewhere]]),
    'silent',
  ],
  ['a Location of a create is judged there', 'location-header', create(user(), [['Location', elsewhere]]), 'silent'],
  [
    'a Location of a change',
    'location-header',
    located([['Location', elsewhere]], undefined, { method: 'PUT' }),
    'silent',
  ],
  ['a Location of 203', 'location-header', located([['Location', elsewhere]], undefined, { status: 203 }), 'silent'],
  [
    'a Location of a list',
    'location-header',
    exchange({ path: '/Users', body: list([user()]), headers: [['Location', elsewhere]] }),
    'silent',
  ],
  ['a Location that cannot be read', 'location-header', located([['Location', 'https://']]), 'violated'],
  [
    'a Location that is as odd as the location',
    'location-header',
    located([['Location', 'https://']], 'https://'),
    'held',
  ],
  [
    'a Content-Location of a list',
    'content-location',
    exchange({ path: '/Users', body: list([user()]), headers: [['Content-Location', elsewhere]] }),
    'silent',
  ],
])('of meta: %s (%s)', (_, rule, example, judgement) => {
  expect(judgementOn(rule, example)).toBe(judgement);
});

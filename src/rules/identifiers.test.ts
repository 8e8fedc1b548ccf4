import { expect, test } from 'vitest';
import { schemaUrn } from '../scim/urn.ts';
import { judgementOn, type Line } from './testing/judgement-on.ts';
import { device, exchange, list, user } from './testing/sights.ts';
import { create, group, users } from './testing/usual-exchanges.ts';

const removed = (status: number, path = '/Users/2819') => exchange({ method: 'DELETE', path, status });
const named = user({ externalId: 'x' });
const patch = (Operations: readonly object[]) =>
  exchange({ method: 'PATCH', path: '/Users/2819', sent: { Operations } as never, status: 204 });
const aDevice = exchange({ path: '/Devices/2819', body: device({ id: '2819' }) });

test.each<Line>([
  ['an id is not empty', 'id-present', exchange({ body: user({ id: '' }) }), 'violated'],
  ['an id of another word', 'id-without-bulk-id', exchange({ body: user({ id: 'bulk-1' }) }), 'held'],
  ['an id of that word in any case', 'id-without-bulk-id', exchange({ body: user({ id: 'x-BULKID' }) }), 'violated'],
  ['no id has no words', 'id-without-bulk-id', exchange({ body: user({ id: 7 }) }), 'silent'],
  ['what is at the address of all', 'id-of-the-address', exchange({ path: '/Users', body: list([user()]) }), 'silent'],
  ['what is at no address', 'id-of-the-address', exchange({ body: user({ id: undefined }) }), 'silent'],
  [
    'what was sent to an address',
    'id-of-the-address',
    exchange({ method: 'POST', path: '/Users/.search', body: user() }),
    'silent',
  ],
  ['what a PUT was sent to', 'id-of-the-address', exchange({ method: 'PUT', body: user({ id: '7' }) }), 'violated'],
  ['what is me', 'id-of-the-address', exchange({ path: '/Me', body: user() }), 'silent'],
  [
    'what an address that is encoded leads to',
    'id-of-the-address',
    exchange({ path: '/Users/a%20b', body: user({ id: 'a b' }) }),
    'held',
  ],
  ['a new id', 'id-of-a-new-resource', create(user()), 'held'],
  ['an id that was seen in a list', 'id-of-a-new-resource', [users(user()), create(user())], 'violated'],
  ['an id that another type has', 'id-of-a-new-resource', [aDevice, create(user())], 'held'],
  ['an id that was given up', 'id-of-a-new-resource', [create(user()), removed(299), create(user())], 'held'],
  ['an id of what was gone', 'id-of-a-new-resource', [create(user()), removed(404), create(user())], 'held'],
  [
    'an id of what could not be removed',
    'id-of-a-new-resource',
    [create(user()), removed(300), create(user())],
    'violated',
  ],
  [
    'an id of what nobody found',
    'id-of-a-new-resource',
    [create(user()), exchange({ status: 404 }), create(user())],
    'violated',
  ],
  [
    'an id of which a part was removed',
    'id-of-a-new-resource',
    [create(user()), removed(204, '/Users/2819/x'), create(user())],
    'violated',
  ],
  [
    'an id of a resource that a POST found',
    'id-of-a-new-resource',
    exchange({ method: 'POST', path: '/Users', body: user() }),
    'silent',
  ],
  [
    'an id of a resource that a PUT made',
    'id-of-a-new-resource',
    exchange({ method: 'PUT', status: 201, body: user() }),
    'silent',
  ],
  ['an id of a resource without one', 'id-of-a-new-resource', create(user({ id: undefined })), 'silent'],
  [
    'an id of a list',
    'id-of-a-new-resource',
    exchange({ method: 'POST', path: '/Users', status: 201, body: list([user()]) }),
    'silent',
  ],
  [
    'an id of the same type',
    'id-unique-across-types',
    [exchange({ body: user() }), exchange({ body: user() })],
    'held',
  ],
  [
    'an id of a type that has it no more',
    'id-unique-across-types',
    [exchange({ body: user() }), removed(204), aDevice],
    'held',
  ],
  ['an id of nobody', 'id-unique-across-types', exchange({ body: user({ id: undefined }) }), 'silent'],
  ['a list of nobody', 'entries-once', users(), 'silent'],
  ['one resource', 'entries-once', exchange({ body: user() }), 'silent'],
  ['a list of two types', 'entries-once', exchange({ path: '', body: list([user(), device({ id: '2819' })]) }), 'held'],
  ['a list of what has no id', 'entries-once', users(user({ id: undefined }), user({ id: undefined })), 'silent'],
  ['an externalId of somebody else', 'external-id-not-invented', exchange({ body: named }), 'silent'],
  [
    'an externalId of who was there before',
    'external-id-not-invented',
    [exchange({ body: user() }), exchange({ body: named })],
    'silent',
  ],
  [
    'an externalId of who was seen twice',
    'external-id-not-invented',
    [create(user()), exchange({ body: user() }), exchange({ body: named })],
    'violated',
  ],
  [
    'an externalId of a POST that found',
    'external-id-not-invented',
    exchange({ method: 'POST', path: '/Users', body: named }),
    'silent',
  ],
  [
    'an externalId of a PUT that made',
    'external-id-not-invented',
    exchange({ method: 'PUT', status: 201, body: named }),
    'silent',
  ],
  ['an externalId of nothing', 'external-id-not-invented', create(user({ externalId: '' })), 'held'],
  ['an externalId of no text', 'external-id-not-invented', create(user({ externalId: 7 })), 'held'],
  ['an externalId in another case', 'external-id-not-invented', create(named, [], { EXTERNALID: 'x' }), 'held'],
  [
    'an externalId by a path',
    'external-id-not-invented',
    [create(user()), patch([{ path: `${schemaUrn.User}:externalId`, value: 'x' }]), exchange({ body: named })],
    'held',
  ],
  [
    'an externalId in a value',
    'external-id-not-invented',
    [create(user()), patch([{ value: { externalId: 'x' } }]), exchange({ body: named })],
    'held',
  ],
  [
    'an externalId by another path',
    'external-id-not-invented',
    [create(user()), patch([{ path: 'title', value: 'x' }]), exchange({ body: named })],
    'violated',
  ],
  [
    'an externalId by another name',
    'external-id-not-invented',
    [create(user()), patch([{ path: 'externalId', title: 'x' }]), exchange({ body: named })],
    'violated',
  ],
  [
    'an externalId by a path of the wrong type',
    'external-id-not-invented',
    [create(user()), patch([{ path: 7, value: 'x' }]), exchange({ body: named })],
    'violated',
  ],
  [
    'an externalId before others',
    'external-id-not-invented',
    [
      create(user(), [], { externalId: 'x' }),
      create(user({ id: '1' }), [], { externalId: 'y' }),
      exchange({ body: named }),
    ],
    'held',
  ],
  [
    'a userName of a part',
    'user-name-present',
    exchange({ path: '/Users/2819?attributes=id', body: user({ userName: undefined }) }),
    'silent',
  ],
  ['a userName of a Group', 'user-name-present', group({ displayName: 'x' }), 'silent'],
  ['a userName whose type is another matter', 'user-name-present', exchange({ body: user({ userName: 7 }) }), 'held'],
  ['a displayName of a User', 'group-name-present', exchange({ body: user() }), 'silent'],
  ['a displayName of nothing', 'group-name-present', group({ displayName: '' }), 'violated'],
])('of identifiers: %s (%s)', (_, rule, example, judgement) => {
  expect(judgementOn(rule, example)).toBe(judgement);
});

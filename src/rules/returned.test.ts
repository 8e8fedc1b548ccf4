import { describe, expect, test } from 'vitest';
import { attribute } from '../scim/attribute.ts';
import type { Schema } from '../scim/schema.ts';
import { schemaUrn } from '../scim/urn.ts';
import { judgementOn, type Line } from './testing/judgement-on.ts';
import {
  batteryUrn,
  device,
  deviceUrn,
  exchange,
  list,
  scimError,
  surroundings,
  token,
  user,
} from './testing/sights.ts';
import { aDevice, users } from './testing/usual-exchanges.ts';

const secret = 'correct horse';
const sent = (body: object, answer: object = user({ title: secret })) =>
  exchange({ method: 'POST', path: '/Users', sent: body as never, status: 201, body: answer as never });

test.each<Line>([
  ['a type without secrets', 'never-returned', aDevice({}), 'silent'],
  ['null is nothing', 'never-returned', exchange({ body: user({ password: null }) }), 'held'],
  [
    'a Group has no password',
    'password-never-returned',
    exchange({ path: '/Groups/1', body: { password: 'x' } }),
    'silent',
  ],
  ['a password in another case', 'password-never-returned', exchange({ body: user({ PassWord: 'x' }) }), 'violated'],
  ['what only ends like it', 'password-never-returned', exchange({ body: user({ oldPassword: 'x' }) }), 'held'],
  ['what only begins like it', 'password-never-returned', exchange({ body: user({ passwords: 'x' }) }), 'held'],
  ['a password before it is known', 'no-password-repeated', exchange({ body: user({ title: secret }) }), 'silent'],
  [
    'a password and no answer',
    'no-password-repeated',
    exchange({ method: 'POST', path: '/Users', sent: { password: secret }, status: 201 }),
    'silent',
  ],
  [
    'a password of eight letters',
    'no-password-repeated',
    sent({ password: '12345678' }, user({ title: '12345678' })),
    'violated',
  ],
  [
    'a password of seven letters',
    'no-password-repeated',
    sent({ password: '1234567' }, user({ title: '1234567' })),
    'silent',
  ],
  ['a password in another case', 'no-password-repeated', sent({ PASSWORD: secret }), 'violated'],
  ['a password in a list', 'no-password-repeated', sent({ Operations: [{ data: { password: secret } }] }), 'violated'],
  [
    'a password by its path',
    'no-password-repeated',
    sent({ Operations: [{ path: `${schemaUrn.User}:Password`, VALUE: secret }] }),
    'violated',
  ],
  [
    'a value by another path',
    'no-password-repeated',
    sent({ Operations: [{ path: 'title', value: secret }] }),
    'silent',
  ],
  [
    'a password that is no text',
    'no-password-repeated',
    sent({ password: 1234567890 }, user({ title: '1234567890' })),
    'silent',
  ],
  [
    'one of two passwords',
    'no-password-repeated',
    [sent({ password: secret }, user()), sent({ password: 'battery staple' })],
    'violated',
  ],
  [
    'a password sent in no JSON',
    'no-password-repeated',
    exchange({ method: 'POST', path: '/Users', sent: `password=${secret}`, body: secret }),
    'silent',
  ],
  ['a token in a header', 'no-token-repeated', exchange({ headers: [['X-Token', `it is ${token}`]] }), 'violated'],
  ['a header of another name', 'no-token-repeated', exchange({ headers: [['X-Token', 'none']] }), 'held'],
  ['a required attribute in an empty list', 'always-returned', aDevice({ serial: [] }), 'violated'],
  ['a required attribute that is null', 'always-returned', aDevice({ serial: null }), 'violated'],
  ['a required attribute in another case', 'always-returned', aDevice({ serial: undefined, SERIAL: 'x' }), 'held'],
  ['a required attribute of a filled list', 'always-returned', aDevice({ serial: ['x'] }), 'held'],
  ['schemas and id have their own rules', 'always-returned', aDevice({ schemas: undefined, id: undefined }), 'held'],
  [
    'schemas and id have their own rules again',
    'required-attributes',
    aDevice({ schemas: undefined, id: undefined }),
    'held',
  ],
  [
    'a required attribute of a part',
    'required-attributes',
    exchange({ path: '/Devices/d1?attributes=ports', body: {} }),
    'silent',
  ],
  [
    'a required attribute of a User',
    'required-attributes',
    exchange({ body: user({ userName: undefined }) }),
    'violated',
  ],
  [
    'an extension of a part',
    'required-extensions',
    exchange({ path: '/Devices/d1?attributes=ports', body: {} }),
    'silent',
  ],
  [
    'an extension in another case',
    'required-extensions',
    aDevice({ [batteryUrn]: undefined, [batteryUrn.toUpperCase()]: {} }),
    'held',
  ],
  ['an extension that is no object', 'required-extensions', aDevice({ [batteryUrn]: 7 }), 'violated'],
  ['an extension that is not required', 'required-extensions', exchange({ body: user() }), 'silent'],
  [
    'what is shown on request by a PUT',
    'returned-on-request',
    exchange({ method: 'PUT', path: '/Devices/d1', body: device({ notes: 'x' }) }),
    'silent',
  ],
  [
    'what is shown on request in a list',
    'returned-on-request',
    exchange({ path: '/Devices', body: list([device({ notes: 'x' })]) }),
    'violated',
  ],
  [
    'what is shown on request by a search',
    'returned-on-request',
    exchange({
      method: 'POST',
      path: '/Devices/.search',
      sent: { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'], attributes: ['notes'] },
      body: list([device({ notes: 'x' })]),
    }),
    'held',
  ],
  ['what is shown on request is null', 'returned-on-request', aDevice({ notes: null }), 'held'],
  ['what is always shown', 'returned-on-request', users(user()), 'silent'],
  [
    'an error has no attributes',
    'returned-on-request',
    exchange({ path: '/Devices/d1', status: 404, body: scimError(404) }),
    'silent',
  ],
])('of what is returned: %s (%s)', (_, rule, example, judgement) => {
  expect(judgementOn(rule, example)).toBe(judgement);
});

test('no token is repeated where none is sent', () => {
  expect(judgementOn('no-token-repeated', exchange({ body: token }), { token: undefined as never })).toBe('silent');
});

describe('characteristics of', () => {
  const secretive = [
    attribute('serial', 'string', '', { required: true }),
    attribute('pin', 'string', '', { returned: 'never', required: true }),
    attribute('puk', 'string', '', { mutability: 'writeOnly', required: true }),
    attribute('code', 'string', '', { returned: 'request', required: true }),
    attribute('label', 'string', '', { returned: 'always' }),
    attribute('lock', 'complex', '', { subAttributes: [attribute('key', 'string', '', { returned: 'never' })] }),
    attribute('log', 'complex', '', { subAttributes: [attribute('entry', 'string', '', { returned: 'request' })] }),
  ];
  const schemasWith = (id: string, attributes: Schema['attributes']) => ({
    schemas: [
      ...surroundings.schemas.filter((schema) => schema.id !== id),
      { id, name: '', description: '', attributes },
    ],
  });
  const base = schemasWith(deviceUrn, secretive);
  const extension = schemasWith(batteryUrn, secretive);

  test.each<[fact: string, rule: string, body: object, more: object, judgement: string]>([
    ['a secret', 'never-returned', { pin: 'x' }, base, 'violated'],
    ['what is only written', 'never-returned', { puk: 'x' }, base, 'violated'],
    ['a secret part', 'never-returned', { lock: { key: 'x' } }, base, 'violated'],
    ['a secret of an extension', 'never-returned', { [batteryUrn]: { pin: 'x' } }, extension, 'violated'],
    ['something else', 'never-returned', { label: 'x' }, base, 'held'],
    [
      'a secret part alone',
      'never-returned',
      { lock: { key: 'x' } },
      schemasWith(deviceUrn, secretive.slice(5, 6)),
      'violated',
    ],
    [
      'a requested part alone',
      'returned-on-request',
      { log: { entry: 'x' } },
      schemasWith(deviceUrn, secretive.slice(6)),
      'violated',
    ],
    ['what is required and cannot be shown', 'required-attributes', { serial: 'x' }, base, 'held'],
    ['what is required and can be shown', 'required-attributes', { serial: null }, base, 'violated'],
    ['what is always shown and not required', 'always-returned', { serial: 'x' }, base, 'held'],
    ['what is required and not always shown', 'always-returned', { serial: null }, base, 'held'],
  ])('%s count: %s', (_, rule, body, more, judgement) => {
    expect(judgementOn(rule, aDevice(body as never), more)).toBe(judgement);
  });

  test('a part that is asked for by its whole, or by itself', () => {
    const asked = (attributes: string) =>
      judgementOn(
        'returned-on-request',
        exchange({ path: `/Devices/d1?attributes=${attributes}`, body: device({ log: { entry: 'x' } }) }),
        base,
      );

    expect(['LOG', 'log.entry', 'entry', 'code'].map(asked)).toEqual(['held', 'held', 'held', 'violated']);
  });

  test.each(['always-returned', 'required-attributes'])(
    'a type that nobody describes count for nothing: %s',
    (rule) => {
      expect(judgementOn(rule, aDevice({}), { schemas: [] })).toBe('silent');
    },
  );
});

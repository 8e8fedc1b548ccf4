import { expect, test } from 'vitest';
import type { HeaderList } from '../http/exchange.ts';
import { plainJson, scimJson } from '../scim/media-type.ts';
import { messageUrn, schemaUrn } from '../scim/urn.ts';
import { judgementOn, type Line } from './testing/judgement-on.ts';
import { exchange, list, scimError, user } from './testing/sights.ts';

const typed = (type: string, asked: HeaderList = []) =>
  exchange({ asked, body: user(), headers: [['Content-Type', type]] });
const bulk = (members: object) =>
  exchange({ method: 'POST', path: '/bulk', body: { schemas: [messageUrn.BulkResponse], ...members } });
const broken = user({ displayName: 'Zo\uFFFD' });

test.each<Line>([
  ['nothing needs no media type', 'media-type', exchange({}), 'silent'],
  [
    '204 needs no media type',
    'media-type',
    exchange({ status: 204, body: 'x', headers: [['Content-Type', 'x/y']] }),
    'silent',
  ],
  [
    '304 needs no media type',
    'media-type',
    exchange({ status: 304, body: 'x', headers: [['Content-Type', 'x/y']] }),
    'silent',
  ],
  [
    'an error needs one',
    'media-type',
    exchange({ status: 404, body: 'x', headers: [['Content-Type', 'text/html']] }),
    'violated',
  ],
  ['something needs one', 'media-type', typed(''), 'violated'],
  ['plain JSON may be asked for', 'media-type', typed(plainJson, [['ACCEPT', 'Application/JSON, */*']]), 'held'],
  ['SCIM may be sent all the same', 'media-type', typed(scimJson, [['Accept', plainJson]]), 'held'],
  ['plain JSON is not asked for by a body', 'media-type', typed(plainJson, [['Content-Type', plainJson]]), 'violated'],
  ['plain JSON is not asked for by anything', 'media-type', typed(plainJson, [['Accept', '*/*']]), 'violated'],
  ['a success may have no body', 'body-is-a-json-object', exchange({}), 'silent'],
  ['199 is no success', 'body-is-a-json-object', exchange({ status: 199, body: '[]' }), 'silent'],
  ['299 is a success', 'body-is-a-json-object', exchange({ status: 299, body: '[]' }), 'violated'],
  ['300 is no success', 'body-is-a-json-object', exchange({ status: 300, body: '[]' }), 'silent'],
  ['204 has another rule', 'body-is-a-json-object', exchange({ status: 204, body: '[]' }), 'silent'],
  ['a charset has no case', 'utf-8', typed(`${scimJson}; Charset="UTF-8"`), 'held'],
  ['a charset may be followed by more', 'utf-8', typed(`${scimJson}; charset=utf-8; x=y`), 'held'],
  ['a charset may be followed by spaces', 'utf-8', typed(`${scimJson}; charset=utf-8 ; x=y`), 'held'],
  ['a charset need not be there', 'utf-8', typed(scimJson), 'held'],
  ['a charset of nothing', 'utf-8', exchange({ headers: [['Content-Type', 'text/html; charset=x']] }), 'silent'],
  ['what was sent broken comes back so', 'utf-8', exchange({ method: 'PUT', sent: broken, body: broken }), 'held'],
  [
    'what was sent broken before comes back so',
    'utf-8',
    [exchange({ method: 'PUT', sent: broken }), exchange({ method: 'PUT', sent: user() }), exchange({ body: broken })],
    'held',
  ],
  ['what was sent whole comes back so', 'utf-8', exchange({ method: 'PUT', sent: user(), body: broken }), 'violated'],
  ['a detail is a word of an error', 'message-urn', exchange({ status: 400, body: { detail: 'x' } }), 'violated'],
  ['a status is a word of an error', 'message-urn', exchange({ status: 400, body: { status: '400' } }), 'violated'],
  ['a body of 400 need not be a message', 'message-urn', exchange({ status: 400, body: { error: 'x' } }), 'silent'],
  ['a body of 399 need not be an error', 'message-urn', exchange({ status: 399, body: { detail: 'x' } }), 'silent'],
  ['a resource is no message', 'message-urn', exchange({ body: user() }), 'silent'],
  ['a page is no message', 'message-urn', exchange({ status: 400, body: '<html>' }), 'silent'],
  ['a bulk response is one', 'message-urn', bulk({ schemas: [], Operations: [] }), 'violated'],
  ['a bulk response is one that has its URN', 'message-urn', bulk({ Operations: [] }), 'held'],
  ['a bulk response has Operations', 'message-urn', bulk({ schemas: [], Operations: 7 }), 'silent'],
  ['a bulk response comes from /Bulk', 'message-urn', exchange({ body: { Operations: [] } }), 'silent'],
  [
    'the root has no bulk response',
    'message-urn',
    exchange({ path: '', method: 'POST', body: { Operations: [] } }),
    'silent',
  ],
  [
    'schemas that are none',
    'schemas-of-a-message',
    exchange({ path: '/Users', body: list([], { schemas: messageUrn.ListResponse }) }),
    'silent',
  ],
  [
    'schemas without the message',
    'schemas-of-a-message',
    exchange({ path: '/Users', body: list([], { schemas: [schemaUrn.User] }) }),
    'silent',
  ],
  ['schemas of a resource', 'schemas-of-a-message', exchange({ body: user() }), 'silent'],
  [
    'schemas of two messages',
    'schemas-of-a-message',
    exchange({ status: 400, body: scimError(400, { schemas: [messageUrn.Error, 'urn:ietf:params:scim:api:x'] }) }),
    'held',
  ],
  [
    'schemas that are no text',
    'schemas-of-a-message',
    exchange({ status: 400, body: scimError(400, { schemas: [7, messageUrn.Error] }) }),
    'violated',
  ],
  [
    'schemas of a text that only has the URN in it',
    'schemas-of-a-message',
    exchange({ status: 400, body: scimError(400, { schemas: [`x${messageUrn.Error}`] }) }),
    'silent',
  ],
  ['schemas of a page', 'schemas-of-a-message', exchange({ status: 400, body: '<html>' }), 'silent'],
])('of messages: %s (%s)', (_, rule, example, judgement) => {
  expect(judgementOn(rule, example)).toBe(judgement);
});

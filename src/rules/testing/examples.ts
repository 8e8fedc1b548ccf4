import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import type { Example } from './judgement-on.ts';
import { baseUrl, batteryUrn, device, exchange, list, scimError, token, user } from './sights.ts';
import { aDevice, anonymous, bulk, challenge, create, group, later, users, withCursor } from './usual-exchanges.ts';

/** What each rule accepts and what it does not. */
export const examples: Readonly<Record<string, readonly [held: Example, violated: Example, ...more: Example[]]>> = {
  'media-type': [
    exchange({ body: user(), headers: [['Content-Type', 'application/scim+json; charset=utf-8']] }),
    exchange({ body: user(), headers: [['Content-Type', 'application/json']] }),
    exchange({ body: user(), headers: [['Content-Type', 'application/json+scim']] }),
  ],
  'body-is-a-json-object': [exchange({ body: user() }), exchange({ body: [user()] }), exchange({ body: '<html>' })],
  'utf-8': [
    exchange({ body: user({ displayName: 'Zoë' }) }),
    exchange({ body: user({ displayName: 'Zo\uFFFD' }) }),
    exchange({ body: user(), headers: [['Content-Type', 'application/scim+json; charset=iso-8859-1']] }),
  ],
  'message-urn': [
    exchange({ path: '/Users', body: list([]) }),
    exchange({ path: '/Users', body: list([], { schemas: [schemaUrn.User] }) }),
    exchange({ status: 404, body: scimError(404, { schemas: [] }) }),
  ],
  'schemas-of-a-message': [
    exchange({ path: '/Users', body: list([]) }),
    exchange({ path: '/Users', body: list([], { schemas: [messageUrn.ListResponse, schemaUrn.User] }) }),
  ],
  'error-body': [
    exchange({ status: 404, body: scimError(404) }),
    exchange({ status: 404 }),
    exchange({ status: 404, body: { error: 'x' } }),
  ],
  'error-status': [
    exchange({ status: 404, body: scimError(404) }),
    exchange({ status: 404, body: scimError(404, { status: 404 }) }),
    exchange({ status: 404, body: scimError(400) }),
  ],
  'error-status-in-body': [
    exchange({ status: 404, body: scimError(404, { status: 404 }) }),
    exchange({ status: 404, body: { detail: 'gone' } }),
  ],
  'error-keyword': [
    exchange({ status: 400, body: scimError(400, { scimType: 'invalidFilter' }) }),
    exchange({ status: 400, body: scimError(400, { scimType: 'InvalidFilter' }) }),
    exchange({ status: 404, body: scimError(404, { scimType: null }) }),
    bulk({ method: 'POST', status: '400', response: scimError(400, { scimType: 'wrong' }) }),
  ],
  'error-keyword-by-status': [
    exchange({ status: 409, body: scimError(409, { scimType: 'uniqueness' }) }),
    exchange({ status: 404, body: scimError(404, { scimType: 'noTarget' }) }),
  ],
  'sensitive-as-forbidden': [
    exchange({ path: '/Users?filter=x', status: 403, body: scimError(403, { scimType: 'sensitive' }) }),
    exchange({ path: '/Users?filter=x', status: 400, body: scimError(400, { scimType: 'sensitive' }) }),
  ],
  'error-detail': [
    exchange({ status: 404, body: scimError(404) }),
    exchange({ status: 404, body: scimError(404, { detail: '' }) }),
  ],
  'no-error-as-success': [exchange({ body: user() }), exchange({ body: scimError(404) })],
  'no-internal-error': [
    exchange({ status: 501, body: scimError(501) }),
    exchange({ status: 500, body: scimError(500) }),
    exchange({ status: 503, body: scimError(503) }),
  ],
  '204-without-body': [
    exchange({ method: 'DELETE', status: 204 }),
    exchange({ method: 'DELETE', status: 204, headers: [['Content-Length', '2']] }),
    exchange({ method: 'DELETE', status: 204, body: 'null' }),
  ],
  '304-without-body': [exchange({ status: 304 }), exchange({ status: 304, body: user() })],
  '304-with-etag': [exchange({ status: 304, headers: [['ETag', 'W/"1"']] }), exchange({ status: 304 })],
  '405-with-allow': [
    exchange({ status: 405, body: scimError(405), headers: [['allow', 'GET']] }),
    exchange({ status: 405, body: scimError(405) }),
  ],
  'scim-json-is-acceptable': [
    exchange({ asked: [['Accept', 'application/scim+json']], body: user() }),
    exchange({ asked: [['Accept', 'text/plain, Application/SCIM+JSON;q=0.9']], status: 406, body: scimError(406) }),
  ],
  '401-with-challenge': [challenge('Basic realm="x"'), exchange({ status: 401, body: scimError(401) })],
  'bearer-challenge': [challenge('Basic realm="x", Bearer realm="y"'), challenge('Basic realm="x"')],
  'bearer-challenge-parameter': [
    challenge('Bearer realm="x"'),
    challenge('Bearer'),
    challenge('Bearer, Basic realm="x"'),
  ],
  'bearer-challenge-realm': [
    challenge('Bearer realm="x", error="invalid_token"'),
    challenge('Bearer realm="x", realm="y"'),
  ],
  'rejected-token-error': [challenge('Bearer error="invalid_token"'), challenge('Bearer realm="x"')],
  'no-error-without-token': [anonymous('Bearer realm="x"'), anonymous('Bearer realm="x", error="invalid_token"')],
  'no-redirect-elsewhere': [
    exchange({ status: 308, headers: [['Location', '/v2/Users/1']] }),
    exchange({ status: 308, headers: [['Location', 'https://elsewhere.example/v2/Users/1']] }),
  ],
  'schemas-present': [exchange({ body: user() }), exchange({ body: user({ schemas: undefined }) })],
  'schemas-present-in-lists': [users(user()), users(user({ schemas: undefined }))],
  'schemas-not-empty': [
    exchange({ body: user() }),
    exchange({ body: user({ schemas: [] }) }),
    exchange({ body: user({ schemas: 'x' }) }),
  ],
  'schemas-unique': [
    exchange({ body: user() }),
    exchange({ body: user({ schemas: [schemaUrn.User, schemaUrn.User.toUpperCase()] }) }),
    exchange({ body: user({ schemas: ['User'] }) }),
  ],
  'schemas-declared': [
    exchange({ body: user({ schemas: [schemaUrn.User, schemaUrn.EnterpriseUser] }) }),
    exchange({ body: user({ schemas: [schemaUrn.User, schemaUrn.Group] }) }),
  ],
  'base-schema': [exchange({ body: user() }), exchange({ body: user({ schemas: [schemaUrn.EnterpriseUser] }) })],
  'extension-in-schemas': [
    exchange({
      body: user({
        schemas: [schemaUrn.User, schemaUrn.EnterpriseUser],
        [schemaUrn.EnterpriseUser]: { department: 'x' },
      }),
    }),
    exchange({ body: user({ [schemaUrn.EnterpriseUser]: { department: 'x' } }) }),
  ],
  'schema-published': [
    exchange({ body: user() }),
    exchange({ body: user({ schemas: [schemaUrn.User, schemaUrn.EnterpriseUser] }) }),
  ],
  'base-attributes-at-the-top': [
    exchange({ body: user() }),
    exchange({ body: user({ [schemaUrn.User]: { title: 'x' } }) }),
  ],
  'extension-attributes-apart': [
    exchange({ body: user({ [schemaUrn.EnterpriseUser]: { department: 'x' } }) }),
    exchange({ body: user({ department: 'x' }) }),
  ],
  'meta-resource-type': [
    exchange({ body: user() }),
    exchange({ body: user({}, { resourceType: 'user' }) }),
    exchange({ body: user({ meta: undefined }) }),
  ],
  'meta-of-a-new-resource': [create(user()), create(user({}, { created: undefined })), create(user({ id: '' }))],
  'meta-dates': [
    exchange({ body: user() }),
    exchange({ body: user({}, { created: 1763600000 }) }),
    exchange({ body: user({}, { created: '2026-11-20' }) }),
  ],
  'meta-dates-with-zone': [
    exchange({ body: user() }),
    exchange({ body: user({}, { created: '2026-11-20T11:00:00' }) }),
  ],
  'modified-after-created': [
    exchange({ body: user() }),
    exchange({ body: user({}, { lastModified: '2026-11-20T10:00:00Z' }) }),
  ],
  'created-constant': [
    [
      exchange({ body: user({}, { created: '2026-11-20T11:00:00.1239Z' }) }),
      exchange({ body: user({}, { created: '2026-11-20T12:00:00.124+01:00' }) }),
    ],
    [exchange({ body: user() }), users(user({}, { created: '2026-11-20T11:00:07Z' }))],
  ],
  'location-absolute': [exchange({ body: user() }), exchange({ body: user({}, { location: '/v2/Users/2819' }) })],
  'location-of-the-resource': [
    exchange({ path: '/Users/a%40b', body: user({ id: 'a@b' }, { location: `${baseUrl}/Users/a%40b` }) }),
    exchange({ body: user({}, { location: `${baseUrl}/Users/ada` }) }),
  ],
  'location-header-of-a-create': [
    create(user(), [['Location', `${baseUrl}/Users/2819`]]),
    create(user(), [['Location', `${baseUrl}/Users`]]),
  ],
  'location-header': [
    exchange({ body: user(), headers: [['Location', '/v2/Users/2819']] }),
    exchange({ body: user(), headers: [['Location', `${baseUrl}/Users`]] }),
  ],
  'content-location': [
    exchange({ body: user(), headers: [['Content-Location', `${baseUrl}/Users/2819`]] }),
    exchange({ body: user(), headers: [['Content-Location', `${baseUrl}/Users/1`]] }),
  ],
  'id-present': [exchange({ body: user() }), exchange({ body: user({ id: 2819 }) }), users(user({ id: undefined }))],
  'id-without-bulk-id': [exchange({ body: user() }), exchange({ body: user({ id: 'bulkId:1' }) })],
  'id-of-the-address': [exchange({ body: user() }), exchange({ body: user({ id: '1' }) })],
  'id-of-a-new-resource': [
    [create(user()), exchange({ method: 'DELETE', status: 204 }), create(user())],
    [create(user()), create(user({ userName: 'grace' }))],
  ],
  'id-unique-across-types': [
    [exchange({ body: user() }), exchange({ path: '/Devices/d1', body: device() })],
    [exchange({ body: user() }), exchange({ path: '/Devices/2819', body: device({ id: '2819' }) })],
  ],
  'entries-once': [users(user(), user({ id: '1' })), users(user(), user())],
  'external-id-not-invented': [
    [create(user({ externalId: 'x' }), [], { externalId: 'x' }), exchange({ body: user({ externalId: 'x' }) })],
    [create(user()), exchange({ body: user({ externalId: 'x' }) })],
    create(user({ externalId: 'x' })),
  ],
  'user-name-present': [exchange({ body: user() }), exchange({ body: user({ userName: '' }) })],
  'group-name-present': [group({ displayName: 'Team' }), group({})],
  'list-response': [users(user()), exchange({ path: '/Users', body: list([], { schemas: undefined }) })],
  'total-results-present': [users(), exchange({ path: '/Users', body: list([], { totalResults: '0' }) })],
  'total-results-not-below-entries': [
    users(user()),
    exchange({ path: '/Users', body: list([user()], { totalResults: 0 }) }),
  ],
  'resources-present': [
    exchange({ path: '/Users', body: list([], { totalResults: 4 }) }),
    exchange({ path: '/Users', body: list([], { totalResults: 4, Resources: undefined }) }),
  ],
  'resources-spelled': [users(), exchange({ path: '/Users', body: list([], { Resources: undefined, resources: [] }) })],
  'start-index-of-a-part': [
    exchange({ path: '/Users', body: list([user()], { totalResults: 2 }) }),
    exchange({ path: '/Users', body: list([user()], { totalResults: 2, startIndex: undefined }) }),
  ],
  'items-per-page-of-a-part': [
    exchange({ path: '/Users', body: list([user()], { totalResults: 2 }) }),
    exchange({ path: '/Users', body: list([user()], { totalResults: 2, itemsPerPage: undefined }) }),
  ],
  'items-per-page': [users(user()), exchange({ path: '/Users', body: list([user()], { itemsPerPage: 100 }) })],
  'start-index': [
    exchange({ path: '/Users?startIndex=0', body: list([user()]) }),
    exchange({ path: '/Users?startIndex=2', body: list([user()], { totalResults: 3 }) }),
  ],
  'count-respected': [
    exchange({ path: '/Users?count=2', body: list([user(), user({ id: '1' })]) }),
    exchange({ path: '/Users?count=1', body: list([user(), user({ id: '1' })]) }),
    exchange({
      method: 'POST',
      path: '/Users/.search',
      sent: { schemas: [messageUrn.SearchRequest], count: 1 },
      body: list([user(), user({ id: '1' })]),
    }),
  ],
  'count-zero': [
    exchange({ path: '/Users?count=0', body: list([]) }),
    exchange({ path: '/Users?count=0', body: list([user()]) }),
  ],
  'max-results': [users(user()), users(...['1', '2', '3', '4'].map((id) => user({ id })))],
  'max-page-size': [users(user()), users(...['1', '2', '3', '4'].map((id) => user({ id })))],
  strings: [exchange({ body: user() }), exchange({ body: user({ userName: 7 }) })],
  booleans: [exchange({ body: user() }), exchange({ body: user({ active: 'True' }) })],
  decimals: [aDevice({ weight: 1.5 }), aDevice({ weight: '1.5' })],
  integers: [aDevice({ ports: 4 }), aDevice({ ports: 4.5 })],
  'date-times': [
    aDevice({ boughtAt: '2008-01-23T04:56:22Z' }),
    aDevice({ boughtAt: '2008-13-23T04:56:22Z' }),
    aDevice({ boughtAt: 1 }),
  ],
  'date-times-with-zone': [
    aDevice({ boughtAt: '2008-01-23T04:56:22+02:00' }),
    aDevice({ boughtAt: '2008-01-23T04:56:22' }),
  ],
  binaries: [aDevice({ firmware: 'c2NpbQ' }), aDevice({ firmware: 'not base64' })],
  references: [
    exchange({ body: user({ profileUrl: 'https://example.com/~ada' }) }),
    exchange({ body: user({ profileUrl: 'no url' }) }),
  ],
  'complex-values': [exchange({ body: user() }), exchange({ body: user({ emails: ['ada@example.com'] }) })],
  'simple-sub-attributes': [
    exchange({ body: user() }),
    exchange({ body: user({ emails: [{ value: { address: 'x' } }] }) }),
  ],
  'defined-attributes': [exchange({ body: user() }), exchange({ body: user({ shoeSize: 42 }) })],
  'multi-valued-arrays': [
    exchange({ body: user() }),
    exchange({ body: user({ emails: { value: 'ada@example.com' } }) }),
  ],
  'single-valued': [exchange({ body: user() }), exchange({ body: user({ userName: ['ada'] }) })],
  'one-primary': [
    exchange({ body: user() }),
    exchange({
      body: user({
        emails: [
          { value: 'a', primary: true },
          { value: 'b', primary: true },
        ],
      }),
    }),
  ],
  'values-once': [
    exchange({
      body: user({
        emails: [
          { value: 'a', type: 'work' },
          { value: 'a', type: 'home' },
        ],
      }),
    }),
    exchange({
      body: user({
        emails: [
          { value: 'a', type: 'work' },
          { value: 'a', type: 'work' },
        ],
      }),
    }),
  ],
  'predefined-sub-attributes': [
    exchange({ body: user() }),
    exchange({ body: user({ emails: [{ value: 'a', type: 1 }] }) }),
  ],
  'never-returned': [exchange({ body: user() }), exchange({ body: user({ password: 'x' }) })],
  'password-never-returned': [exchange({ body: user({ password: null }) }), exchange({ body: user({ password: '' }) })],
  'no-password-repeated': [
    exchange({ method: 'POST', path: '/Users', sent: { password: 'correct horse' }, status: 201, body: user() }),
    exchange({
      method: 'POST',
      path: '/Users',
      sent: { password: 'correct horse' },
      status: 400,
      body: scimError(400, { detail: 'correct horse is weak' }),
    }),
  ],
  'no-token-repeated': [
    exchange({ status: 404, body: scimError(404) }),
    exchange({ status: 404, body: scimError(404, { detail: `${token} is unknown` }) }),
  ],
  'always-returned': [
    exchange({ path: '/Devices/d1?attributes=ports', body: { schemas: [], id: 'd1', serial: 'S-1' } }),
    exchange({ path: '/Devices/d1?attributes=ports', body: { schemas: [], id: 'd1', ports: 4 } }),
  ],
  'required-attributes': [aDevice({}), aDevice({ serial: undefined })],
  'required-extensions': [aDevice({}), aDevice({ [batteryUrn]: undefined })],
  'returned-on-request': [
    exchange({ path: '/Devices/d1?attributes=Notes', body: device({ notes: 'x' }) }),
    aDevice({ notes: 'x' }),
  ],
  'etag-syntax': [
    exchange({ body: user(), headers: [['ETag', 'W/"1"']] }),
    exchange({ body: user(), headers: [['ETag', '1']] }),
  ],
  'etag-is-version': [
    exchange({ body: user(), headers: [['ETag', 'W/"1"']] }),
    exchange({ body: user(), headers: [['ETag', '"1"']] }),
  ],
  'etag-of-a-create': [create(user(), [['ETag', 'W/"1"']]), create(user())],
  'version-of-a-resource': [exchange({ body: user() }), exchange({ body: user({}, { version: undefined }) })],
  'version-offered': [users(user()), users(user({}, { version: undefined }))],
  'strong-etag-one-body': [
    [
      exchange({ body: user(), headers: [['ETag', '"1"']] }),
      exchange({ body: user({ title: 'x' }), headers: [['ETag', '"2"']] }),
    ],
    [
      exchange({ body: user(), headers: [['ETag', '"1"']] }),
      exchange({ body: user({ title: 'x' }), headers: [['ETag', '"1"']] }),
    ],
  ],
  'bulk-operations': [
    bulk(),
    exchange({ method: 'POST', path: '/Bulk', body: { schemas: [messageUrn.BulkResponse] } }),
  ],
  'bulk-method': [bulk({ method: 'POST' }), bulk({ method: 'GET' }), bulk({ method: undefined })],
  'bulk-status': [bulk({ status: '201' }), bulk({ status: 'Created' })],
  'bulk-status-as-text': [bulk({ status: '201' }), bulk({ status: { code: '201' } })],
  'bulk-location': [
    bulk({ method: 'POST', status: '409' }, { method: 'PUT', status: '412', location: 'x' }),
    bulk({ method: 'PUT', status: '412' }),
  ],
  'bulk-error': [bulk({ status: '409', response: scimError(409) }), bulk({ status: '409' })],
  'bulk-error-detail': [
    bulk({ status: '409', response: scimError(409) }),
    bulk({ status: '409', response: scimError(409, { detail: undefined }) }),
  ],
  'bulk-without-response': [bulk({ status: '201' }), bulk({ status: '201', response: user() })],
  'cursor-is-text': [withCursor('abc'), withCursor(3), withCursor('')],
  'cursor-characters': [withCursor('aZ0-._~'), withCursor('a+b/c==')],
  'first-page-without-previous': [
    withCursor('abc'),
    exchange({ path: '/Users?cursor', body: list([], { previousCursor: 'x' }) }),
  ],
  'cursor-count-respected': [
    exchange({ path: '/Users?cursor=x&count=2', body: list([user()]) }),
    exchange({ path: '/Users?cursor=x&count=0', body: list([user()]) }),
  ],
  'cursors-advertised': [exchange({ path: '/Users', body: list([]) }), withCursor('abc')],
  '202-without-body': [later(), later({ status: 'queued' })],
  '202-with-transaction': [later(undefined, [['Set-Txn', 't1']]), later()],
  '202-with-location': [later(undefined, [['Location', `${baseUrl}/events/1`]]), later()],
  '202-with-preference': [later(undefined, [['Preference-Applied', 'respond-async']]), later()],
};

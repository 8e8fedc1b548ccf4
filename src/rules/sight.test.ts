import { describe, expect, test } from 'vitest';
import type { Exchange } from '../http/exchange.ts';
import { parseJson } from '../scim/json.ts';
import { messageUrn, schemaUrn } from '../scim/urn.ts';
import { Chronicler } from './chronicle.ts';
import { called, metaOf } from './seen-resource.ts';
import { landscapeOf, type Sight, sightOf } from './sight.ts';
import { baseUrl, device, exchange, list, surroundings, user } from './testing/sights.ts';

function look(one: Exchange): Sight | undefined {
  return sightOf(one, landscapeOf(surroundings), new Chronicler());
}

const at = (url: string, more: Partial<Exchange['request']> = {}): Exchange => {
  const { request, ...rest } = exchange({ body: list([user()]) });
  return { ...rest, request: { ...request, url, ...more } };
};

describe('a path', () => {
  test.each<[url: string, path: readonly string[] | undefined]>([
    [baseUrl, []],
    [`${baseUrl}/`, []],
    [`${baseUrl}?count=1`, []],
    [`${baseUrl}/Users`, ['Users']],
    [`${baseUrl}/Users/`, ['Users']],
    [`${baseUrl}/Users/a%2Fb?x=/y`, ['Users', 'a/b']],
    [`${baseUrl}/Users/%E0`, ['Users', '%E0']],
    [`${baseUrl}2/Users`, undefined],
    ['https://scim.example/', undefined],
  ])('of %s is %j', (url, path) => {
    expect(look(at(url))?.path).toEqual(path);
  });
});

describe('a list', () => {
  const search = { schemas: [messageUrn.SearchRequest] };
  const sent = (path: string, body?: object): Exchange =>
    exchange({ method: 'POST', path, body: list([user()]), ...(body && { sent: body as never }) });

  test.each<[Exchange, isList: boolean]>([
    [at(`${baseUrl}/Users`), true],
    [at(`${baseUrl}/USERS`), true],
    [at(baseUrl), true],
    [at(`${baseUrl}/Schemas`), false],
    [at(`${baseUrl}/Users/1`), false],
    [at(`${baseUrl}/Users`, { method: 'HEAD' }), false],
    [at(`${baseUrl}/Users/.search`), false],
    [sent('/Users', search), false],
    [sent('/Users/.search', search), true],
    [sent('/.search', search), true],
    [sent('/.search'), false],
    [sent('/.search', { schemas: [schemaUrn.User] }), false],
    [sent('/.search', [search]), false],
    [exchange({ path: '/Users', status: 199, body: list([]) }), false],
    [exchange({ path: '/Users', status: 299, body: list([]) }), true],
    [exchange({ path: '/Users', status: 300, body: list([]) }), false],
    [exchange({ path: '/Users', body: '[]' }), false],
    [exchange({ path: '/Users' }), false],
  ])('answers a query that succeeds: %#', (one, isList) => {
    expect(look(one)?.list !== undefined).toBe(isList);
  });

  test.each<[Exchange, query: object]>([
    [at(`${baseUrl}/Users?count=1&filter=a%20b+c`), { count: '1', filter: 'a b c' }],
    [at(`${baseUrl}/Users`), {}],
    [sent('/Users/.search?count=1', { count: 2 }), { count: 2 }],
    [sent('/Users/.search?count=1'), {}],
    [sent('/Users/.search', [7]), {}],
  ])('is asked for by its parameters: %#', (one, query) => {
    expect(look(one)?.query).toEqual(query);
  });
});

describe('resources', () => {
  const seen = (one: Exchange) =>
    look(one)?.resources.map((resource) => [called(resource), resource.place, resource.isEntry, resource.isWhole]);

  test.each<[Exchange, ReturnType<typeof seen>]>([
    [exchange({ body: user() }), [['User 2819', '/Users/2819', false, true]]],
    [exchange({ path: '/users/2819', body: user() }), [['User 2819', '/Users/2819', false, true]]],
    [
      exchange({ path: '/Users', method: 'POST', status: 299, body: user() }),
      [['User 2819', '/Users/2819', false, true]],
    ],
    [exchange({ path: '/me', body: user() }), [['User 2819', '/Users/2819', false, true]]],
    [exchange({ path: '/Me?attributes=id', body: user() }), [['User 2819', '/Users/2819', false, false]]],
    [exchange({ path: '/Me?excludedAttributes=id', body: user({ id: 7 }) }), [['User', undefined, false, false]]],
    [exchange({ path: '/Me/x', body: user() }), []],
    [exchange({ path: '/Users/2819/x', body: user() }), []],
    [exchange({ path: '/Schemas/x', body: user() }), []],
    [exchange({ path: '/Schemas', body: list([user()]) }), []],
    [
      exchange({ path: '/Users', body: list([user(), 7, user({ id: '1' })]) }),
      [
        ['User 2819', '/Users/2819', true, true],
        ['User 1', '/Users/1', true, true],
      ],
    ],
    [exchange({ path: '/Users', body: list([], { Resources: 7 }) }), []],
    [exchange({ path: '/Users/2819', body: list([user()]) }), []],
    [exchange({ path: '/Users/2819', status: 300, body: user() }), []],
    [exchange({ path: '/Users/2819', status: 199, body: user() }), []],
    [exchange({ path: '/Users/2819', body: '[]' }), []],
    // At the root every resource says itself what it is.
    [exchange({ path: '', body: list([device()]) }), [['Device d1', '/Devices/d1', true, true]]],
    [
      exchange({ path: '', body: list([user({ meta: undefined }), device({ meta: { resourceType: 'User' } })]) }),
      [
        ['User 2819', '/Users/2819', true, true],
        ['User d1', '/Users/d1', true, true],
      ],
    ],
    [
      exchange({
        path: '',
        body: list([{ id: '1' }, { id: '2', schemas: schemaUrn.User }, { id: '3', meta: 'User' }]),
      }),
      [],
    ],
  ])('are seen for what they are: %#', (one, expected) => {
    expect(seen(one)).toEqual(expected);
  });

  test('have a meta whose values may be missing', () => {
    const [resource] = look(exchange({ body: user({}, { version: null }) }))!.resources;
    const [odd] = look(exchange({ body: user({ meta: 'x' }) }))!.resources;

    expect(['resourceType', 'version', 'x'].map((name) => metaOf(resource!, name))).toEqual([
      'User',
      undefined,
      undefined,
    ]);
    expect(metaOf(odd!, 'length')).toBeUndefined();
  });
});

test('what was sent and what came back is read as JSON, if it is', () => {
  expect(look(exchange({ sent: '{"a":1}', body: '[1]' }))).toMatchObject({
    requested: { a: 1 },
    body: parseJson('[1]'),
  });
  expect(look(exchange({ sent: '<a>', body: '<b>' }))).toMatchObject({ requested: undefined, body: undefined });
});

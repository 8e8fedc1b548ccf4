import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Exchange, HttpRequest } from '../http/exchange.ts';
import { type Call, connect } from './connection.ts';
import { type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';

const baseUrl = 'https://example.com/scim/v2';

/** The request that a call becomes. */
async function requestFor(call: Partial<Call>, token?: string, base = baseUrl): Promise<HttpRequest> {
  const transport = {
    send: async (request: HttpRequest): Promise<Exchange> => ({
      request,
      sender: 'check',
      startedAt: '',
      durationMs: 0,
    }),
    close() {},
  };
  const connection = connect({ baseUrl: base, token, transport, userAgent: 'scimulate' });
  return (await connection.call({ method: 'GET', path: '/Users', ...call }, 'check')).request;
}

describe('a request', () => {
  test('goes below the base URL, as SCIM', async () => {
    expect(await requestFor({})).toEqual({
      method: 'GET',
      url: 'https://example.com/scim/v2/Users',
      headers: [
        ['Accept', 'application/scim+json'],
        ['User-Agent', 'scimulate'],
      ],
    });
  });

  test('with a body says what it is', async () => {
    const { headers, body } = await requestFor({ method: 'POST', body: { userName: 'ada' } });

    expect(headers).toContainEqual(['Content-Type', 'application/scim+json']);
    expect(body).toBe('{"userName":"ada"}');
  });

  test.each([
    ['{"half', '{"half'],
    ['', ''],
    [null, 'null'],
    [[], '[]'],
    [0, '0'],
  ])('with the body %j sends %j', async (given, sent) => {
    expect((await requestFor({ method: 'POST', body: given })).body).toBe(sent);
  });

  test.each<[Call['query'], string]>([
    [undefined, ''],
    [{}, ''],
    [{ startIndex: 1, count: 0 }, '?startIndex=1&count=0'],
    [{ filter: 'userName eq "a b+c&d=é%"' }, '?filter=userName%20eq%20%22a%20b%2Bc%26d%3D%C3%A9%25%22'],
    [{ attributes: ['userName', 'name.givenName'] }, '?attributes=userName%2Cname.givenName'],
    [{ filter: 'a', sortBy: undefined as unknown as string }, '?filter=a'],
    [{ filter: 'userName eq "\uD83D"' }, '?filter=userName%20eq%20%22%EF%BF%BD%22'],
  ])('with the query %j has %j', async (query, encoded) => {
    expect((await requestFor(query ? { query } : {})).url).toBe(`${baseUrl}/Users${encoded}`);
  });

  test.each<[Call['headers'], readonly string[]]>([
    [{ Accept: null }, ['User-Agent', 'Authorization']],
    [{ 'User-Agent': null, Authorization: null }, ['Accept']],
    [{ 'user-agent': null, AUTHORIZATION: null }, ['Accept']],
    [{ 'If-Match': 'W/"1"' }, ['Accept', 'User-Agent', 'Authorization', 'If-Match']],
  ])('with the headers %j has %j', async (headers, names) => {
    const request = await requestFor(headers ? { headers } : {}, 'secret');

    expect(request.headers.map(([name]) => name)).toEqual(names);
  });

  test('takes an own header in the place of the usual one, in any case', async () => {
    const { headers } = await requestFor({ headers: { accept: '*/*', authorization: 'Bearer wrong' } }, 'secret');

    expect(headers).toEqual([
      ['accept', '*/*'],
      ['User-Agent', 'scimulate'],
      ['authorization', 'Bearer wrong'],
    ]);
  });
});

describe('the token', () => {
  test.each([
    ['/Users', true],
    ['https://example.com/scim/v2/Users/1', true],
    ['https://example.com/elsewhere', true],
    ['https://EXAMPLE.com:443/scim', true],
    ['http://example.com/scim/v2/Users/1', false],
    ['https://example.com:8443/scim/v2/Users/1', false],
    ['https://example.com.evil.com/scim/v2', false],
    ['https://evil.com/https://example.com/', false],
    ['https://example.com@evil.com/', false],
    ['javascript:alert(1)', false],
    ['urn:ietf:params:scim:schemas:core:2.0:User', false],
  ])('with a request to %s is sent: %s', async (path, isSent) => {
    const { headers } = await requestFor({ path }, 'secret');

    expect(headers.some(([name]) => name === 'Authorization')).toBe(isSent);
    if (isSent) expect(headers).toContainEqual(['Authorization', 'Bearer secret']);
  });

  test('that is absent is not sent', () => {
    const transport = { send: () => Promise.reject(new Error()), close() {} };

    expect(connect({ baseUrl, transport, userAgent: 'x' })).toMatchObject({ hasToken: false, authorization: '' });
    expect(connect({ baseUrl, transport, userAgent: 'x', token: 'a' })).toMatchObject({
      hasToken: true,
      authorization: 'Bearer a',
    });
  });
});

describe('over HTTP', () => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await startScriptedServer(({ target }) => ({ status: 418, body: { target } }));
  });
  afterEach(() => server.close());

  test('the query arrives as it was meant', async () => {
    const filter = 'userName eq "a b+c&d=é%#"';

    const { answer } = await server.connection('s').call({ method: 'GET', path: '/Users', query: { filter } }, 'check');

    expect(answer?.status).toBe(418);
    expect(new URL(server.requests[0]!.target, server.url).searchParams.get('filter')).toBe(filter);
    expect(server.requests[0]!.headers).toMatchObject({ authorization: 'Bearer s' });
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messageUrn } from '../scim/urn.ts';
import { targetFrom } from '../target/target.ts';
import { type Script, type ScriptedServer, startScriptedServer } from '../target/testing/scripted-server.ts';
import { Inconclusive } from './inconclusive.ts';
import { ScimClient } from './scim-client.ts';

let server: ScriptedServer;
let scim: ScimClient;
let answer: ReturnType<Script>;
beforeEach(async () => {
  answer = { body: { id: '1' } };
  server = await startScriptedServer(() => answer);
  const people = { name: 'User', endpoint: '/People' };
  const target = targetFrom(server.url, { resourceTypes: [people], exchanges: [] }, true);
  scim = new ScimClient(server.connection('secret'), target, 'check');
});
afterEach(() => server.close());

describe('a client', () => {
  test.each<[string, () => Promise<unknown>, method: string, target: string, body: unknown]>([
    ['creates', () => scim.create('User', { userName: 'a' }), 'POST', '/People', { userName: 'a' }],
    ['creates elsewhere by the plural', () => scim.create('Device', {}), 'POST', '/Devices', {}],
    [
      'creates and says what it wants to see',
      () => scim.create('User', {}, { attributes: ['userName', 'id'] }),
      'POST',
      '/People?attributes=userName%2Cid',
      {},
    ],
    ['retrieves', () => scim.retrieve('User', 'a b/c'), 'GET', '/People/a%20b%2Fc', undefined],
    ['retrieves half a character', () => scim.retrieve('User', '\uD800'), 'GET', '/People/%EF%BF%BD', undefined],
    [
      'retrieves without something',
      () => scim.retrieve('User', '1', { excludedAttributes: ['emails'] }),
      'GET',
      '/People/1?excludedAttributes=emails',
      undefined,
    ],
    [
      'queries',
      () => scim.query('User', { filter: 'a eq "b"', startIndex: 1, count: 0, sortOrder: 'descending' }),
      'GET',
      '/People?filter=a%20eq%20%22b%22&startIndex=1&count=0&sortOrder=descending',
      undefined,
    ],
    [
      'searches',
      () => scim.search('User', { count: 1 }),
      'POST',
      '/People/.search',
      { schemas: [messageUrn.SearchRequest], count: 1 },
    ],
    [
      'searches everywhere',
      () => scim.search(undefined, {}),
      'POST',
      '/.search',
      { schemas: [messageUrn.SearchRequest] },
    ],
    ['replaces', () => scim.replace('User', '1', { userName: 'b' }), 'PUT', '/People/1', { userName: 'b' }],
    [
      'modifies',
      () => scim.modify('User', '1', { op: 'remove', path: 'title' }),
      'PATCH',
      '/People/1',
      { schemas: [messageUrn.PatchOp], Operations: [{ op: 'remove', path: 'title' }] },
    ],
    ['deletes', () => scim.delete('User', '1'), 'DELETE', '/People/1', undefined],
  ])('%s', async (_, send, method, target, body) => {
    await send();

    const [request] = server.requests;
    expect(request).toMatchObject({ method, target: `/scim/v2${target}` });
    expect(request!.body === '' ? undefined : JSON.parse(request!.body)).toEqual(body);
    expect(request!.headers['authorization']).toBe('Bearer secret');
  });

  test('follows an address, a path and a relative address', async () => {
    for (const location of [`${server.url}/People/1`, '/scim/v2/People/2', 'People/3', '../v2/People/4']) {
      await scim.retrieveAt(location);
    }

    expect(server.requests.map(({ target }) => target.slice(-9))).toEqual([
      '/People/1',
      '/People/2',
      '/People/3',
      '/People/4',
    ]);
  });

  test.each([undefined, null, 5, {}, '', 'http://['])('takes the location %j for the base URL', async (location) => {
    await scim.retrieveAt(location);

    expect(server.requests[0]!.target).toBe('/scim/v2/');
  });

  test('misses what stands where nobody answers', async () => {
    const gone = await startScriptedServer(() => ({}));
    gone.close();

    await expect(scim.retrieveAt(`${gone.url}/People/1`)).rejects.toThrow(
      /^"locate resources" failed: GET .* got no answer/,
    );
  });

  test('takes its token nowhere else', async () => {
    const elsewhere = await startScriptedServer(() => ({}));

    await scim.retrieveAt(`${elsewhere.url}/People/1`);

    expect(elsewhere.requests[0]!.headers['authorization']).toBeUndefined();
    elsewhere.close();
  });

  test('sends other headers where it is told to', async () => {
    await scim.delete('User', '1', { headers: { 'If-Match': 'W/"1"', Authorization: null } });

    expect(server.requests[0]!.headers).toMatchObject({ 'if-match': 'W/"1"' });
    expect(server.requests[0]!.headers).not.toHaveProperty('authorization');
  });

  test('says who it sends for', async () => {
    const [own, preparation] = [await scim.retrieve('User', '1'), await scim.preparing().retrieve('User', '1')];

    expect(own.exchange.sender).toBe('check');
    expect(preparation.exchange.sender).toBe('setup');
  });

  test.each(['silence', 'reset'] as const)('cannot judge %s', async (trouble) => {
    answer = trouble;

    await expect(scim.retrieve('User', '1')).rejects.toThrow(Inconclusive);
    await expect(scim.retrieve('User', '1')).rejects.toThrow(/^GET \/People\/1 got no answer: ./);
  });

  test('returns any answer there is', async () => {
    answer = { status: 599, body: '<html>' };

    expect(await scim.retrieve('User', '1')).toMatchObject({ status: 599, text: '<html>', body: undefined });
  });
});

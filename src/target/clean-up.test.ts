import { afterEach, describe, expect, test } from 'vitest';
import { createTransport } from '../http/transport.ts';
import { startProvider } from '../provider/start-provider.ts';
import { schemaUrn } from '../scim/urn.ts';
import { cleanUp } from './clean-up.ts';
import { connect } from './connection.ts';
import { createLedger, type Lost } from './ledger.ts';
import { type Script, type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function serve(script: Script): Promise<ScriptedServer> {
  const server = await startScriptedServer(script);
  stops.push(server.close);
  return server;
}

const creations = (url: string, ...paths: string[]) =>
  paths.map((path) => ({ url: url + path, resourceType: path.split('/')[1]! }));

describe('what is present', () => {
  test('is removed, the newest first, with the credentials', async () => {
    const server = await serve(() => ({ status: 204 }));
    const present = creations(server.url, '/Users/1', '/Users/a%2Fb', '/Groups/2');

    expect(await cleanUp(server.connection('secret'), { present, lost: [] })).toEqual([]);
    expect(server.requests.map(({ method, target, headers }) => [method, target, headers.authorization])).toEqual([
      ['DELETE', '/scim/v2/Groups/2', 'Bearer secret'],
      ['DELETE', '/scim/v2/Users/a%2Fb', 'Bearer secret'],
      ['DELETE', '/scim/v2/Users/1', 'Bearer secret'],
    ]);
  });

  test.each<[string, Script, string | undefined]>([
    ['200', () => ({ status: 200, body: {} }), undefined],
    ['404', () => ({ status: 404 }), undefined],
    ['403', () => ({ status: 403 }), 'DELETE was answered with 403.'],
    ['302', () => ({ status: 302, headers: { Location: '/login' } }), 'DELETE was answered with 302.'],
    ['501', () => ({ status: 501 }), 'DELETE was answered with 501.'],
    ['nothing', () => 'silence', 'No complete answer within 200 ms.'],
  ])('and whose removal is answered with %s is a leftover or not', async (_, script, reason) => {
    const server = await serve(script);
    const present = creations(server.url, '/Users/1');

    expect(await cleanUp(server.connection(), { present, lost: [] })).toEqual(
      reason === undefined ? [] : [{ ...present[0], reason }],
    );
  });

  test('is removed although what came later cannot be', async () => {
    const server = await serve(({ target }) => ({ status: target.includes('Groups') ? 403 : 204 }));
    const present = creations(server.url, '/Users/1', '/Groups/2', '/Users/3');

    expect(await cleanUp(server.connection(), { present, lost: [] })).toEqual([
      { url: `${server.url}/Groups/2`, resourceType: 'Groups', reason: 'DELETE was answered with 403.' },
    ]);
    expect(server.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(3);
  });

  test('is no leftover when it was gone before, whatever the answer to its removal', async () => {
    const server = await serve(({ method }) => ({ status: method === 'GET' ? 404 : 500 }));

    expect(await cleanUp(server.connection(), { present: creations(server.url, '/Users/1'), lost: [] })).toEqual([]);
  });
});

describe('a lost create', () => {
  const lost: Lost = { endpoint: '/Users', attribute: 'userName', value: 'run-1 "a"@example.com' };
  const deletesAfter = async (answer: ReturnType<Script>) => {
    const server = await serve(({ method }) => (method === 'GET' ? answer : { status: 204 }));
    const leftovers = await cleanUp(server.connection(), { present: [], lost: [lost] });
    const deletes = server.requests.filter(({ method }) => method === 'DELETE').map(({ target }) => target);
    return { server, leftovers, deletes };
  };

  test('is searched for by its name', async () => {
    const { server } = await deletesAfter({ body: { totalResults: 0 } });

    expect(new URL(server.requests[0]!.target, server.url).searchParams.get('filter')).toBe(
      'userName eq "run-1 \\"a\\"@example.com"',
    );
  });

  test.each<[string, readonly unknown[], readonly string[]]>([
    ['with the same name', [{ id: 'a b', userName: lost.value }], ['/scim/v2/Users/a%20b']],
    ['with the name in another case', [{ id: '1', userName: lost.value.toUpperCase() }], ['/scim/v2/Users/1']],
    ['among others', [{ id: '1', userName: 'boss' }, null, { id: '2', userName: lost.value }], ['/scim/v2/Users/2']],
    ['made twice', ['1', '2'].map((id) => ({ id, userName: lost.value })), ['/scim/v2/Users/2', '/scim/v2/Users/1']],
  ])('is removed when it is found %s', async (_, Resources, expected) => {
    expect(await deletesAfter({ body: { totalResults: 1, Resources } })).toMatchObject({
      deletes: expected,
      leftovers: [],
    });
  });

  test.each<[string, ReturnType<Script>]>([
    ['an empty list', { body: { totalResults: 0, Resources: [] } }],
    ['a list without Resources', { body: { totalResults: 0 } }],
    ['404', { status: 404 }],
  ])('is no leftover when the search finds %s', async (_, answer) => {
    expect(await deletesAfter(answer)).toMatchObject({ deletes: [], leftovers: [] });
  });

  test.each<[string, ReturnType<Script>]>([
    ['ignores the filter', { body: { Resources: [{ id: '1', userName: 'boss' }, { id: '2' }] } }],
    ['is refused', { status: 501 }],
    ['gets no answer', 'silence'],
    ['is answered with a page', { body: '<html>' }],
    ['is answered with an odd list', { body: { Resources: { id: '1' } } }],
    ['finds an id that leads elsewhere', { body: { Resources: [{ id: '..', userName: lost.value }] } }],
  ])('may be left over when the search %s, and nothing is deleted', async (_, answer) => {
    const { server, deletes, leftovers } = await deletesAfter(answer);

    expect(deletes).toEqual([]);
    expect(leftovers).toEqual([
      {
        url: `${server.url}/Users`,
        resourceType: 'Users',
        reason:
          'A create with userName "run-1 \\"a\\"@example.com" did not say what it made, and it cannot be searched for.',
      },
    ]);
  });
});

test('a run against the reference provider leaves only what was there before', async () => {
  const provider = await startProvider();
  const transport = createTransport({ timeoutMs: 2000 });
  stops.push(provider.close, () => transport.close());
  const connection = connect({ baseUrl: provider.url, transport, userAgent: 'scimulate' });
  const ledger = createLedger(provider.url);
  const create = (userName: string) =>
    connection.call({ method: 'POST', path: '/Users', body: { schemas: [schemaUrn.User], userName } }, 'check');
  await create('somebody else');
  ledger.observe(await create('run-1'));
  const { answer: _, ...exchange } = await create('run-2');
  ledger.observe({ ...exchange, failure: { code: 'timeout', message: '' } });

  expect(await cleanUp(connection, ledger.balance())).toEqual([]);

  const { answer } = await connection.call({ method: 'GET', path: '/Users' }, 'check');
  expect(JSON.parse(answer!.body)).toMatchObject({ totalResults: 1, Resources: [{ userName: 'somebody else' }] });
});

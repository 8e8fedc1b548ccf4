import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTransport } from '../http/transport.ts';
import { type RunningProvider, startProvider } from '../provider/start-provider.ts';
import type { JsonObject } from '../scim/json.ts';
import { schemaUrn } from '../scim/urn.ts';
import { cleanUp } from '../target/clean-up.ts';
import { connect } from '../target/connection.ts';
import { type Script, startScriptedServer } from '../target/testing/scripted-server.ts';
import { placesOf } from './attribute-place.ts';
import { Given } from './given.ts';
import { createPopulation } from './population.ts';
import { specimenFor } from './specimen.ts';
import { type Bench, benchAt } from './testing/bench.ts';

let provider: RunningProvider;
let bench: Bench;
beforeAll(async () => {
  provider = await startProvider({ tokens: ['secret'] });
  bench = await benchAt(provider.url, 'secret');
});
afterAll(async () => {
  bench.close();
  await provider.close();
});

describe('given', () => {
  test('a User is one as identity providers send it', () => {
    const user = bench.given.user();

    expect(user).toMatchObject({
      schemas: [schemaUrn.User],
      userName: expect.stringMatching(/^bench-\d+@bench\.example$/),
      name: { givenName: 'Ada', familyName: 'Lovelace' },
      emails: [{ value: user['userName'], type: 'work', primary: true }],
      active: true,
    });
    expect(bench.given.user()['userName']).not.toBe(user['userName']);
  });

  test('a User follows the templates of the run', () => {
    const templates = { userName: 'E-{name}', 'emails.value': '{name}@corp.test', title: 'T {name}' };
    const specimen = specimenFor(bench.target);
    const given = new Given({ scim: bench.scim, specimen, nextName: () => 'n1', emailDomain: 'x.test', templates });
    const title = placesOf('User', bench.target).find(({ path }) => path === 'title')!;

    expect(given.user()).toMatchObject({ userName: 'E-n1', emails: [{ value: 'n1@corp.test' }] });
    expect(given.values(title)).toEqual({ first: 'T n1-a', second: 'T n1-b' });
  });

  test('attributes replace the usual ones and name their extension', () => {
    const own = { userName: 'own', active: false, [schemaUrn.EnterpriseUser]: { department: 'R' } };

    expect(bench.given.user(own)).toMatchObject({
      ...own,
      schemas: [schemaUrn.User, schemaUrn.EnterpriseUser],
      emails: [{ value: 'own' }],
    });
  });

  test('what is compared later leaves the schemas out', () => {
    expect(bench.given.comparable({ schemas: ['urn:x'], userName: 'a', 'urn:x': {} })).toEqual({ userName: 'a' });
  });

  test('existing resources exist, and can be changed and deleted', async () => {
    const { given } = bench;
    const [ada, bob] = await given.existingUsers(2);
    const group = await given.existingGroup({ members: [{ value: bob!.id }, { value: ada!.id }] });

    expect(await given.stored('User', ada!.id)).toMatchObject(given.comparable(ada!.sent));
    expect(ada!.resource).toMatchObject({ id: ada!.id });
    expect(await given.members(group.id)).toEqual([ada!.id, bob!.id].toSorted());

    await given.replaced('User', ada!.id, { ...ada!.sent, title: 'Countess' });
    await given.modified('User', ada!.id, { op: 'add', path: 'nickName', value: 'Ada' });
    expect(await given.stored('User', ada!.id)).toMatchObject({ title: 'Countess', nickName: 'Ada' });

    await given.deleted('User', ada!.id);
    await expect(given.stored('User', ada!.id)).rejects.toThrow('"retrieve User" failed: GET /scim/v2/Users/');
  });

  test('what a resource does not show by itself is asked for', async () => {
    const members = [{ value: '7' }];
    const server = await startScriptedServer(({ target }) => ({
      body: target.includes('count=1')
        ? { totalResults: 0 }
        : { id: '1', ...(target.includes('attributes=members') && { members }) },
    }));
    const reluctant = await benchAt(server.url);

    expect(await reluctant.given.shown('Group', '1', 'members')).toEqual(members);
    expect(await reluctant.given.shown('Group', '1', 'id')).toBe('1');
    reluctant.close();
    server.close();
  });

  test('a resource is whole with what it hides, and what it shows counts more', async () => {
    const asked = { id: '1', title: 'hidden', nickName: 'old', name: { givenName: 'Ada' } };
    const server = await startScriptedServer(({ target }) => ({
      body: target.includes('count=1')
        ? { totalResults: 0 }
        : target.includes('attributes=')
          ? asked
          : { id: '1', nickName: 'new' },
    }));
    const reluctant = await benchAt(server.url);
    const paths = new Set(['title', 'nickName', 'name.givenName']);
    const places = placesOf('User', bench.target).filter(({ path }) => paths.has(path));

    expect(await reluctant.given.whole('User', '1', places)).toEqual({ ...asked, nickName: 'new' });
    reluctant.close();
    server.close();
  });

  test('what it does counts as preparation', () => {
    expect(new Set(bench.evidence.exchanges.map(({ sender }) => sender))).toEqual(new Set(['setup']));
  });

  test.each<[string, (given: Bench['given']) => Promise<unknown>]>([
    ['create User', (given) => given.existingUser()],
    ['create Group', (given) => given.existingGroup()],
    ['retrieve User', (given) => given.stored('User', '1')],
    ['retrieve Group', (given) => given.members('1')],
    ['delete User', (given) => given.deleted('User', '1')],
    ['replace Group', (given) => given.replaced('Group', '1', {})],
    ['modify User', (given) => given.modified('User', '1')],
  ])('"%s" that fails leaves the check inconclusive', async (foundation, prepare) => {
    const refusing: Script = ({ target }) =>
      target.includes('count=1') ? { body: { totalResults: 0 } } : { status: 500 };
    const server = await startScriptedServer(refusing);
    const broken = await benchAt(server.url);

    await expect(prepare(broken.given)).rejects.toMatchObject({
      name: 'Inconclusive',
      message: expect.stringMatching(
        new RegExp(`^"${foundation}" failed: [A-Z]+ /scim/v2/.* was answered with 500\\.$`),
      ),
    });
    broken.close();
    server.close();
  });

  test('a 406 says that application/scim+json is not accepted, whatever was prepared', async () => {
    const refusing: Script = ({ target }) =>
      target.includes('count=1') ? { body: { totalResults: 0 } } : { status: 406 };
    const server = await startScriptedServer(refusing);
    const broken = await benchAt(server.url);

    await expect(broken.given.existingUser()).rejects.toThrow(
      /^"accept application\/scim\+json" failed: POST .* was answered with 406\.$/,
    );
    broken.close();
    server.close();
  });

  test.each<[string, unknown]>([
    ['an empty body', undefined],
    ['no id', { userName: 'a' }],
    ['an id that is no text', { id: 5 }],
    ['a list', [{ id: '1' }]],
  ])('a create answered with 201 and %s leaves the check inconclusive', async (_, body) => {
    const server = await startScriptedServer(({ method }) =>
      method === 'GET' ? { body: { totalResults: 0 } } : { status: 201, body },
    );
    const broken = await benchAt(server.url);

    await expect(broken.given.existingUser()).rejects.toThrow(
      '"create User" failed: POST /scim/v2/Users was answered with 201.',
    );
    broken.close();
    server.close();
  });
});

describe('a population', () => {
  test('consists of different Users that its filter selects, and no others', async () => {
    const { scim, given } = bench;
    await given.existingUser();
    const population = await createPopulation(given, 'bench.example');
    const { users, ids, filter } = population;

    expect(new Set(ids).size).toBe(14);
    expect(users.map(({ id }) => id)).toEqual(ids);
    expect((await scim.query('User', { filter, count: 100 })).ids().map(String).toSorted()).toEqual(ids.toSorted());
    for (const attribute of ['title', 'nickName'] as const) {
      const page = await scim.query('User', { filter: population.within(`${attribute} pr`), count: 100 });
      expect(page.ids().map(String).toSorted()).toEqual(
        users
          .filter((user) => attribute in user)
          .map(({ id }) => String(id))
          .toSorted(),
      );
      expect(page.ids().length).toBeLessThan(14);
    }
  });

  test('narrows a filter without parentheses where none are needed', async () => {
    const population = await createPopulation(bench.given, 'bench.example');
    const { filter } = population;

    expect(population.within('title pr and nickName pr')).toBe(`${filter} and title pr and nickName pr`);
    expect(population.within('title pr or nickName pr')).toBe(`${filter} and (title pr or nickName pr)`);
    expect(population.within('not (title pr)')).toBe(`${filter} and not (title pr)`);
  });

  test('has letter cases, scripts and types that tell answers apart', async () => {
    const { users } = await createPopulation(bench.given, 'bench.example');
    const names = users.map(({ userName }) => String(userName));

    expect(names.toSorted()).not.toEqual(
      names.toSorted((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1)),
    );
    expect(users.some(({ displayName }) => /[^\u0000-\u00ff]/.test(String(displayName)))).toBe(true);
    expect(users.some(({ displayName }) => /["\\']/.test(String(displayName)))).toBe(true);
    const marked = users.map(({ emails }) =>
      (emails as readonly JsonObject[]).filter(({ primary }) => primary === true),
    );
    expect(new Set(marked.map(({ length }) => length))).toEqual(new Set([0, 1]));
  });
});

test('everything that was given is removed at the end', async () => {
  const transport = createTransport({ timeoutMs: 2000 });
  const connection = connect({ baseUrl: provider.url, token: 'secret', transport, userAgent: 'scimulate' });

  expect(await cleanUp(connection, bench.evidence.created.balance())).toEqual([]);

  for (const path of ['/Users', '/Groups']) {
    const { answer } = await connection.call({ method: 'GET', path }, 'check');
    expect(JSON.parse(answer!.body)).toMatchObject({ totalResults: 0 });
  }
  transport.close();
});

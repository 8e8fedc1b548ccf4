import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../scim/json.ts';
import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import { type TestAnswer, testClient } from '../test-client.ts';

const letters = [...'abcdefghij'];
const client = testClient({ defaultPageSize: 4, maxPageSize: 8, cursorTimeoutSeconds: 100 });
const query = (parameters: string): Promise<TestAnswer> => client.send('GET', `/Users?${parameters}`);
const names = ({ body }: TestAnswer): readonly string[] => body.Resources.map(({ userName }: JsonObject) => userName);

const walk = async (parameters: string): Promise<readonly (readonly string[])[]> => {
  const pages: (readonly string[])[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const answer: TestAnswer = await query(`${parameters}&cursor=${cursor}`);
    expect(answer.body).not.toHaveProperty('startIndex');
    pages.push(names(answer));
    cursor = answer.body.nextCursor;
    if (cursor !== undefined) expect(cursor).toMatch(/^[\w.~-]+$/);
  }
  return pages;
};

const as = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

const only = async (parameters: string): Promise<readonly string[]> =>
  Object.keys((await query(`count=1&${parameters}`)).body.Resources[0]);

beforeAll(async () => {
  for (const [index, letter] of letters.entries()) {
    await client.send('POST', '/Users', {
      schemas: [schemaUrn.User],
      userName: index % 2 === 0 ? letter : letter.toUpperCase(),
      externalId: letter.toUpperCase(),
      active: index < 5,
      ...(index !== 3 && { title: `t${9 - index}`, emails: [{ value: `${letter}@a.org` }] }),
      ...(index === 0 && { emails: [{ value: 'z@a.org' }, { value: 'a@a.org', primary: true }] }),
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: index < 2 ? 'R&D' : 'Sales' },
    });
  }
});

describe('paging by index', () => {
  test.each([
    ['', 1, ['a', 'B', 'c', 'D']],
    ['startIndex=1&count=2', 1, ['a', 'B']],
    ['startIndex=9&count=5', 9, ['i', 'J']],
    ['startIndex=11', 11, []],
    ['startIndex=0&count=1', 1, ['a']],
    ['startIndex=-5&count=1', 1, ['a']],
    ['count=0', 1, []],
    ['count=-1', 1, []],
    ['count=1000', 1, ['a', 'B', 'c', 'D', 'e', 'F', 'g', 'H']],
    ['startIndex=99999999999999999999&count=99999999999999999999', 1e20, []],
  ])('%j starts at %j and gives %j', async (parameters, startIndex, expected) => {
    const answer = await query(parameters);
    expect(answer.body).toMatchObject({ totalResults: 10, startIndex, itemsPerPage: expected.length });
    expect(names(answer)).toEqual(expected);
  });

  test.each(['count=x', 'startIndex=1.5', 'count=', 'sortOrder=up&sortBy=title', 'attributes=a&excludedAttributes=b'])(
    '%s is an invalid value',
    async (parameters) => {
      expect(await query(parameters)).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
    },
  );

  test('parameters that nobody knows are ignored', async () => {
    expect((await query('foo=bar&count=1')).status).toBe(200);
  });

  test('pages have no hole where a resource was deleted', async () => {
    const own = testClient();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      ids.push((await own.send('POST', '/Users', { schemas: [schemaUrn.User], userName: `u${n}` })).body.id);
    }
    await own.send('DELETE', `/Users/${ids[1]}`);
    expect(names(await own.send('GET', '/Users?startIndex=2&count=2'))).toEqual(['u2', 'u3']);
  });
});

describe('paging by cursor', () => {
  test('the pages cover everything once', async () => {
    expect(await walk('count=4')).toEqual([
      ['a', 'B', 'c', 'D'],
      ['e', 'F', 'g', 'H'],
      ['i', 'J'],
    ]);
  });

  test('the last page has no further cursor even when it is full', async () => {
    expect(await walk('count=5')).toHaveLength(2);
  });

  test('filter and order hold on every page', async () => {
    const filter = encodeURIComponent('title pr');
    expect(await walk(`count=4&filter=${filter}&sortBy=title`)).toEqual([
      ['J', 'i', 'H', 'g'],
      ['F', 'e', 'c', 'B'],
      ['a'],
    ]);
    expect((await walk('count=3&sortBy=title&sortOrder=descending'))[0]).toEqual(['D', 'a', 'B']);
  });

  test('the way back leads to the first page, which has none before it', async () => {
    const first = await query('cursor&count=4');
    expect(first.body).not.toHaveProperty('previousCursor');
    const second = await query(`cursor=${first.body.nextCursor}&count=4`);
    const back = await query(`cursor=${second.body.previousCursor}&count=4`);
    expect(names(back)).toEqual(names(first));
    expect(back.body).not.toHaveProperty('previousCursor');
  });

  test('resources that come and go between pages neither shift nor repeat the others', async () => {
    const own = testClient();
    const create = (userName: string): Promise<TestAnswer> =>
      own.send('POST', '/Users', { schemas: [schemaUrn.User], userName });
    for (const name of ['d', 'b', 'f', 'h']) await create(name);
    const first = await own.send('GET', '/Users?sortBy=userName&cursor=&count=2');
    expect(names(first)).toEqual(['b', 'd']);
    await create('a');
    await create('e');
    await own.send('DELETE', `/Users/${first.body.Resources[1].id}`);
    const second = await own.send('GET', `/Users?sortBy=userName&cursor=${first.body.nextCursor}&count=2`);
    expect(names(second)).toEqual(['e', 'f']);
  });

  test('a search takes cursors as well', async () => {
    const search = { schemas: [messageUrn.SearchRequest], cursor: '', count: 8 };
    const first = await client.send('POST', '/Users/.search', search);
    const next = await client.send('POST', '/Users/.search', { ...search, cursor: first.body.nextCursor });
    expect([...names(first), ...names(next)]).toHaveLength(10);
  });

  test('count 0 tells only how many there are', async () => {
    const { body } = await query('cursor=&count=0');
    expect(body).toEqual({ schemas: [messageUrn.ListResponse], totalResults: 10, itemsPerPage: 0, Resources: [] });
  });

  test.each([
    ['garbage', 'count=4&cursor=garbage', 'invalidCursor'],
    ['another filter', 'filter=title%20pr&count=4&cursor=NEXT', 'invalidCursor'],
    ['another order', 'sortBy=title&count=4&cursor=NEXT', 'invalidCursor'],
    ['one changed character', 'count=4&cursor=CHANGED', 'invalidCursor'],
    ['another count', 'count=3&cursor=NEXT', 'invalidCount'],
    ['a start index', 'startIndex=1&count=4&cursor=NEXT', 'invalidValue'],
  ])('a cursor with %s is refused', async (_, parameters, scimType) => {
    const { nextCursor } = (await query('cursor=&count=4')).body;
    const changed = `${nextCursor[0] === 'A' ? 'B' : 'A'}${nextCursor.slice(1)}`;
    const answer = await query(parameters.replace('NEXT', nextCursor).replace('CHANGED', changed));
    expect(answer).toMatchObject({ status: 400, body: { scimType } });
  });

  test('a cursor expires', async () => {
    const { nextCursor } = (await query('cursor=&count=4')).body;
    // The clock of the test client moves by a second with each look at it.
    for (let seconds = 0; seconds <= 100; seconds += 1) client.provider.now();
    expect((await query(`cursor=${nextCursor}&count=4`)).body.scimType).toBe('expiredCursor');
  });

  test('a cursor of one tenant says nothing to another', async () => {
    const shared = testClient({
      tenants: ['one', 'two'],
      tokens: [
        { token: '1', tenant: 'one' },
        { token: '2', tenant: 'two' },
      ],
    });
    for (const userName of ['a', 'b']) {
      await shared.send('POST', '/Users', { schemas: [schemaUrn.User], userName }, as('1'));
    }
    const { nextCursor } = (await shared.send('GET', '/Users?cursor&count=1', undefined, as('1'))).body;
    const foreign = await shared.send('GET', `/Users?cursor=${nextCursor}&count=1`, undefined, as('2'));
    const garbage = await shared.send('GET', '/Users?cursor=x&count=1', undefined, as('2'));
    expect(foreign).toEqual(garbage);
  });
});

describe('sorting', () => {
  test.each([
    ['sortBy=userName', 'aBcDeFgH'],
    ['sortBy=userName&sortOrder=descending', 'JiHgFeDc'],
    ['sortBy=title', 'JiHgFecB'],
    ['sortBy=title&sortOrder=Descending', 'DaBceFgH'],
    ['sortBy=emails.value', 'aBceFgHi'],
    ['sortBy=emails', 'aBceFgHi'],
    ['sortBy=externalId', 'aBcDeFgH'],
    ['sortBy=meta.created&sortOrder=descending', 'JiHgFeDc'],
    ['sortBy=active', 'FgHiJaBc'],
    ['sortBy=urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', 'aBcDeFgH'],
    ['sortBy=id&sortOrder=descending', 'JiHgFeDc'],
  ])('%s gives %s', async (parameters, expected) => {
    expect(names(await query(`${parameters}&count=8`)).join('')).toBe(expected);
  });

  test.each(['name', 'nothing', 'password'])('sorting by %s is refused', async (sortBy) => {
    expect(await query(`sortBy=${sortBy}`)).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
  });
});

describe('projection', () => {
  test.each([
    ['attributes=userName', ['schemas', 'id', 'userName']],
    ['attributes=USERNAME,Emails.VALUE', ['schemas', 'id', 'userName', 'emails']],
    ['attributes=urn:ietf:params:scim:schemas:core:2.0:User:userName', ['schemas', 'id', 'userName']],
    ['attributes=department', ['schemas', 'id', schemaUrn.EnterpriseUser]],
    [`attributes=${schemaUrn.EnterpriseUser}`, ['schemas', 'id', schemaUrn.EnterpriseUser]],
    ['attributes=password,nothing', ['schemas', 'id']],
    ['attributes=meta.version', ['schemas', 'id', 'meta']],
    [
      'excludedAttributes=id,schemas,emails,meta',
      ['schemas', 'id', 'externalId', 'userName', 'title', 'active', schemaUrn.EnterpriseUser],
    ],
    [
      `excludedAttributes=${schemaUrn.EnterpriseUser}:department,meta`,
      ['schemas', 'id', 'externalId', 'userName', 'title', 'active', 'emails'],
    ],
  ])('%s leaves %j', async (parameters, expected) => {
    expect(await only(parameters)).toEqual(expected);
  });

  test('a sub-attribute comes without its siblings', async () => {
    const { body } = await query('count=1&attributes=emails.value');
    expect(body.Resources[0].emails).toEqual([{ value: 'z@a.org' }, { value: 'a@a.org' }]);
    const rest = await query('count=1&excludedAttributes=emails.value');
    expect(rest.body.Resources[0].emails).toEqual([{ primary: true }]);
  });
});

test('more matches than allowed are refused with tooMany', async () => {
  const { send } = testClient({ tooManyAbove: 1 });
  for (const userName of ['a', 'b']) await send('POST', '/Users', { schemas: [schemaUrn.User], userName });
  expect(await send('GET', '/Users')).toMatchObject({ status: 400, body: { scimType: 'tooMany' } });
  expect((await send('GET', '/Users?filter=userName%20eq%20%22a%22')).status).toBe(200);
});

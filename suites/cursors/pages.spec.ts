import { type Answer, expect, pagesByCursor, test, verifies } from '../../src/harness/index.ts';

test(
  'the pages of a query with cursors visit each result exactly once',
  verifies(['9865-2-09', '9865-2-10'], {
    fix: 'Return nextCursor on every page but the last, and start the next page right behind the one it came with.',
    needs: ['cursor', 'filter'],
    establishes: 'page by cursor',
  }),
  async ({ scim, population }) => {
    const first = await scim.query('User', { filter: population.filter, cursor: '', count: 3 });
    expect(first).toHaveStatus(200);

    const pages = await pagesByCursor((query) => scim.query('User', query), { filter: population.filter, count: 3 });

    const visited = pages.flatMap((page) => page.ids().map(String));
    expect(visited.toSorted(), 'ids of all pages').toEqual(population.ids.toSorted());
  },
);

test(
  'the parameter cursor alone starts at the first page',
  verifies('9865-2-17', {
    fix: 'Read a query with "cursor" without equals sign like one with an empty cursor.',
    needs: ['cursor', 'filter'],
  }),
  async ({ scim, population }) => {
    const path = `${scim.endpoint('User')}?filter=${encodeURIComponent(population.filter)}&cursor&count=3`;

    const page = await scim.send({ method: 'GET', path });

    expect(page).toHaveStatus(200);
    expect(page.at('nextCursor'), 'nextCursor').toBePresent();
  },
);

test(
  'a query with cursor and count 0 returns no resources',
  verifies('9865-2-04', {
    fix: 'Answer count=0 with totalResults alone, also with cursors.',
    needs: ['cursor', 'filter'],
  }),
  async ({ scim, population }) => {
    const page = await scim.query('User', { filter: population.filter, cursor: '', count: 0 });

    expect(page).toHaveStatus(200);
    expect(page.resources, 'entries of the page').toEqual([]);
  },
);

test(
  'a query with cursor and negative count returns no resources',
  verifies('9865-2-03', { fix: 'Read a negative count as 0, also with cursors.', needs: ['cursor', 'filter'] }),
  async ({ scim, population }) => {
    const page = await scim.query('User', { filter: population.filter, cursor: '', count: -1 });

    expect(page).toHaveStatus(200, 400);
    expect(page.resources, 'entries of the page').toEqual([]);
  },
);

test(
  'totalResults counts the resources of all pages',
  verifies('9865-2-18', {
    fix: 'Count all matches for totalResults on every page, or leave it out when that is too costly.',
    needs: ['cursor', 'filter'],
  }),
  async ({ scim, population, appliesIf }) => {
    const { filter, users } = population;

    const pages = await pagesByCursor((query) => scim.query('User', query), { filter, count: 5 });

    const totals = pages.flatMap((page) => page.at('totalResults') ?? []);
    appliesIf(totals.length > 0, 'Pages of a query with cursors have no totalResults.');
    expect(totals, 'totalResults of the pages').toEqual(totals.map(() => users.length));
  },
);

test(
  'the results are in order across pages',
  verifies('9865-2.2-01', {
    fix: 'Sort before the pages are cut, also with cursors.',
    needs: ['cursor', 'sort', 'filter'],
  }),
  async ({ scim, population }) => {
    const { filter, users } = population;
    const query = { filter, sortBy: 'userName', sortOrder: 'ascending', count: 3 } as const;

    const pages = await pagesByCursor((each) => scim.query('User', each), query);

    const folded = (name: unknown) => String(name).toLowerCase();
    const visited = pages.flatMap((page) => page.pluck('userName').map(folded));
    expect(visited, 'userNames of all pages').toEqual(users.map(({ userName }) => folded(userName)).toSorted());
  },
);

test(
  'a page without count has defaultPageSize resources',
  verifies('9865-2.3-02', {
    fix: 'Cut pages at pagination.defaultPageSize when the client sends no count, or publish another size.',
    needs: ['cursor', 'filter'],
  }),
  async ({ scim, population, appliesIf }) => {
    const { filter, users } = population;
    const configuration = await scim.send({ method: 'GET', path: '/ServiceProviderConfig' });
    const size = Number(configuration.at('pagination', 'defaultPageSize') ?? Number.NaN);
    appliesIf(size > 0, 'The service provider publishes no defaultPageSize.');

    const page = await scim.query('User', { filter, cursor: '' });

    expect(page).toHaveStatus(200);
    expect(page.resources.length, 'entries of the page').toBe(Math.min(size, users.length));
  },
);

test(
  'queries without startIndex and cursor are paged by one method',
  verifies('9865-2.4-02', {
    fix: 'Return nextCursor with all queries that have neither parameter or with none, as defaultPaginationMethod says.',
    needs: ['cursor', 'index', 'filter'],
  }),
  async ({ scim, population }) => {
    const { filter } = population;
    const configuration = await scim.send({ method: 'GET', path: '/ServiceProviderConfig' });
    const published = configuration.at('pagination', 'defaultPaginationMethod');

    const pages = [
      await scim.query('User', { filter, count: 3 }),
      await scim.query('User', { filter, count: 5 }),
      await scim.query('User', { filter: population.within('userName pr'), count: 3 }),
    ];

    const methods = pages.map(methodOf);
    const allowed = published === 'cursor' || published === 'index' ? [published, 'both'] : [methods[0]];
    for (const method of methods) expect(allowed, 'method of the page').toContain(method);
  },
);

function methodOf(page: Answer): 'cursor' | 'index' | 'both' {
  if (!page.at('nextCursor')) return 'index';
  return page.at('startIndex') === undefined ? 'cursor' : 'both';
}

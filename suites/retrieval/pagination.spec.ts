import { expect, test, verifies } from '../../src/harness/index.ts';

test(
  'a page holds no more than count resources',
  verifies('7644-3.4.2.4-04', { fix: 'Return at most count resources.', needs: ['index', 'filter'] }),
  async ({ scim, population }) => {
    const page = await scim.query('User', { filter: population.filter, count: 3 });

    expect(page).toHaveStatus(200);
    expect(page.resources.length, 'entries of the page').toBeLessThanOrEqual(3);
  },
);

for (const startIndex of [0, -5]) {
  test(
    `startIndex ${startIndex} means the first page`,
    verifies('7644-3.4.2.4-03', { fix: 'Read a startIndex below 1 as 1.', needs: ['index', 'filter'] }),
    async ({ scim, population }) => {
      const { filter } = population;
      const first = await scim.query('User', { filter, startIndex: 1, count: 3 });

      const page = await scim.query('User', { filter, startIndex, count: 3 });

      expect(page).toHaveStatus(200);
      expect(page.ids(), 'ids of the page').toEqual(first.ids());
    },
  );
}

test(
  'a negative count returns no resources',
  verifies('7644-3.4.2.4-06', { fix: 'Read a negative count as 0.', needs: ['index', 'filter'] }),
  async ({ scim, population }) => {
    const page = await scim.query('User', { filter: population.filter, count: -1 });

    expect(page).toHaveStatus(200, 400);
    expect(page.resources, 'entries of the page').toEqual([]);
  },
);

test(
  'a negative count is no error',
  verifies('7644-3.4.2.4-06', {
    fix: 'Read a negative count as 0 instead of refusing it.',
    level: 'SHOULD',
    needs: ['index', 'filter'],
  }),
  async ({ scim, population }) => {
    expect(await scim.query('User', { filter: population.filter, count: -1 })).toHaveStatus(200);
  },
);

test(
  'count 0 asks for the number of results alone',
  verifies('7644-3.4.2.4-07', {
    fix: 'Answer count=0 with totalResults and without resources.',
    needs: ['index', 'filter'],
  }),
  async ({ scim, population }) => {
    const page = await scim.query('User', { filter: population.filter, count: 0 });

    expect(page).toHaveStatus(200);
    expect(page.at('totalResults'), 'totalResults').toBe(population.users.length);
    expect(page.resources, 'entries of the page').toEqual([]);
  },
);

test(
  'totalResults counts all results, not those of the page',
  verifies('7644-3.4.2.4-10', {
    fix: 'Count all matches for totalResults, before the page is cut.',
    needs: ['index', 'filter'],
  }),
  async ({ scim, population }) => {
    const page = await scim.query('User', { filter: population.filter, startIndex: 2, count: 3 });

    expect(page.at('totalResults'), 'totalResults').toBe(population.users.length);
  },
);

test(
  'a page says which part of the results it is',
  verifies(['7644-3.4.2-08', '7644-3.4.2-09'], {
    fix: 'Return startIndex and itemsPerPage as JSON numbers in every partial list.',
    needs: ['index', 'filter'],
  }),
  async ({ scim, population }) => {
    const page = await scim.query('User', { filter: population.filter, startIndex: 4, count: 3 });

    expect(page.at('startIndex'), 'startIndex').toBe(4);
    expect(typeof page.at('itemsPerPage'), 'type of itemsPerPage').toBe('number');
  },
);

test(
  'itemsPerPage is the number of resources in the page',
  verifies('7644-3.4.2.4-09', {
    fix: 'Return in itemsPerPage how many resources the page holds.',
    level: 'SHOULD',
    needs: ['index', 'filter'],
  }),
  async ({ scim, population }) => {
    const { filter, users } = population;

    const page = await scim.query('User', { filter, startIndex: users.length - 1, count: 5 });

    expect(page.at('itemsPerPage'), 'itemsPerPage of the last page').toBe(page.resources.length);
  },
);

test(
  'a page beyond the end is empty',
  verifies('7644-3.4.2.4-11', {
    fix: 'Answer a startIndex beyond the end with 200 and no resources.',
    level: 'SHOULD',
    needs: ['index', 'filter'],
  }),
  async ({ scim, population }) => {
    const page = await scim.query('User', { filter: population.filter, startIndex: 10_000, count: 3 });

    expect(page).toHaveStatus(200);
    expect(page.resources, 'entries of the page').toEqual([]);
  },
);

for (const count of [1, 3, 5]) {
  test(
    `pages of ${count} visit each result exactly once`,
    verifies('7644-3.4.2.4-12', {
      fix: 'Keep one stable order for all pages of a query and start a page where the one before it ended.',
      needs: ['index', 'filter'],
    }),
    async ({ scim, population }) => {
      const visited: string[] = [];
      for (let startIndex = 1; startIndex <= population.users.length; startIndex += count) {
        const page = await scim.query('User', { filter: population.filter, startIndex, count });
        visited.push(...page.ids().map(String));
      }

      expect(visited.toSorted(), 'ids of all pages').toEqual(population.ids.toSorted());
    },
  );
}

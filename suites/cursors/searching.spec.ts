import { expect, pagesByCursor, test, verifies } from '../../src/harness/index.ts';

test(
  'a search by POST is paged with cursors',
  verifies(['9865-3-01', '9865-3-02'], {
    fix: 'Read cursor and count in the body of POST /Users/.search, and return nextCursor while pages follow.',
    needs: ['cursor', 'filter'],
  }),
  async ({ scim, population, appliesIf }) => {
    const { filter, ids } = population;
    const plain = await scim.search('User', { filter, count: 3 });
    appliesIf(plain.status === 200, `A search by POST is answered with ${plain.status}.`);

    const pages = await pagesByCursor((query) => scim.search('User', query), { filter, count: 3 });

    expect(
      pages.map((page) => page.resources.length <= 3),
      'pages of 3 at most',
    ).not.toContain(false);
    expect(pages.flatMap((page) => page.ids().map(String)).toSorted(), 'ids of all pages').toEqual(ids.toSorted());
  },
);

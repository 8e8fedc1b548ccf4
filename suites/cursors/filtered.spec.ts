import { expect, pagesByCursor, test, verifies } from '../../src/harness/index.ts';

test(
  'the pages behind a cursor hold only what the filter selects',
  verifies('7644-3.4.2.2-04', {
    fix: 'Keep the filter in the cursor, or apply the one that comes with it to every page.',
    needs: ['cursor', 'filter'],
  }),
  async ({ scim, given }) => {
    const name = given.name();
    const ids: string[] = [];
    for (const displayName of [`${name} one`, 'Somebody else', `${name} two`]) {
      const { id } = await given.existingUser({ displayName });
      if (displayName.startsWith(name)) ids.push(id);
    }

    const query = { filter: `displayName sw "${name}"`, count: 1 };
    const pages = await pagesByCursor((next) => scim.query('User', next), query);

    const seen = new Set(pages.flatMap((page) => page.ids().map(String)));
    expect([...seen].toSorted(), 'ids of all pages').toEqual(ids.toSorted());
  },
);

import { expect, isJsonObject, type Json, test, verifies } from '../../src/harness/index.ts';

test(
  'sortBy orders the results',
  verifies('7644-3.4.2.3-03', {
    fix: 'Order the results by the attribute named in sortBy.',
    needs: ['sort', 'filter'],
  }),
  async ({ scim, population }) => {
    const { filter, users } = population;

    const page = await scim.query('User', { filter, sortBy: 'userName', sortOrder: 'ascending', count: 100 });

    const sorted = users.map(({ userName }) => folded(userName)).toSorted();
    expect(page.pluck('userName').map(folded), 'userNames of the page').toEqual(sorted);
  },
);

test(
  'results are ascending unless told otherwise',
  verifies('7644-3.4.2.3-08', { fix: 'Sort ascending when sortOrder is absent.', needs: ['sort', 'filter'] }),
  async ({ scim, population }) => {
    const { filter } = population;
    const ascending = await scim.query('User', { filter, sortBy: 'userName', sortOrder: 'ascending', count: 100 });

    const page = await scim.query('User', { filter, sortBy: 'userName', count: 100 });

    expect(page.ids(), 'ids of the page').toEqual(ascending.ids());
  },
);

test(
  'sortOrder descending turns the order round',
  verifies('7644-3.4.2.3-07', { fix: 'Honour sortOrder=descending.', needs: ['sort', 'filter'] }),
  async ({ scim, population }) => {
    const { filter, users } = population;

    const page = await scim.query('User', { filter, sortBy: 'userName', sortOrder: 'descending', count: 100 });

    const sorted = users.map(({ userName }) => folded(userName)).toSorted();
    expect(page.pluck('userName').map(folded), 'userNames of the page').toEqual(sorted.toReversed());
  },
);

test(
  'case does not matter for the order of userName',
  verifies('7644-3.4.2.3-09', {
    fix: 'Order by the case rule of the attribute: userName has caseExact false, so "adam" stands before "Zoe".',
    needs: ['sort', 'filter'],
  }),
  async ({ scim, given }) => {
    const mark = given.name();
    for (const letter of ['b', 'A', 'C', 'd']) await given.existingUser({ userName: `${mark}-${letter}` });

    const page = await scim.query('User', {
      filter: `userName sw "${mark}-"`,
      sortBy: 'userName',
      sortOrder: 'ascending',
      count: 100,
    });

    const letters = page.pluck('userName').map((userName) => folded(userName).slice(-1));
    expect(letters, 'last letters of the userNames of the page').toEqual(['a', 'b', 'c', 'd']);
  },
);

test(
  'sub-attributes can be sorted by',
  verifies('7644-3.4.2.3-05', { fix: 'Understand sortBy=name.familyName.', needs: ['sort', 'filter'] }),
  async ({ scim, given }) => {
    const mark = given.name();
    for (const familyName of ['Turing', 'Curie', 'Noether']) {
      await given.existingUser({ userName: `${mark}-${familyName}`, name: { givenName: 'X', familyName } });
    }

    const page = await scim.query('User', {
      filter: `userName sw "${mark}-"`,
      sortBy: 'name.familyName',
      sortOrder: 'ascending',
      count: 100,
    });

    expect(page.pluck('name', 'familyName'), 'family names of the page').toEqual(['Curie', 'Noether', 'Turing']);
  },
);

test(
  'a multi-valued attribute is sorted by its primary value',
  verifies('7644-3.4.2.3-04', {
    fix: 'Sort by the value marked primary, else by the first one.',
    needs: ['sort', 'filter'],
  }),
  async ({ scim, population }) => {
    const { filter, users } = population;

    const page = await scim.query('User', { filter, sortBy: 'emails.value', sortOrder: 'ascending', count: 100 });

    expect(page.resources.map(primaryAddress), 'primary addresses of the page').toEqual(
      users.map(primaryAddress).toSorted(),
    );
  },
);

test(
  'resources without a value come last',
  verifies('7644-3.4.2.3-06', {
    fix: 'Put resources without the attribute at the end when ascending, and at the beginning when descending.',
    needs: ['sort', 'filter'],
  }),
  async ({ scim, population }) => {
    const { filter, users } = population;

    const page = await scim.query('User', { filter, sortBy: 'title', sortOrder: 'ascending', count: 100 });

    const isMissing = (title: Json | undefined) => title === undefined || title === null;
    const missing = users.filter(({ title }) => isMissing(title)).length;
    expect(
      page
        .pluck('title')
        .slice(users.length - missing)
        .every(isMissing),
      'titles are missing at the end',
    ).toBe(true);
  },
);

function folded(value: Json | undefined): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

function primaryAddress({ emails }: { readonly emails?: Json }): string {
  const list = Array.isArray(emails) ? emails.filter(isJsonObject) : [];
  return folded((list.find(({ primary }) => primary === true) ?? list[0])?.['value']);
}

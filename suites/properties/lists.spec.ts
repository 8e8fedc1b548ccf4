import {
  type Answer,
  type AttributePlace,
  type Existing,
  expect,
  memberOf,
  naturals,
  oneOf,
  settled,
  shuffled,
  test,
  textsIn,
  verifies,
} from '../../src/harness/index.ts';

test(
  'pages of any size visit each result exactly once',
  verifies('7644-3.4.2.4-12', {
    fix: 'Keep one stable order for all pages of a query and start a page where the one before it ended.',
    kind: 'property',
    needs: ['index', 'filter'],
  }),
  async ({ scim, population, forAll }) => {
    await forAll(naturals(1, population.users.length + 2), async (count) => {
      const visited: string[] = [];
      for (let startIndex = 1; startIndex <= population.users.length; startIndex += count) {
        const page = await scim.query('User', { filter: population.filter, startIndex, count });
        visited.push(...page.ids().map(String));
      }

      expect(visited.toSorted(), 'ids of all pages').toEqual(population.ids.toSorted());
    });
  },
);

test(
  'sorting moves the results and loses none',
  verifies('7644-3.4.2.3-03', {
    fix: 'Return the same resources in whatever order; check joins over the sort attribute.',
    kind: 'property',
    needs: ['sort', 'filter'],
  }),
  async ({ scim, population, forAll }) => {
    const attributes = [
      'userName',
      'displayName',
      'title',
      'nickName',
      'name.familyName',
      'meta.created',
      'emails.value',
    ];

    await forAll(shuffled(attributes), async ([sortBy]) => {
      const { filter } = population;
      const ascending = await scim.query('User', { filter, sortBy: sortBy!, sortOrder: 'ascending', count: 100 });
      const descending = await scim.query('User', { filter, sortBy: sortBy!, sortOrder: 'descending', count: 100 });

      expect(ascending).toHoldExactly(...population.users);
      expect(descending).toHoldExactly(...population.users);
    });
  },
);

test(
  'pages meet each result once while other resources are written',
  verifies('7644-3.4.2.4-12', {
    fix: 'Count startIndex among the results of the query, in an order that new resources do not disturb.',
    kind: 'property',
    needs: ['index', 'filter'],
  }),
  async ({ scim, given, population, forAll }) => {
    const { filter, ids, users } = population;

    await forAll(naturals(Math.ceil(users.length / 4), users.length - 1), async (count) => {
      const visited: string[] = [];
      const others: Existing[] = [];
      for (let startIndex = 1; startIndex <= users.length; startIndex += count) {
        const page = await scim.query('User', { filter, startIndex, count });
        visited.push(...page.ids().map(String));
        others.push(await given.existingUser());
      }
      await given.deleted('User', others[0]!.id);

      expect(visited.toSorted(), 'ids of all pages').toEqual(ids.toSorted());
    });
  },
);

test(
  'pages of a sorted query meet each result once, whatever has the same value',
  verifies('7644-3.4.2.4-12', {
    fix: 'Break ties of sortBy by something that differs, such as id, so that all pages agree on one order.',
    kind: 'property',
    needs: ['index', 'sort', 'filter'],
  }),
  async ({ scim, population, attributesOf, forAll }) => {
    const { filter, ids, users } = population;
    const isTied = ({ read }: AttributePlace) => new Set(users.map(read)).size < users.length;
    const places = textsIn(users, attributesOf('User')).map(({ place }) => place);
    const paths = [...new Set(places.filter(isTied).map(({ path }) => path)), 'active'];

    await forAll(
      oneOf(paths).chain((sortBy) => naturals(2, 4).map((count) => ({ sortBy, count }))),
      async ({ sortBy, count }) => {
        const visited: string[] = [];
        for (let startIndex = 1; startIndex <= ids.length; startIndex += count) {
          const page = await scim.query('User', { filter, sortBy, startIndex, count });
          if (page.status === 400) return;
          visited.push(...page.ids().map(String));
        }

        expect(visited.toSorted(), 'ids of all pages').toEqual(ids.toSorted());
      },
    );
  },
);

test(
  'descending order is ascending order turned round',
  verifies(['7644-3.4.2.3-03', '7644-3.4.2.3-07'], {
    fix: 'Order by the same values in both directions.',
    kind: 'property',
    needs: ['sort', 'filter'],
  }),
  async ({ scim, population, attributesOf, forAll }) => {
    const { filter, users } = population;
    const places = textsIn(users, attributesOf('User')).map(({ place }) => place);

    await forAll(
      oneOf(places),
      async ({ path, read }) => {
        const ascending = await scim.query('User', { filter, sortBy: path, sortOrder: 'ascending', count: 100 });
        const descending = await scim.query('User', { filter, sortBy: path, sortOrder: 'descending', count: 100 });

        if (ascending.status === 400) return;
        // Where resources without a value stand is judged elsewhere, and the order of equal values is free.
        const valuesIn = ({ resources }: Answer) => resources.map(read).filter((value) => typeof value === 'string');
        const [upwards, downwards] = [ascending, descending].map((page) => valuesIn(page).map(folded));
        expect(downwards, `${path} in descending order`).toEqual(upwards!.toReversed());
        if (new Set(upwards).size > 1) expect(downwards, `${path} in descending order`).not.toEqual(upwards);
      },
      { show: ({ path }) => path },
    );
  },
);

test(
  'attributes and excludedAttributes share the resource between them',
  verifies('7644-3.4.2.5-01', {
    fix: 'Return with attributes what excludedAttributes leaves out, and the other way round.',
    kind: 'property',
  }),
  async ({ scim, population, attributesOf, forAll }) => {
    const [user] = population.users;
    const names = attributesOf('User')
      .filter(({ parent, path, definition, read }) => {
        const isChosen = parent === undefined && definition.returned === 'default' && !path.startsWith('urn:');
        return isChosen && settled(read(user!) ?? null) !== null;
      })
      .map(({ path }) => path);

    await forAll(shuffled(names), async (chosen) => {
      const id = String(user!['id']);
      const named = await scim.retrieve('User', id, { attributes: chosen });
      const others = await scim.retrieve('User', id, { excludedAttributes: chosen });

      for (const name of names) {
        const [shown, hidden] = chosen.includes(name) ? [named, others] : [others, named];
        expect(memberOf(shown.resource, name), `${name}, where it is asked for`).toEqual(memberOf(user!, name));
        expect(memberOf(hidden.resource, name), `${name}, where it is left out`).toBeAbsent();
      }
    });
  },
);

function folded(text: string): string {
  return text.toLowerCase();
}

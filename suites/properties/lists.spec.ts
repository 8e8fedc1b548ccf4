import { expect, memberOf, naturals, shuffled, test, verifies } from '../../src/harness/index.ts';

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
  'attributes and excludedAttributes share the resource between them',
  verifies('7644-3.4.2.5-01', {
    fix: 'Return with attributes what excludedAttributes leaves out, and the other way round.',
    kind: 'property',
  }),
  async ({ scim, population, forAll }) => {
    const [user] = population.users;
    const names = ['userName', 'displayName', 'name', 'emails', 'active'].filter((name) => name in user!);

    await forAll(shuffled(names), async (chosen) => {
      const id = String(user!['id']);
      const named = await scim.retrieve('User', id, { attributes: chosen });
      const others = await scim.retrieve('User', id, { excludedAttributes: chosen });

      for (const name of names) {
        const [shown, hidden] = chosen.includes(name) ? [named, others] : [others, named];
        expect(memberOf(shown.resource, name), `${name}, where it is asked for`).toEqual(user![name]);
        expect(memberOf(hidden.resource, name), `${name}, where it is left out`).toBeAbsent();
      }
    });
  },
);

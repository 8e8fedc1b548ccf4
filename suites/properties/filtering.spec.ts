import {
  expect,
  filtersOver,
  type JsonObject,
  printFilter,
  type ScimClient,
  select,
  test,
  textParts,
  textsIn,
  verifies,
} from '../../src/harness/index.ts';

/** Every User of the population has the first two; the others are missing for some. */
const askable = { always: ['userName', 'displayName'], sometimes: ['title', 'nickName'] } as const;

test(
  'any filter selects exactly what it means',
  verifies('7644-3.4.2.2-04', {
    fix: 'Return the resources for which the filter of the counterexample is true, and no others.',
    kind: 'property',
    needs: 'filter',
  }),
  async ({ scim, population, target, forAll }) => {
    await forAll(
      filtersOver(population.users, { ...askable, isWithoutBrackets: await refusesBrackets(scim) }),
      async (filter) => {
        const page = await scim.query('User', { filter: population.within(printFilter(filter)), count: 100 });

        expect(page).toHoldExactly(...select(population.users, filter, target.schemas));
      },
      { show: printFilter },
    );
  },
);

test(
  'a filter and its negation share the Users between them',
  verifies('7644-3.4.2.2-22', {
    fix: 'Let not (…) return exactly the resources that the filter itself leaves out.',
    kind: 'property',
    needs: 'filter',
  }),
  async ({ scim, population, forAll }) => {
    await forAll(
      filtersOver(population.users, {
        always: askable.always,
        sometimes: [],
        isWithoutBrackets: await refusesBrackets(scim),
      }),
      async (filter) => {
        const text = printFilter(filter);
        const those = await scim.query('User', { filter: population.within(text), count: 100 });
        const others = await scim.query('User', { filter: population.within(`not (${text})`), count: 100 });

        expect([...those.ids(), ...others.ids()].map(String).toSorted(), 'ids of both answers').toEqual(
          population.ids.toSorted(),
        );
      },
      { show: printFilter },
    );
  },
);

test(
  'and intersects what or unites',
  verifies(['7644-3.4.2.2-20', '7644-3.4.2.2-21'], {
    fix: 'Let (a) and (b) return what both return, and (a) or (b) what either returns.',
    kind: 'property',
    needs: 'filter',
  }),
  async ({ scim, population, forAll }) => {
    const filters = filtersOver(population.users, { ...askable, isWithoutBrackets: await refusesBrackets(scim) });

    await forAll(
      filters.chain((one) => filters.map((other) => [printFilter(one), printFilter(other)] as const)),
      async ([one, other]) => {
        const found = async (filter: string) =>
          (await scim.query('User', { filter: population.within(filter), count: 100 })).resources;
        const [those, these] = [await found(one), await found(other)];

        expect(idsOf(await found(`(${one}) and (${other})`)), 'ids of and').toEqual(
          idsOf(those.filter((user) => has(these, user))),
        );
        expect(idsOf(await found(`(${one}) or (${other})`)), 'ids of or').toEqual(
          idsOf([...those, ...these.filter((user) => !has(those, user))]),
        );
      },
      { show: ([one, other]) => ({ one, other }) },
    );
  },
);

test(
  'not over and is or over not, and the other way round',
  verifies(['7644-3.4.2.2-22', '7644-3.4.2.2-36'], {
    fix: 'Apply not to what its brackets hold: not (a and b) is not (a) or not (b), not (a or b) is not (a) and not (b).',
    kind: 'property',
    needs: 'filter',
  }),
  async ({ scim, population, forAll }) => {
    const filters = filtersOver(population.users, { ...askable, isWithoutBrackets: await refusesBrackets(scim) });
    const found = async (filter: string) => (await scim.query('User', { filter, count: 100 })).resources;

    await forAll(
      filters.chain((one) => filters.map((other) => [printFilter(one), printFilter(other)] as const)),
      async ([one, other]) => {
        const { filter: scope } = population;

        const neither = await found(`not (${one}) and not (${other}) and ${scope}`);
        expect(idsOf(neither), 'ids of not (a) and not (b)').toEqual(
          idsOf(await found(`not ((${one}) or (${other})) and ${scope}`)),
        );
        const notBoth = await found(`(not (${one}) or not (${other})) and ${scope}`);
        expect(idsOf(notBoth), 'ids of not (a) or not (b)').toEqual(
          idsOf(await found(`not ((${one}) and (${other})) and ${scope}`)),
        );
      },
      { show: ([one, other]) => ({ a: one, b: other }) },
    );
  },
);

test(
  'what has a text is found by each of its parts',
  verifies(['7644-3.4.2.2-12', '7644-3.4.2.2-13', '7644-3.4.2.2-14'], {
    fix: 'Let sw, ew and co find whatever eq finds by the whole text, and co whatever the other two find.',
    kind: 'property',
    needs: 'filter',
  }),
  async ({ scim, population, attributesOf, forAll }) => {
    await forAll(
      textParts(textsIn(population.users, attributesOf('User'))),
      async ({ place, whole, op, part }) => {
        const found = async (operator: string, text: string) =>
          scim.query('User', {
            filter: population.within(`${place.path} ${operator} ${JSON.stringify(text)}`),
            count: 100,
          });
        const [equal, by, containing] = [await found('eq', whole), await found(op, part), await found('co', part)];
        // Not every attribute need be one to filter by, RFC 7644 section 3.4.2.2.
        if ([equal, by, containing].some(({ status }) => status === 400)) return;

        const bearers = population.users.filter((user) => place.read(user) === whole);
        expect(without([...bearers, ...equal.resources], by.resources), `missed by ${op}`).toEqual([]);
        expect(without(by.resources, containing.resources), 'missed by co').toEqual([]);
      },
      { show: ({ place, ...rest }) => ({ path: place.path, ...rest }) },
    );
  },
);

/** As RFC 7644 section 3.4.2.2 allows. */
async function refusesBrackets(scim: ScimClient): Promise<boolean> {
  return (await scim.preparing().query('User', { filter: 'emails[type eq "work"]', count: 1 })).status === 400;
}

function has(users: readonly JsonObject[], { id }: JsonObject): boolean {
  return users.some((user) => user['id'] === id);
}

/** The ids of those who are missing among the others. */
function without(users: readonly JsonObject[], others: readonly JsonObject[]): readonly string[] {
  return idsOf(users.filter((user) => !has(others, user)));
}

function idsOf(users: readonly JsonObject[]): readonly string[] {
  return users.map(({ id }) => String(id)).toSorted();
}

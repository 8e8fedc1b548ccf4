import {
  expect,
  filtersOver,
  type JsonObject,
  printFilter,
  type ScimClient,
  select,
  test,
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

/** As RFC 7644 section 3.4.2.2 allows. */
async function refusesBrackets(scim: ScimClient): Promise<boolean> {
  return (await scim.preparing().query('User', { filter: 'emails[type eq "work"]', count: 1 })).status === 400;
}

function has(users: readonly JsonObject[], { id }: JsonObject): boolean {
  return users.some((user) => user['id'] === id);
}

function idsOf(users: readonly JsonObject[]): readonly string[] {
  return users.map(({ id }) => String(id)).toSorted();
}

import {
  type AttributePlace,
  expect,
  isJsonObject,
  isReplaceable,
  type Json,
  type JsonObject,
  memberOf,
  settled,
  shuffled,
  test,
  together,
  verifies,
} from '../../src/harness/index.ts';

test(
  'what remove takes away, add brings back',
  verifies(['7644-3.5.2.2-02', '7644-3.5.2.1-08'], {
    fix: 'Let remove unassign the attribute at its path, and add give it the value, without touching anything else.',
    kind: 'property',
    needs: 'patch',
  }),
  async ({ scim, given, filled, forAll }) => {
    const { places } = await filled('User');
    // active comes back by itself for many.
    const removable = places.filter((one) => isReplaceable(one) && !isRequired(one) && !isBoolean(one));

    await forAll(
      shuffled(removable),
      async (chosen) => {
        const values = chosen.map((place) => ({ ...place, value: given.values(place).first }));
        const { id } = await given.existingUser(together(values.map(({ put, value }) => put(value))));
        const before = comparable(await given.stored('User', id));

        expect(
          await scim.modify('User', id, ...chosen.map(({ path }) => ({ op: 'remove', path }) as const)),
        ).toSucceed();
        const between = await given.stored('User', id);
        expect(
          await scim.modify('User', id, ...values.map(({ path, value }) => ({ op: 'add', path, value }) as const)),
        ).toSucceed();

        expect(comparable(between), 'the User between remove and add').not.toEqual(before);
        expect(comparable(await given.stored('User', id)), 'the User after remove and add').toEqual(before);
      },
      { show: pathsOf },
    );
  },
);

test(
  'what add appends, remove takes away by its value',
  verifies(['7644-3.5.2.1-06', '7644-3.5.2.2-04'], {
    fix: 'Let add append to the values there are, and remove with a filter take away the chosen value alone.',
    kind: 'property',
    needs: 'patch',
  }),
  async ({ scim, given, filled, forAll, appliesIf }) => {
    const places = (await filled('User')).places.filter((place) => isReplaceable(place) && isList(place));
    appliesIf(places.length > 0, 'Clients cannot write a multi-valued attribute of a User.');

    await forAll(
      shuffled(places),
      async (chosen) => {
        const { id } = await given.existingUser(together(chosen.map((place) => place.put(given.values(place).first))));
        const before = await given.stored('User', id);

        const news = chosen.map(
          (place) => ({ op: 'add', path: place.path, value: given.values(place).second }) as const,
        );
        expect(await scim.modify('User', id, ...news)).toSucceed();
        const between = await given.stored('User', id);
        // Whoever brings values into another form has to be asked for that form.
        const added = chosen.flatMap(({ path, read }) =>
          valuesIn(read(between))
            .filter((value) => !valuesIn(read(before)).includes(value))
            .map((value) => ({ op: 'remove', path: `${path}[value eq ${JSON.stringify(value)}]` }) as const),
        );
        expect(added.length, 'number of values that were added').toBe(chosen.length);
        expect(await scim.modify('User', id, ...added)).toSucceed();

        expect(comparable(await given.stored('User', id)), 'the User after add and remove').toEqual(comparable(before));
      },
      { show: pathsOf },
    );
  },
);

function isRequired({ definition }: AttributePlace): boolean {
  return definition.required;
}

function isBoolean({ definition }: AttributePlace): boolean {
  return definition.type === 'boolean';
}

/** Its elements are told apart by a text. */
function isList({ definition: { multiValued, subAttributes = [] } }: AttributePlace): boolean {
  return multiValued && subAttributes.some(({ name, type }) => name === 'value' && type === 'string');
}

function valuesIn(list: Json | undefined): readonly (Json | undefined)[] {
  return Array.isArray(list) ? list.filter(isJsonObject).map((element) => memberOf(element, 'value')) : [];
}

/** Without what the service provider keeps, and without the URNs of extensions that came and went. */
function comparable(user: JsonObject): Json {
  return settled({ ...user, meta: null, schemas: null });
}

function pathsOf(places: readonly AttributePlace[]): Json {
  return places.map(({ path }) => path);
}

import {
  type AttributePlace,
  caseVariants,
  expect,
  externalIdPlace,
  type JsonObject,
  test,
  textParts,
  textsIn,
  verifies,
} from '../../src/harness/index.ts';

test(
  'a text whose case does not count is found in any case',
  verifies(['7643-7-25', '7644-3.4.2.2-43'], {
    fix: 'Compare by eq, sw, ew and co without case, unless the attribute has caseExact true.',
    kind: 'property',
    needs: 'filter',
  }),
  async ({ scim, population, attributesOf, forAll }) => {
    const places = attributesOf('User').filter(({ definition }) => !definition.caseExact);

    await forAll(
      variantsIn(population.users, places),
      async ({ place: { path }, op, part, variant }) => {
        const found = async (text: string) =>
          scim.query('User', { filter: population.within(`${path} ${op} ${JSON.stringify(text)}`), count: 100 });
        const [asStored, otherwise] = [await found(part), await found(variant)];
        if (asStored.status === 400) return;

        const [seen, wanted] = [otherwise, asStored].map((page) => page.ids().map(String).toSorted());
        expect(seen, `ids of ${path} ${op} in another case`).toEqual(wanted);
      },
      { show: shown },
    );
  },
);

test(
  'a text whose case counts is found in its own case only',
  verifies(['7643-7-25', '7644-3.4.2.2-43'], {
    fix: 'Compare externalId, and every attribute with caseExact true, letter by letter.',
    kind: 'property',
    needs: 'filter',
  }),
  async ({ scim, population, attributesOf, forAll }) => {
    const places = [...attributesOf('User').filter(({ definition }) => definition.caseExact), externalIdPlace];

    await forAll(
      variantsIn(population.users, places),
      async ({ place: { path, read }, op, variant }) => {
        const filter = population.within(`${path} ${op} ${JSON.stringify(variant)}`);
        const page = await scim.query('User', { filter, count: 100 });

        const found = page.resources.map(read);
        expect(
          found.filter((text) => !String(text).includes(variant)),
          `${path} of what is found by ${variant}`,
        ).toEqual([]);
      },
      { show: shown },
    );
  },
);

function variantsIn(users: readonly JsonObject[], places: readonly AttributePlace[]) {
  return textParts(textsIn(users, places)).chain((text) =>
    caseVariants(text.part).map((variant) => ({ ...text, variant })),
  );
}

function shown({ place, op, variant, whole }: { place: AttributePlace; op: string; variant: string; whole: string }) {
  return { filter: `${place.path} ${op} ${JSON.stringify(variant)}`, stored: whole };
}

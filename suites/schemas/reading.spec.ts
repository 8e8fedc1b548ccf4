import {
  type AttributePlace,
  expect,
  type FilledPlace,
  Inconclusive,
  type JsonObject,
  nameOfKind,
  resourceKinds,
  settled,
  test,
  verifies,
} from '../../src/harness/index.ts';

for (const kind of resourceKinds) {
  const name = nameOfKind[kind];

  test(
    `every attribute of ${name} can be asked for by its name`,
    verifies(['7644-3.9-04', '7644-3.10-01'], { fix: 'Return each attribute that attributes names.' }),
    async ({ flaws, typesOf, shown, scim }) => {
      for (const type of typesOf(kind)) {
        const { id, places, resource } = await shown(type);
        for (const { path, read } of shownPlaces(places, resource)) {
          const part = await scim.retrieve(type, id, { attributes: [path] });
          if (settled(read(part.resource) ?? null) === null) flaws.add(`attributes=${path} does not return it`, part);
        }
      }

      expect(flaws).toBeEmpty('the attribute that was asked for');
    },
  );

  test(
    `every attribute of ${name} can be left out by its name`,
    verifies('7644-3.9-07', {
      fix: 'Leave out each attribute that excludedAttributes names, unless it is always returned.',
    }),
    async ({ flaws, typesOf, shown, scim }) => {
      for (const type of typesOf(kind)) {
        const { id, places, resource } = await shown(type);
        for (const { path, read, definition } of shownPlaces(places, resource)) {
          if (definition.returned !== 'default') continue;
          const rest = await scim.retrieve(type, id, { excludedAttributes: [path] });
          if (settled(read(rest.resource) ?? null) !== null) flaws.add(`excludedAttributes=${path} returns it`, rest);
        }
      }

      expect(flaws).toBeEmpty('everything but the attribute that was excluded');
    },
  );

  test(
    `a filter on any attribute of ${name} finds what has the value and nothing else`,
    verifies('7644-3.4.2.2-10', {
      fix: 'Compare the value in eq with that of the attribute, or refuse the filter with 400 invalidFilter.',
      needs: 'filter',
    }),
    async ({ flaws, typesOf, filled, scim, given, observe }) => {
      const refused = [];
      for (const type of typesOf(kind)) {
        const { id, places, resource } = await filled(type);
        for (const place of comparablePlaces(places, resource)) {
          const { path, stored, definition } = place;
          const other = given.values({ ...place, definition }).second;
          const found = await scim.query(type, { filter: `id eq "${id}" and ${path} eq ${JSON.stringify(stored)}` });
          if (found.status === 400) refused.push(path);
          else if (!found.ids().includes(id))
            flaws.add(`${path} eq ${JSON.stringify(stored)} does not find its ${type}`, found);
          const missed = await scim.query(type, { filter: `id eq "${id}" and ${path} eq ${JSON.stringify(other)}` });
          if (missed.ids().includes(id))
            flaws.add(`${path} eq ${JSON.stringify(other)} finds a ${type} with another value`, missed);
        }
      }

      if (refused.length > 0) observe(`filters on ${kind}`, `not on ${refused.join(', ')}`);
      expect(flaws).toBeEmpty('exactly the resources with the value');
    },
  );

  test(
    `a filter on any text of ${name} respects case where caseExact says so`,
    verifies(['7643-7-25', '7643-2.2-03'], {
      fix: 'Compare texts without case unless the definition of the attribute has caseExact true.',
      needs: 'filter',
    }),
    async ({ flaws, typesOf, filled, scim }) => {
      for (const type of typesOf(kind)) {
        const { id, places, resource } = await filled(type);
        for (const { path, stored, definition } of comparablePlaces(places, resource)) {
          const swapped = swapCase(String(stored));
          if (definition.type !== 'string' || swapped === stored) continue;
          const filterFor = (text: string) => `id eq "${id}" and ${path} eq ${JSON.stringify(text)}`;
          const found = await scim.query(type, { filter: filterFor(swapped) });
          const isFound = found.ids().includes(id);
          if (found.status !== 200 || isFound !== definition.caseExact) continue;
          // What is not found in its own case either is no matter of case.
          if (isFound || (await scim.query(type, { filter: filterFor(String(stored)) })).ids().includes(id)) {
            flaws.add(
              `${path} eq ${JSON.stringify(swapped)} ${isFound ? 'finds' : 'misses'} ${JSON.stringify(stored)}`,
              found,
            );
          }
        }
      }

      expect(flaws).toBeEmpty('case that counts only with caseExact true');
    },
  );
}

test(
  'numbers are sorted by their value',
  verifies('7644-3.4.2.3-10', { fix: 'Compare integers and decimals as numbers: 2 comes before 10.', needs: 'sort' }),
  async ({ placesWith, scim, given }) => {
    const isNumber = ({ parent, definition }: { parent?: object; definition: FilledPlace['definition'] }) =>
      !parent && (definition.type === 'integer' || definition.type === 'decimal') && !definition.multiValued;
    const [place] = placesWith('an attribute that holds numbers', isNumber);
    const { type, path, put, read } = place!;
    const ids: string[] = [];
    for (const number of [10, 2, 33]) {
      const { id } = await given.existing(type, put(number));
      if (read(await given.whole(type, id, [place!])) !== number)
        throw new Inconclusive(`${path} of a ${type} does not hold the ${number} that was sent.`);
      ids.push(id);
    }

    const filter = ids.map((id) => `id eq "${id}"`).join(' or ');
    const page = await scim.query(type, { filter, sortBy: path, sortOrder: 'ascending' });

    const numbers = page.ids().map((id) => [10, 2, 33][ids.indexOf(String(id))]);
    expect(numbers, `${path} in order`).toEqual([2, 10, 33]);
  },
);

/** What the resource shows, but for $ref: names begin with a letter in the grammar of RFC 7643 section 2.1. */
function shownPlaces(places: readonly AttributePlace[], resource: JsonObject): readonly AttributePlace[] {
  return places.filter(({ path, read }) => !path.endsWith('.$ref') && settled(read(resource) ?? null) !== null);
}

interface ComparablePlace extends FilledPlace {
  readonly stored: string | number | boolean;
}

/** Single values that eq can be tried on. */
function comparablePlaces(places: readonly FilledPlace[], resource: JsonObject): readonly ComparablePlace[] {
  const types = new Set(['string', 'boolean', 'integer', 'decimal', 'dateTime', 'reference']);
  return places.flatMap((place) => {
    const stored = place.read(resource);
    const { multiValued, type } = place.definition;
    const isPlain = typeof stored === 'string' || typeof stored === 'number' || typeof stored === 'boolean';
    return isPlain && !multiValued && types.has(type) ? [{ ...place, stored }] : [];
  });
}

function swapCase(text: string): string {
  return text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

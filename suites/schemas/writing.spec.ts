import {
  expect,
  isReadable,
  isReplaceable,
  isSameValue,
  nameOfKind,
  readOnlyCommonPlaces,
  resourceKinds,
  settled,
  test,
  together,
  verifies,
} from '../../src/harness/index.ts';

for (const kind of resourceKinds) {
  const name = nameOfKind[kind];

  test(
    `every attribute of ${name} that is sent in a create is stored`,
    verifies('7644-3.3-02', { fix: 'Store each attribute that /Schemas lets clients write, or refuse its value.' }),
    async ({ flaws, typesOf, filled }) => {
      for (const type of typesOf(kind)) {
        const { places, resource } = await filled(type);
        const shown = places.filter(isReadable);
        const lost = shown.filter(({ definition, read, sent }) => !isSameValue(definition, sent, read(resource)));
        for (const { path, sent, read } of lost) flaws.add(told(type, path, sent, read(resource)));
      }

      expect(flaws).toBeEmpty('each attribute as it was sent');
    },
  );

  test(
    `every attribute of ${name} is replaced by a PUT`,
    verifies('7644-3.5.1-04', { fix: 'Let a PUT replace each attribute whose mutability is readWrite.' }),
    async ({ flaws, typesOf, filled, scim, given }) => {
      for (const type of typesOf(kind)) {
        const { id, places, sent } = await filled(type);
        const changed = places.filter(isReplaceable).map((place) => ({ ...place, next: given.values(place).second }));
        const answer = await scim.replace(type, id, together([sent, ...changed.map(({ put, next }) => put(next))]));
        expect(answer).toSucceed();
        const stored = await given.whole(type, id, changed);
        const stale = changed.filter(({ definition, read, next }) => !isSameValue(definition, next, read(stored)));
        for (const { path, next, read } of stale) flaws.add(told(type, path, next, read(stored)));
      }

      expect(flaws).toBeEmpty('each attribute as the PUT has it');
    },
  );

  test(
    `every attribute of ${name} can be replaced by PATCH`,
    verifies(['7644-3.5.2.3-02', '7644-3.5.2.3-03'], {
      fix: 'Let replace reach each attribute whose mutability is readWrite, by its path.',
      needs: 'patch',
    }),
    async ({ flaws, typesOf, filled, scim, given }) => {
      for (const type of typesOf(kind)) {
        const { id, places } = await filled(type);
        for (const place of places.filter(isReplaceable)) {
          const value = given.values(place).second;
          const answer = await scim.modify(type, id, { op: 'replace', path: place.path, value });
          const stored = await given.whole(type, id, [place]);
          const isDone = answer.status < 300 && isSameValue(place.definition, value, place.read(stored));
          if (!isDone)
            flaws.add(`${told(type, place.path, value, place.read(stored))} (status ${answer.status})`, answer);
        }
      }

      expect(flaws).toBeEmpty('each attribute with its new value');
    },
  );

  test(
    `every optional attribute of ${name} can be removed by PATCH`,
    verifies(['7644-3.5.2.2-02', '7644-3.5.2.2-03'], {
      fix: 'Let remove reach each attribute that is readWrite and not required, by its path.',
      needs: 'patch',
    }),
    async ({ flaws, typesOf, filled, scim, given }) => {
      for (const type of typesOf(kind)) {
        const { id, places, resource } = await filled(type);
        // What comes back with a default is not judged here: active is true again for many.
        for (const { path, definition, read } of places.filter(
          (place) => isReplaceable(place) && place.read(resource) !== true,
        )) {
          if (definition.required) continue;
          const answer = await scim.modify(type, id, { op: 'remove', path });
          const left = settled(read(await given.stored(type, id)) ?? null);
          if (answer.status >= 300 || left !== null) {
            flaws.add(`${path} of a ${type} is ${JSON.stringify(left)} (status ${answer.status})`, answer);
          }
        }
      }

      expect(flaws).toBeEmpty('no value after its removal');
    },
  );

  test(
    `read-only attributes of ${name} are not taken from clients`,
    verifies('7643-7-29', { fix: 'Ignore values of readOnly attributes in POST and PUT.' }),
    async ({ flaws, typesOf, attributesOf, scim, given }) => {
      for (const type of typesOf(kind)) {
        const own = attributesOf(type).filter(
          ({ parent, definition }) => !parent && definition.mutability === 'readOnly',
        );
        // One after the other: who refuses id and meta has not said anything about the rest.
        for (const places of [readOnlyCommonPlaces, own]) {
          const wanted = places.map((place) => ({ ...place, value: given.values(place).first }));
          const body = together(wanted.map(({ put, value }) => put(value)));
          const { id } = await scim.create(type, given.sample(type, body));
          const stored = id === undefined ? {} : await given.stored(type, id);
          const taken = wanted.filter(({ definition, value, read }) => isSameValue(definition, value, read(stored)));
          for (const { path } of taken) flaws.add(`${path} of a ${type} was taken from the request`);
        }
      }

      expect(flaws).toBeEmpty('no value that only the service provider gives');
    },
  );

  test(
    `${name} with extensions that are not required can be created without them`,
    verifies('7643-6-16', { fix: 'Ask for an extension only where the resource type says required true.' }),
    async ({ typesOf, scim, given }) => {
      for (const type of typesOf(kind)) expect(await scim.create(type, given.sample(type))).toSucceed();
    },
  );

  test(
    `${name} shows everything that is returned by default`,
    verifies(['7643-7-39', '7643-2.2-05', '7644-3.9-01', '7644-3.4-02'], {
      fix: 'Return each attribute with returned "default" or "always" unless the client leaves it out.',
    }),
    async ({ flaws, typesOf, shown, scim }) => {
      for (const type of typesOf(kind)) {
        const { id, places, resource } = await shown(type);
        const readable = places.filter((place) => !place.parent && isReadable(place));
        const all = await scim.retrieve(type, id, { attributes: readable.map(({ path }) => path) });
        const hidden = readable.filter(({ read }) => read(all.resource) !== undefined && read(resource) === undefined);
        for (const { path } of hidden) flaws.add(`${path} of a ${type} comes only when it is asked for`);
      }

      expect(flaws).toBeEmpty('all attributes with returned default');
    },
  );
}

function told(type: string, path: string, sent: unknown, stored: unknown): string {
  return `${path} of a ${type} was sent as ${JSON.stringify(sent)} and is ${JSON.stringify(stored) ?? 'absent'}`;
}

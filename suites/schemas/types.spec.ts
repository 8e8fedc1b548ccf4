import {
  type Answer,
  type AttributePlace,
  expect,
  Inconclusive,
  isFree,
  isJsonObject,
  isSameValue,
  type Json,
  settled,
  test,
  verifies,
  wrongValues,
} from '../../src/harness/index.ts';

const rightValues = {
  string: { requirement: '7643-2.3.1-03', values: ['Zoë 漢字 😀 שלום', 'a "quoted" \\ back'] },
  boolean: { requirement: '7643-2.3.2-01', values: [true, false] },
  decimal: { requirement: '7643-2.3.3-01', values: [0.25, -2.5, 3, 1e6] },
  integer: { requirement: '7643-2.3.4-01', values: [0, 7, -7, 2_147_483_647] },
  dateTime: { requirement: '7643-2.3.5-01', values: ['2008-01-23T04:56:22Z', '2008-01-23T04:56:22.5+02:00'] },
  binary: { requirement: '7643-2.3.6-01', values: ['c2NpbQ==', 'AAECAw=='] },
  reference: { requirement: '7643-2.3.7-02', values: ['https://example.com/a%20b?c=d#e'] },
} as const;

interface Outcome {
  readonly sent: Json;
  readonly stored: Json;
  readonly created: Answer;
}

for (const [type, { requirement, values }] of Object.entries(rightValues)) {
  test(
    `values of type ${type} come back as they were sent`,
    verifies(requirement, { fix: `Store each legal ${type} exactly, or refuse it; never change it.` }),
    async ({ flaws, placesWith, scim, given }) => {
      const lost: string[] = [];
      for (const place of placesWith(`a writable attribute of type ${type}`, isOfType(type)).slice(0, 2)) {
        const outcomes: Outcome[] = [];
        for (const value of values) {
          const sent: Json = place.definition.multiValued ? [value] : value;
          const created = await scim.create(place.type, given.sample(place.type, place.put(sent)));
          if (created.status !== 201) continue;
          const stored = place.read(await given.whole(place.type, created.id ?? '', [place])) ?? null;
          outcomes.push({ sent, stored, created });
        }
        // An attribute that is never stored loses its values; it does not change them.
        const isLost = outcomes.length > 0 && outcomes.every(({ stored }) => settled(stored) === null);
        if (isLost) lost.push(`No value of ${place.path} of a ${place.type} is stored.`);
        for (const { sent, stored, created } of isLost ? [] : outcomes) {
          if (!isSameValue(place.definition, sent, stored))
            flaws.add(`${place.path}: ${told(sent)} became ${told(stored)}`, created);
        }
      }

      if (flaws.all.length === 0 && lost.length > 0) throw new Inconclusive(lost.join(' '));
      expect(flaws).toBeEmpty('the values that were sent');
    },
  );
}

for (const [type, wrong] of Object.entries(wrongValues)) {
  for (const [what, value] of wrong) {
    test(
      `${what} for an attribute of type ${type} is refused or converted`,
      verifies('7644-3.12-25', { fix: 'Refuse such values with 400 and scimType invalidValue.' }),
      async ({ placesWith, scim, given, observe }) => {
        const [place] = placesWith(`a writable attribute of type ${type}`, isOfType(type));
        const { id, status } = await scim.create(place!.type, given.sample(place!.type, place!.put(value)));

        const stored = id === undefined ? undefined : place!.read(await given.stored(place!.type, id));
        observe(`${what} for type ${type}`, status < 300 ? `stored as ${told(stored)}` : `refused with ${status}`);
        expect(
          status === 400 || (status === 201 && isConverted(type, value, stored)),
          `${place!.path}: ${told(value)} answered with ${status}, stored ${told(stored)}`,
        ).toBe(true);
      },
    );
  }
}

test(
  'a boolean sent as text is refused or becomes a boolean',
  verifies('7643-2.3.2-01', { fix: 'Convert "true" and "True" to a boolean, or refuse them with 400 invalidValue.' }),
  async ({ placesWith, scim, given, observe }) => {
    const [place] = placesWith('a writable boolean attribute', isOfType('boolean'));
    for (const text of ['true', 'True']) {
      const { id, status } = await scim.create(place!.type, given.sample(place!.type, place!.put(text)));

      const stored = id === undefined ? undefined : place!.read(await given.stored(place!.type, id));
      observe(
        'booleans as text',
        status < 300 ? `"${text}" stored as ${told(stored)}` : `"${text}" refused with ${status}`,
      );
      expect(status === 400 || stored === true, `"${text}" answered with ${status}, stored ${told(stored)}`).toBe(true);
    }
  },
);

test(
  'base64 without padding is understood',
  verifies('7643-2.3.6-03', { fix: 'Accept binary values whose trailing "=" are missing.' }),
  async ({ placesWith, scim, given }) => {
    const [place] = placesWith('a writable binary attribute', isOfType('binary'));

    const { id, status } = await scim.create(place!.type, given.sample(place!.type, place!.put('c2NpbQ')));

    expect(status, 'status').toBe(201);
    expect(isSameValue(place!.definition, 'c2NpbQ', place!.read(await given.stored(place!.type, id ?? '')))).toBe(true);
  },
);

function isOfType(type: string): (place: AttributePlace) => boolean {
  return (place) => {
    const { definition, parent } = place;
    const isPlain = definition.type === type && definition.mutability === 'readWrite' && isFree(place);
    const isFormed =
      (definition.canonicalValues ?? []).length > 0 || definition.uniqueness !== 'none' || isFormatted(place);
    const isShown = [definition, parent].every(
      (one) => one === undefined || one.returned === 'default' || one.returned === 'always',
    );
    return isPlain && isShown && !(type === 'string' && isFormed) && place.definition.name !== 'primary';
  };
}

/** RFC 7643 section 4.1 gives these a form of their own. */
function isFormatted({ path }: AttributePlace): boolean {
  return /^(?:preferredLanguage|locale|timezone|emails|phoneNumbers|ims|addresses|profileUrl|active)\b/.test(path);
}

/** A number that was taken as text, for example: the right type, and what it says. */
function isConverted(type: string, sent: Json, stored: Json | undefined): boolean {
  if (type === 'string') return typeof stored === 'string' && stored === String(sent);
  if (type === 'boolean') return typeof stored === 'boolean' && typeof sent === 'number';
  return type === 'complex' ? isJsonObject(stored) : false;
}

function told(value: Json | undefined): string {
  return JSON.stringify(value) ?? 'absent';
}

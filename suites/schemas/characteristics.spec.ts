import {
  type AttributePlace,
  expect,
  type Filled,
  type FilledPlace,
  Inconclusive,
  isFree,
  isJsonObject,
  isSameValue,
  type JsonObject,
  type ScimClient,
  settled,
  test,
  together,
  verifies,
} from '../../src/harness/index.ts';

const isImmutable = (place: AttributePlace) =>
  isAlone(place) && isFree(place) && place.definition.mutability === 'immutable';

test(
  'an immutable attribute keeps its first value',
  verifies('7643-7-32', { fix: 'Refuse or ignore another value for an attribute with mutability "immutable".' }),
  async ({ flaws, placesWith, scim, given }) => {
    for (const place of placesWith('an immutable attribute', isImmutable)) {
      const { type, path, definition, put, read } = place;
      const { first, second } = given.values(place);
      const { id, sent } = await given.existing(type, put(first));
      await scim.replace(type, id, together([sent, put(second)]));
      await scim.modify(type, id, { op: 'replace', path, value: second });
      const now = read(await given.whole(type, id, [place]));
      if (!isSameValue(definition, first, now)) flaws.add(`${path} of a ${type} became ${JSON.stringify(now)}`);
    }

    expect(flaws).toBeEmpty('the value it was created with');
  },
);

test(
  'a PUT with another value for an immutable attribute is refused',
  verifies('7644-3.5.1-10', { fix: 'Answer such a PUT with 400 and scimType mutability.' }),
  async ({ placesWith, scim, given }) => {
    const [place] = placesWith('an immutable attribute', isImmutable);
    const { first, second } = given.values(place!);
    const { id, sent } = await given.existing(place!.type, place!.put(first));

    expect(await scim.replace(place!.type, id, together([sent, place!.put(second)]))).toBeScimError(400, 'mutability');
  },
);

test(
  'a PUT gives an immutable attribute its first value',
  verifies('7644-3.5.1-11', { fix: 'Let a PUT set an immutable attribute that has no value yet.' }),
  async ({ placesWith, scim, given }) => {
    const isOptional = (one: AttributePlace) => isImmutable(one) && !one.definition.required;
    const [place] = placesWith('an optional immutable attribute', isOptional);
    const { first } = given.values(place!);
    const { id, sent } = await given.existing(place!.type);

    expect(await scim.replace(place!.type, id, together([sent, place!.put(first)]))).toSucceed();

    expect(place!.read(await given.whole(place!.type, id, [place!])), place!.path).toEqual(first);
  },
);

test(
  'an attribute with returned request is returned where it is asked for, and only there',
  verifies('7643-7-40', { fix: 'Return attributes with returned "request" when attributes names them, else not.' }),
  async ({ flaws, placesWith, filled, scim, given }) => {
    const isMeant = (place: AttributePlace) =>
      isAlone(place) && isFree(place) && place.definition.returned === 'request';
    for (const place of placesWith('an attribute with returned "request"', isMeant)) {
      const { type, path, put, read, definition } = place;
      const value = given.values(place).first;
      const { id } = await given.existing(type, put(value));
      const asked = await scim.retrieve(type, id, { attributes: [path] });
      if (!isSameValue(definition, value, read(asked.resource))) {
        if (!(await canBeAskedFor(type, await filled(type), scim)))
          throw new Inconclusive(`attributes does not select what a ${type} shows by default.`);
        flaws.add(`${path} of a ${type} is ${JSON.stringify(read(asked.resource))} when asked for`, asked);
      }
      const unasked = read((await scim.retrieve(type, id)).resource);
      if (settled(unasked ?? null) !== null) flaws.add(`${path} of a ${type} is returned without being asked for`);
    }

    expect(flaws).toBeEmpty('values on request only');
  },
);

for (const { uniqueness, requirements } of [
  { uniqueness: 'server', requirements: ['7643-7-44', '7643-7-46'] },
  { uniqueness: 'global', requirements: ['7643-7-47'] },
] as const) {
  test(
    `a value of an attribute with uniqueness ${uniqueness} is refused a second time`,
    verifies(requirements, { fix: 'Look for the value in all resources of the type on POST, PUT and PATCH.' }),
    async ({ flaws, placesWith, scim, given }) => {
      const isMeant = (place: AttributePlace) => isUnique(place) && place.definition.uniqueness === uniqueness;
      for (const place of placesWith(`an attribute with uniqueness "${uniqueness}"`, isMeant)) {
        const { type, path, put, read } = place;
        const { resource } = await given.existing(type, put(given.values(place).first));
        const created = await scim.create(type, given.sample(type, put(read(resource) ?? null)));
        if (created.status < 300) flaws.add(`a second ${type} with the same ${path} was created`, created);
        const { id, sent } = await given.existing(type);
        const isFixed = place.definition.mutability === 'immutable';
        const replaced = isFixed
          ? created
          : await scim.replace(type, id, together([sent, put(read(resource) ?? null)]));
        if (replaced.status < 300) flaws.add(`a PUT gave a second ${type} the same ${path}`, replaced);
      }

      expect(flaws).toBeEmpty('values that no other resource of the type has');
    },
  );
}

test(
  'resources may share every value that need not be unique',
  verifies('7643-7-43', { fix: 'Ask for uniqueness only where the definition of the attribute does.' }),
  async ({ flaws, target, filled, scim, given }) => {
    for (const { name: type } of target.resourceTypes) {
      const { places } = await filled(type);
      const shared = places.filter(({ definition }) => definition.uniqueness === 'none');
      const answer = await scim.create(type, given.sample(type, together(shared.map(({ put, sent }) => put(sent)))));
      if (answer.status >= 300)
        flaws.add(`a ${type} with values of another was answered with ${answer.status}`, answer);
    }

    expect(flaws).toBeEmpty('a second resource with the same values');
  },
);

test(
  'a create without a required attribute is refused or completed',
  verifies(['7643-7-21', '7644-3.3-13'], {
    fix: 'Answer with 400 when an attribute that /Schemas calls required is missing, unless it has a default.',
  }),
  async ({ flaws, placesWith, scim, given }) => {
    const isMeant = (place: AttributePlace) => isAlone(place) && place.definition.required && isFree(place);
    for (const { type, path, definition, read } of placesWith('a required attribute', isMeant)) {
      const answer = await scim.create(type, without(given.sample(type), path));
      const isCompleted =
        answer.status === 201 && (read(answer.resource) !== undefined || definition.returned === 'never');
      if (answer.status !== 400 && !isCompleted)
        flaws.add(`a ${type} without ${path} was answered with ${answer.status}`, answer);
    }

    expect(flaws).toBeEmpty('400, or a default for the attribute');
  },
);

test(
  'a value outside canonicalValues is stored, left out or refused, never replaced',
  verifies(['7643-2.3.1-02', '7643-7-23'], { fix: 'Store the value, ignore it, or refuse it with 400.' }),
  async ({ placesWith, scim, given, observe }) => {
    const isMeant = (place: AttributePlace) => isFree(place) && (place.definition.canonicalValues ?? []).length > 0;
    const places = placesWith('an attribute with canonicalValues', isMeant);
    for (const { type, path, put, read } of places) {
      const answer = await scim.create(type, given.sample(type, put('scimulate-unlisted')));
      const now = answer.id === undefined ? undefined : read(await given.stored(type, answer.id));

      const reaction = now === undefined ? 'left out' : 'stored';
      observe('values outside canonicalValues', answer.status < 300 ? reaction : `refused with ${answer.status}`);
      expect(answer).toHaveStatus(201, 400);
      expect([undefined, null, 'scimulate-unlisted'], `${path} of a ${type}`).toContain(now);
    }
  },
);

function isAlone({ parent }: AttributePlace): boolean {
  return parent === undefined;
}

function isUnique(place: AttributePlace): boolean {
  return isAlone(place) && isFree(place) && place.definition.type === 'string' && place.definition.returned !== 'never';
}

/** A body without the attribute at a path, which an extension may hold. */
function without(body: JsonObject, path: string): JsonObject {
  const name = path.slice(path.lastIndexOf(':') + 1);
  const urn = path.slice(0, -name.length - 1);
  const rest = (object: JsonObject) =>
    Object.fromEntries(Object.entries(object).filter(([one]) => one.toLowerCase() !== name.toLowerCase()));
  const extension = body[urn];
  return isJsonObject(extension) ? { ...body, [urn]: rest(extension) } : rest(body);
}

/** Whether attributes returns, when it names it, an attribute that is returned by default. */
async function canBeAskedFor(type: string, { id, places, resource }: Filled, scim: ScimClient): Promise<boolean> {
  const isSeen = ({ read }: FilledPlace, of: JsonObject) => settled(read(of) ?? null) !== null;
  const usual = places.find((place) => place.definition.returned === 'default' && isSeen(place, resource));
  if (usual === undefined) return true;
  return isSeen(usual, (await scim.retrieve(type, id, { attributes: [usual.path] })).resource);
}

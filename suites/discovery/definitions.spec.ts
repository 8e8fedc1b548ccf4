import { expect, isJsonObject, type JsonObject, test, valueAt, verifies } from '../../src/harness/index.ts';
import { attributeTypes } from '../../src/scim/attribute.ts';
import { schemaUrn } from '../../src/scim/urn.ts';
import { afterPut, mark } from './after-put.ts';
import { definitionsIn } from './definitions.ts';

const path = '/Schemas';
const foldedTypes = attributeTypes.map(folded);

const objections: readonly {
  readonly title: string;
  readonly requirement: Parameters<typeof verifies>[0];
  readonly level?: 'MAY';
  readonly fix: string;
  readonly isRight: (definition: JsonObject) => boolean;
}[] = [
  {
    title: 'only complex attributes have sub-attributes',
    requirement: '7643-1.2-02',
    fix: 'Publish subAttributes with attributes of type complex alone.',
    isRight: ({ type, subAttributes }) => folded(type) === 'complex' || [subAttributes ?? []].flat().length === 0,
  },
  {
    title: 'required is published as true or false',
    requirement: '7643-7-21',
    fix: 'Publish required as a JSON boolean, or leave it out where it is false.',
    isRight: ({ required }) => required === undefined || typeof required === 'boolean',
  },
  {
    title: 'an attribute that can only be written is never returned',
    requirement: '7643-7-35',
    fix: 'Publish returned "never" with mutability "writeOnly".',
    isRight: ({ mutability, returned }) => mutability !== 'writeOnly' || returned === 'never',
  },
  {
    title: 'referenceTypes is an array of words',
    requirement: '7643-7-49',
    fix: 'Publish referenceTypes as an array of resource type names, "external" or "uri".',
    isRight: ({ referenceTypes, type }) =>
      referenceTypes === undefined || type !== 'reference' || isListOfWords(referenceTypes),
  },
  {
    title: 'only references have referenceTypes',
    requirement: '7643-7-50',
    fix: 'Leave referenceTypes out of attributes of other types.',
    isRight: ({ referenceTypes, type }) => type === 'reference' || [referenceTypes ?? []].flat().length === 0,
  },
  {
    title: 'boolean attributes claim neither case nor uniqueness',
    requirement: '7643-2.3.2-02',
    level: 'MAY',
    fix: 'Leave caseExact and uniqueness out of boolean attributes.',
    isRight: ({ type, caseExact, uniqueness }) =>
      type !== 'boolean' || (caseExact !== true && (uniqueness ?? 'none') === 'none'),
  },
  {
    title: 'binary attributes are case exact and not unique',
    requirement: '7643-2.3.6-04',
    level: 'MAY',
    fix: 'Publish binary attributes with caseExact true.',
    isRight: ({ type, caseExact, uniqueness }) =>
      type !== 'binary' || (caseExact === true && (uniqueness ?? 'none') === 'none'),
  },
  {
    title: 'references are case exact and say what they lead to',
    requirement: '7643-2.3.7-05',
    level: 'MAY',
    fix: 'Publish references with caseExact true and with referenceTypes.',
    isRight: ({ type, caseExact, referenceTypes }) =>
      type !== 'reference' || (caseExact === true && isListOfWords(referenceTypes)),
  },
  {
    title: 'complex attributes claim neither case nor uniqueness',
    requirement: '7643-2.3.8-03',
    level: 'MAY',
    fix: 'Leave caseExact and uniqueness to the sub-attributes.',
    isRight: ({ type, caseExact, uniqueness }) =>
      type !== 'complex' || (caseExact !== true && (uniqueness ?? 'none') === 'none'),
  },
  {
    title: 'each attribute is described',
    requirement: '7643-7-20',
    level: 'MAY',
    fix: 'Give each attribute a description for people.',
    isRight: ({ description }) => typeof description === 'string' && description !== '',
  },
];

for (const { title, requirement, level, fix, isRight } of objections) {
  test(title, verifies(requirement, { fix, ...(level && { level }) }), async ({ scim, flaws }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const { definition, name } of definitionsIn(answer.resources)) {
      if (!isRight(definition)) flaws.add(`${name}: ${JSON.stringify({ ...definition, subAttributes: undefined })}`);
    }
    expect(flaws).toBeEmpty('no such definition');
  });
}

test(
  'extensions use the eight types of the standard',
  verifies('7643-2.3-01', { fix: `Use ${attributeTypes.join(', ')} and no other type in extensions.` }),
  async ({ scim, target, appliesIf }) => {
    const urns = target.resourceTypes.flatMap(({ schemaExtensions }) => schemaExtensions.map(({ schema }) => schema));
    appliesIf(urns.length > 0, 'No resource type has extensions.');
    const answer = await scim.send({ method: 'GET', path });

    const extensions = answer.resources.filter(({ id }) => urns.includes(String(id)));
    for (const { definition, name } of definitionsIn(extensions)) {
      expect(foldedTypes, `type of ${name}`).toContain(folded(definition['type'] ?? 'string'));
    }
  },
);

test(
  'sub-attributes are defined like attributes',
  verifies('7643-7-18', { fix: 'Give each entry of subAttributes name, type and multiValued too.' }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const { definition, name, depth } of definitionsIn(answer.resources)) {
      if (depth === 0) continue;
      expect(typeof definition['name'], `type of the name of ${name}`).toBe('string');
      expect(foldedTypes, `type of ${name}`).toContain(folded(definition['type'] ?? 'string'));
    }
  },
);

test(
  'an extension does not define attributes of the core again',
  verifies('7643-3.3-05', { fix: 'Use the attribute of the core schema instead of a second one of the same name.' }),
  async ({ scim, target, appliesIf }) => {
    const types = target.resourceTypes.filter(({ schemaExtensions }) => schemaExtensions.length > 0);
    appliesIf(types.length > 0, 'No resource type has extensions.');
    const { resources } = await scim.send({ method: 'GET', path });

    const namesIn = (urn: string) =>
      definitionsIn(resources.filter(({ id }) => id === urn)).flatMap(({ name, depth }) => (depth === 0 ? name : []));
    for (const { schema, schemaExtensions } of types.filter((type) => standard.has(type.schema))) {
      const core = namesIn(schema);
      for (const extension of schemaExtensions) {
        expect(
          namesIn(extension.schema).filter((name) => core.includes(name)),
          `names of ${extension.schema} in ${schema}`,
        ).toEqual([]);
      }
    }
  },
);

const standard: ReadonlySet<string> = new Set([schemaUrn.User, schemaUrn.Group]);

test(
  'each schema has its URI as id, and attributes',
  verifies(['7643-7-03', '7643-7-08', '7643-7-14'], {
    fix: 'Give each schema its URI as id and its definitions as attributes.',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const { id, attributes } of answer.resources) {
      expect(URL.canParse(String(id)), `${String(id)} is a URI`).toBe(true);
      expect(
        Array.isArray(attributes) && attributes.every(isJsonObject) && attributes.length > 0,
        `attributes of ${String(id)} are definitions`,
      ).toBe(true);
    }
  },
);

test(
  'no two schemas have the same id',
  verifies('7643-7-09', { fix: 'Publish each schema once.' }),
  async ({ scim }) => {
    const ids = (await scim.send({ method: 'GET', path })).ids().map((id) => String(id).toLowerCase());

    expect(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      'ids that occur twice',
    ).toEqual([]);
  },
);

test(
  'each schema is named and described',
  verifies(['7643-7-10', '7643-7-11', '7643-7-12', '7643-7-13'], {
    fix: 'Give each schema a name and a description for people.',
    level: 'MAY',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const { id, name, description } of answer.resources) {
      expect(name, `name of ${String(id)}`).toBePresent();
      expect(description, `description of ${String(id)}`).toBePresent();
    }
  },
);

test(
  'a schema is found under its URI in any case',
  verifies('7643-7-04', { fix: 'Compare the URI in /Schemas/{uri} without case.', level: 'MAY' }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path: `${path}/${schemaUrn.User.toUpperCase()}` });

    expect(answer).toHaveStatus(200);
  },
);

test(
  'the schemas are published',
  verifies('7643-1.2-01', { fix: `Answer GET ${path} with 200.` }),
  async ({ scim }) => {
    expect(await scim.send({ method: 'GET', path })).toHaveStatus(200);
  },
);

test(
  'a schema cannot be written',
  verifies('7643-7-02', { fix: `Refuse PUT, PATCH and DELETE below ${path}, or keep the schemas as they are.` }),
  async ({ scim, appliesIf, observe }) => {
    const read = async () => {
      const { resources } = await scim.send({ method: 'GET', path });
      return resources.find(({ id }) => id === schemaUrn.User) ?? {};
    };
    appliesIf('id' in (await read()), 'The schema of User is not published.');

    const { status, document } = await afterPut(
      scim,
      { path: `${path}/${schemaUrn.User}`, read },
      { description: mark },
    );

    observe('writes to discovery', String(status));
    expect(document['description'], 'description of the schema after a PUT').not.toBe(mark);
  },
);

for (const discovery of ['/Schemas', '/ResourceTypes']) {
  test(
    `a filter on ${discovery} is refused or ignored`,
    verifies('7644-4-09', { fix: 'Answer with 403, or with the complete list as if there were no filter.' }),
    async ({ scim, observe }) => {
      const all = await scim.send({ method: 'GET', path: discovery });

      const answer = await scim.send({ method: 'GET', path: discovery, query: { filter: 'name eq "Scimulate"' } });

      observe('filters on discovery', String(answer.status));
      expect(answer).toHaveStatus(200, 403);
      if (answer.status === 200) expect(answer.ids(), 'ids in the answer').toEqual(all.ids());
    },
  );
}

test(
  'sorting and paging do not change what discovery returns',
  verifies('7644-4-08', { fix: 'Ignore sortBy, startIndex and count on discovery endpoints.' }),
  async ({ scim }) => {
    const all = await scim.send({ method: 'GET', path });

    const query = { startIndex: '2', count: '1', sortBy: 'id', sortOrder: 'descending' };
    const answer = await scim.send({ method: 'GET', path, query });

    expect(answer).toHaveStatus(200);
    expect(answer.ids(), 'ids in the answer').toEqual(all.ids());
  },
);

test(
  'the schemas of discovery are published too',
  verifies('7643-8.7.2-01', { fix: 'Publish the schemas of ServiceProviderConfig, ResourceType and Schema as well.' }),
  async ({ scim }) => {
    const ids = (await scim.send({ method: 'GET', path })).ids();

    expect(ids).toEqual(
      expect.arrayContaining([schemaUrn.ServiceProviderConfig, schemaUrn.ResourceType, schemaUrn.Schema]),
    );
  },
);

test(
  'URNs of the SCIM name space have its form',
  verifies(['7643-10.2.1-01', '7643-10.2.1-06'], {
    fix: 'Name your own schemas in a name space of your own, such as urn:example:…; urn:ietf:params:scim belongs to the IETF.',
  }),
  async ({ scim }) => {
    const ids = (await scim.send({ method: 'GET', path })).ids().map(String);

    for (const id of ids.filter((urn) => /^urn:ietf:params:scim/i.test(urn))) {
      expect(id, 'id of a schema').toMatch(/^urn:ietf:params:scim:(?:schemas|api|param)(?::[^:\s]+)+$/i);
    }
  },
);

test(
  'multi-valued attributes of a User have the usual sub-attributes',
  verifies('7643-8.7.1-04', {
    fix: 'Publish value, display, type and primary with each multi-valued attribute.',
    needs: 'User',
    level: 'MAY',
  }),
  async ({ scim }) => {
    const { resource } = await scim.send({ method: 'GET', path: `${path}/${schemaUrn.User}` });

    const plural = definitionsIn([resource]).filter(
      ({ definition }) => definition['multiValued'] === true && definition['type'] === 'complex',
    );
    for (const { definition, name } of plural.filter((one) => one.name !== 'addresses' && one.name !== 'groups')) {
      expect(namesOf(definition), `sub-attributes of ${name}`).toEqual(
        expect.arrayContaining(['value', 'display', 'type', 'primary']),
      );
    }
  },
);

test(
  'the published Group has a required displayName and members that are replaced, not changed',
  verifies('7643-8.7.1-05', {
    fix: 'Publish displayName with required true, and value, $ref and type of members with mutability "immutable".',
    needs: 'Group',
    level: 'MAY',
  }),
  async ({ scim }) => {
    const { resource } = await scim.send({ method: 'GET', path: `${path}/${schemaUrn.Group}` });

    const of = (wanted: string) => definitionsIn([resource]).find(({ name }) => name === wanted)?.definition;
    expect(of('displayName'), 'definition of displayName').toMatchObject({ required: true });
    expect(of('members.value'), 'definition of members.value').toMatchObject({ mutability: 'immutable' });
  },
);

test(
  'the published enterprise extension has its five texts and manager',
  verifies('7643-8.7.1-06', {
    fix: 'Publish employeeNumber, costCenter, organization, division, department and manager.',
    needs: 'EnterpriseUser',
    level: 'MAY',
  }),
  async ({ scim }) => {
    const { resource } = await scim.send({ method: 'GET', path: `${path}/${schemaUrn.EnterpriseUser}` });

    const names = definitionsIn([resource]).map(({ name }) => name);
    const texts = ['employeeNumber', 'costCenter', 'organization', 'division', 'department'];
    expect(names).toEqual(expect.arrayContaining([...texts, 'manager', 'manager.value', 'manager.displayName']));
  },
);

test(
  'the schemas of the standard have their registered URIs',
  verifies(['7643-10.4-01', '7644-3.2-14'], {
    fix: `Publish the User schema as ${schemaUrn.User}, Group as ${schemaUrn.Group}.`,
  }),
  async ({ scim, target }) => {
    const { resources } = await scim.send({ method: 'GET', path });

    const ids = resources.map((schema) => valueAt(schema, ['id']));
    const known: readonly string[] = [schemaUrn.User, schemaUrn.Group];
    const used = target.resourceTypes
      .filter(({ name }) => name === 'User' || name === 'Group')
      .map(({ schema }) => schema);
    for (const urn of used) expect(known, 'schema of a standard resource type').toContain(urn);
    for (const urn of used) expect(ids, 'ids in /Schemas').toContain(urn);
  },
);

/** How words are spelled is looked at elsewhere. */
function folded(word: unknown): unknown {
  return typeof word === 'string' ? word.toLowerCase() : word;
}

function isListOfWords(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0 && list.every((word) => typeof word === 'string' && word !== '');
}

function namesOf({ subAttributes }: JsonObject): readonly unknown[] {
  return Array.isArray(subAttributes) ? subAttributes.filter(isJsonObject).map(({ name }) => name) : [];
}

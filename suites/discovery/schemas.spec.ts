import { expect, test, verifies } from '../../src/harness/index.ts';
import { attributeTypes, mutabilities, returnedValues, uniquenesses } from '../../src/scim/attribute.ts';
import { messageUrn, schemaUrn } from '../../src/scim/urn.ts';
import { definitionsIn } from './definitions.ts';

const path = '/Schemas';

test(
  'the schemas come as a ListResponse',
  verifies('7644-4-03', { fix: `Answer GET ${path} with 200 and a ListResponse of all schemas.` }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    expect(answer).toHaveStatus(200);
    expect(answer.at('schemas'), 'schemas of the answer').toContain(messageUrn.ListResponse);
    expect(answer.resources.length, 'number of schemas').toBeGreaterThan(0);
  },
);

test(
  'a single schema is found under its URN',
  verifies('7644-4-04', { fix: `Answer GET ${path}/{urn} with the schema as a plain object.` }),
  async ({ scim }) => {
    const list = await scim.send({ method: 'GET', path });

    for (const id of list.ids()) {
      const answer = await scim.send({ method: 'GET', path: `${path}/${String(id)}` });
      expect(answer).toHaveStatus(200);
      expect(answer.at('id'), 'id of the schema').toBe(id);
    }
  },
);

test(
  'an unknown schema is not found',
  verifies('7644-3.12-12', { fix: `Answer GET ${path}/{unknown urn} with 404.` }),
  async ({ scim }) => {
    expect(await scim.send({ method: 'GET', path: `${path}/urn:scimulate:unknown:2.0:Thing` })).toHaveStatus(404);
  },
);

test(
  'each schema names the schema of schemas',
  verifies('7643-7-05', { fix: `Give each schema resource schemas ["${schemaUrn.Schema}"].` }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const schema of answer.resources) {
      expect(schema['schemas'], `schemas of ${String(schema['id'])}`).toContain(schemaUrn.Schema);
    }
  },
);

test(
  'each attribute definition has a name, a type of the standard and multiValued',
  verifies(['7643-7-15', '7643-7-16', '7643-7-19'], {
    fix: 'Give each attribute and sub-attribute in /Schemas name, type (one of the eight keywords, in their spelling) and multiValued (true or false).',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const { definition, name } of definitionsIn(answer.resources)) {
      expect(typeof definition['name'], `type of the name of ${name}`).toBe('string');
      expect(attributeTypes, `type of ${name}`).toContain(definition['type']);
      expect(typeof definition['multiValued'], `type of multiValued of ${name}`).toBe('boolean');
    }
  },
);

test(
  'mutability, returned and uniqueness use the words of the standard',
  verifies('7643-7-07', {
    fix: `Spell them exactly: mutability ${mutabilities.join(', ')}; returned ${returnedValues.join(', ')}; uniqueness ${uniquenesses.join(', ')}.`,
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const { definition, name } of definitionsIn(answer.resources)) {
      const { mutability = 'readWrite', returned = 'default', uniqueness } = definition;
      expect(mutabilities, `mutability of ${name}`).toContain(mutability);
      expect(returnedValues, `returned of ${name}`).toContain(returned);
      expect(uniquenesses, `uniqueness of ${name}`).toContain(uniqueness ?? 'none');
    }
  },
);

test(
  'attribute names are made of letters, digits, "-" and "_"',
  verifies('7643-2.1-02', { fix: 'Rename the attribute: a letter first, then letters, digits, "-", "_" or "$".' }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const { definition } of definitionsIn(answer.resources)) {
      expect(definition['name']).toMatch(/^(?:\$ref|[A-Za-z][\w$-]*)$/);
    }
  },
);

test(
  'a complex attribute lists its sub-attributes',
  verifies('7643-7-17', { fix: 'Publish subAttributes for each attribute of type complex.' }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const { definition, name } of definitionsIn(answer.resources)) {
      if (definition['type'] !== 'complex') continue;
      expect(Array.isArray(definition['subAttributes']), `${name} has subAttributes`).toBe(true);
    }
  },
);

test(
  'a sub-attribute is never complex itself',
  verifies('7643-2.3.8-04', { fix: 'Flatten the attribute: sub-attributes are simple.' }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    const others = answer.resources.filter(({ id }) => id !== schemaUrn.Schema);
    for (const { definition, name, depth } of definitionsIn(others)) {
      if (depth > 0) expect(definition['type'], `type of ${name}`).not.toBe('complex');
    }
  },
);

test(
  'messages are not published as schemas',
  verifies('7644-3.1-06', { fix: `Leave urn:ietf:params:scim:api:messages:… out of ${path}.` }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const id of answer.ids()) expect(id).not.toMatch(/^urn:ietf:params:scim:api:messages:/i);
  },
);

test(
  'the published userName is required and unique, and ignores case',
  verifies('7643-8.7.1-02', {
    fix: 'Publish userName with required true, caseExact false and uniqueness "server" (or "global").',
    needs: 'User',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path: `${path}/${schemaUrn.User}` });

    const userName = definitionsIn([answer.resource]).find(({ name }) => name === 'userName');
    expect(userName?.definition, 'definition of userName').toMatchObject({
      required: true,
      caseExact: false,
      uniqueness: expect.stringMatching(/^(?:server|global)$/),
    });
  },
);

test(
  'a published password can only be written',
  verifies('7643-4.1.1-25', {
    fix: 'Publish password with mutability "writeOnly" and returned "never".',
    needs: 'User',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path: `${path}/${schemaUrn.User}` });

    for (const { definition, name } of definitionsIn([answer.resource])) {
      if (name !== 'password') continue;
      // How words are spelled is looked at elsewhere.
      const words = [definition['mutability'], definition['returned']].map((word) => String(word).toLowerCase());
      expect(words, 'mutability and returned of password').toEqual(['writeonly', 'never']);
    }
  },
);

test(
  'the published groups of a User are read-only',
  verifies('7643-8.7.1-03', {
    fix: 'Publish User.groups and its sub-attributes with mutability "readOnly".',
    needs: 'User',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path: `${path}/${schemaUrn.User}` });

    for (const { definition, name } of definitionsIn([answer.resource])) {
      if (name === 'groups' || name.startsWith('groups.')) {
        expect(definition['mutability'], `mutability of ${name}`).toBe('readOnly');
      }
    }
  },
);

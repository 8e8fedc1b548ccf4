import { expect, isJsonObject, test, valueAt, verifies } from '../../src/harness/index.ts';
import { messageUrn, schemaUrn } from '../../src/scim/urn.ts';

const path = '/ResourceTypes';

test(
  'the resource types come as a ListResponse',
  verifies('7644-4-07', { fix: `Answer GET ${path} with 200 and a ListResponse.` }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    expect(answer).toHaveStatus(200);
    expect(answer.at('schemas'), 'schemas of the answer').toContain(messageUrn.ListResponse);
    expect(answer.resources.length, 'number of resource types').toBeGreaterThan(0);
  },
);

test(
  'each resource type has a name, an endpoint and a schema',
  verifies(['7643-6-05', '7643-6-08', '7643-6-10'], {
    fix: 'Give each resource type the strings name, endpoint (a path such as /Users) and schema (a URN).',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const resourceType of answer.resources) {
      expect(resourceType).toMatchObject({
        name: expect.stringMatching(/./),
        endpoint: expect.stringMatching(/./),
        schema: expect.stringMatching(/^urn:/),
      });
    }
  },
);

test(
  'each schema extension says which schema it is and whether it is required',
  verifies(['7643-6-13', '7643-6-14'], {
    fix: 'Publish schemaExtensions as an array of objects, each with schema (a URN) and required (true or false).',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const { schemaExtensions } of answer.resources) {
      if (schemaExtensions === undefined) continue;
      expect(Array.isArray(schemaExtensions), 'schemaExtensions is an array').toBe(true);
      for (const extension of schemaExtensions as Iterable<unknown>) {
        expect(extension).toMatchObject({ schema: expect.stringMatching(/^urn:/), required: expect.any(Boolean) });
      }
    }
  },
);

test(
  'every schema of a resource type is published',
  verifies(['7643-6-09', '7643-6-12'], { fix: 'List in /Schemas every URN that a resource type names.' }),
  async ({ scim }) => {
    const types = await scim.send({ method: 'GET', path });
    const schemas = await scim.send({ method: 'GET', path: '/Schemas' });

    const extensions = types.resources.flatMap(({ schemaExtensions }) =>
      Array.isArray(schemaExtensions) ? schemaExtensions.filter(isJsonObject) : [],
    );
    const named = [...types.pluck('schema'), ...extensions.map(({ schema }) => schema ?? null)];
    expect(schemas.ids(), 'ids in /Schemas').toEqual(expect.arrayContaining(named));
  },
);

test(
  'a single resource type is found under its name',
  verifies('7644-4-06', { fix: `Answer GET ${path}/{name} with the resource type as a plain object.` }),
  async ({ scim }) => {
    const list = await scim.send({ method: 'GET', path });

    for (const { id, name } of list.resources) {
      const answer = await scim.send({ method: 'GET', path: `${path}/${encodeURIComponent(String(id ?? name))}` });
      expect(answer).toHaveStatus(200);
      expect(answer.at('name'), 'name of the resource type').toBe(name);
    }
  },
);

test(
  'an unknown resource type is not found',
  verifies('7644-3.12-12', { fix: `Answer GET ${path}/{unknown name} with 404.` }),
  async ({ scim, given }) => {
    expect(await scim.send({ method: 'GET', path: `${path}/${given.name()}` })).toHaveStatus(404);
  },
);

test(
  'a resource type says where it is found',
  verifies('7644-4-10', {
    fix: 'Give each resource type meta.location with its own address and meta.resourceType "ResourceType".',
  }),
  async ({ scim }) => {
    const list = await scim.send({ method: 'GET', path });

    for (const resourceType of list.resources) {
      expect(valueAt(resourceType, ['meta', 'resourceType']), 'meta.resourceType').toBe('ResourceType');
      expect(await scim.retrieveAt(valueAt(resourceType, ['meta', 'location']))).toHaveStatus(200);
    }
  },
);

test(
  'the User resource type is based on the User schema',
  verifies('7643-4.1-01', { fix: `Publish a resource type whose schema is ${schemaUrn.User}.`, needs: 'User' }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    expect(answer.pluck('schema'), 'schemas of the resource types').toContain(schemaUrn.User);
  },
);

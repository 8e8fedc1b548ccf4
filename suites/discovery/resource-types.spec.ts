import { expect, isJsonObject, test, valueAt, verifies } from '../../src/harness/index.ts';
import { messageUrn, schemaUrn } from '../../src/scim/urn.ts';
import { afterPut, mark } from './after-put.ts';

const path = '/ResourceTypes';

test(
  'the resource types come as a ListResponse',
  verifies(['7644-4-07', '7644-3.2-13'], { fix: `Answer GET ${path} with 200 and a ListResponse.` }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    expect(answer).toHaveStatus(200);
    expect(answer.at('schemas'), 'schemas of the answer').toContain(messageUrn.ListResponse);
    expect(answer.resources.length, 'number of resource types').toBeGreaterThan(0);
  },
);

test(
  'each resource type has a name, an endpoint and a schema',
  verifies(['7643-6-02', '7643-6-05', '7643-6-08', '7643-6-10', '7644-4-05'], {
    fix: 'Give each resource type the strings name, endpoint (a path such as /Users) and schema (a URI).',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const resourceType of answer.resources) {
      expect(resourceType).toMatchObject({
        name: expect.stringMatching(/./),
        endpoint: expect.stringMatching(/./),
        schema: expect.stringMatching(/^[a-z][a-z0-9+.-]*:\S/i),
      });
    }
  },
);

test(
  'each schema extension says which schema it is and whether it is required',
  verifies(['7643-6-13', '7643-6-14'], {
    fix: 'Publish schemaExtensions as an array of objects, each with schema (a URI) and required (true or false).',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const { schemaExtensions } of answer.resources) {
      if (schemaExtensions === undefined) continue;
      expect(Array.isArray(schemaExtensions), 'schemaExtensions is an array').toBe(true);
      for (const extension of schemaExtensions as Iterable<unknown>) {
        expect(extension).toMatchObject({
          schema: expect.stringMatching(/^[a-z][a-z0-9+.-]*:\S/i),
          required: expect.any(Boolean),
        });
      }
    }
  },
);

test(
  'every schema of a resource type is published',
  verifies(['7643-6-09', '7643-6-12', '7643-3.2-01'], {
    fix: 'List in /Schemas every URN that a resource type names.',
  }),
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

test(
  'each resource type names the schema of resource types',
  verifies('7643-6-01', { fix: `Give each entry of ${path} schemas ["${schemaUrn.ResourceType}"].` }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const { schemas, name } of answer.resources) {
      expect(schemas, `schemas of ${String(name)}`).toContain(schemaUrn.ResourceType);
    }
  },
);

test(
  'a resource type cannot be written',
  verifies('7643-6-01', { fix: `Refuse PUT, PATCH and DELETE below ${path}, or keep the resource types as they are.` }),
  async ({ scim, appliesIf, observe }) => {
    const read = async () => (await scim.send({ method: 'GET', path })).resources[0] ?? {};
    const { id, name } = await read();
    appliesIf(name !== undefined, 'No resource type is published.');

    const address = `${path}/${encodeURIComponent(String(id ?? name))}`;
    const { status, document } = await afterPut(scim, { path: address, read }, { description: mark });

    observe('writes to discovery', String(status));
    expect(document['description'], 'description of the resource type after a PUT').not.toBe(mark);
  },
);

test(
  'each resource type has an id',
  verifies('7643-6-03', { fix: 'Give each resource type an id, best its name.' }),
  async ({ scim }) => {
    for (const id of (await scim.send({ method: 'GET', path })).ids()) expect(id, 'id').toBePresent();
  },
);

test(
  'each resource type is described',
  verifies(['7643-6-06', '7643-6-07'], { fix: 'Give each resource type a description for people.', level: 'MAY' }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const { name, description } of answer.resources)
      expect(description, `description of ${String(name)}`).toBePresent();
  },
);

test(
  'a resource type has its extensions in an array',
  verifies('7643-6-11', { fix: 'Publish schemaExtensions as an array, also with one extension.' }),
  async ({ scim, appliesIf }) => {
    const lists = (await scim.send({ method: 'GET', path }))
      .pluck('schemaExtensions')
      .filter((list) => list !== undefined);
    appliesIf(lists.length > 0, 'No resource type has schemaExtensions.');

    for (const list of lists) expect(Array.isArray(list), 'schemaExtensions is an array').toBe(true);
  },
);

test(
  'a resource type has everything that the RFC shows',
  verifies('7643-8.6-01', {
    fix: 'Return schemas, id, name, endpoint, description, schema and meta with each resource type.',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    for (const resourceType of answer.resources) {
      for (const name of ['schemas', 'id', 'name', 'endpoint', 'schema']) {
        expect(resourceType[name], `${name} of ${String(resourceType['name'])}`).toBePresent();
      }
      expect(valueAt(resourceType, ['meta', 'resourceType']), 'meta.resourceType').toBe('ResourceType');
      expect(valueAt(resourceType, ['meta', 'location']), 'meta.location').toBePresent();
    }
  },
);

for (const { schema, endpoint } of [
  { schema: schemaUrn.User, endpoint: '/Users' },
  { schema: schemaUrn.Group, endpoint: '/Groups' },
]) {
  test(
    `resources of ${schema} are served at ${endpoint}`,
    verifies('7644-3.2-01', { fix: `Serve them at ${endpoint} and publish that endpoint.` }),
    async ({ scim, appliesIf }) => {
      const found = (await scim.send({ method: 'GET', path })).resources.find((one) => one['schema'] === schema);
      appliesIf(found !== undefined, 'The target has no such resource type.');

      expect(await scim.send({ method: 'GET', path: endpoint, query: { count: '1' } })).not.toHaveStatus(404);

      // RFC 7643 section 6 says relative, its examples show a slash, and some publish the whole address.
      expect(`/${String(found?.['endpoint']).split('/').at(-1)}`, 'endpoint').toBe(endpoint);
    },
  );
}

test(
  'the endpoint of a further resource type is its name with an s',
  verifies('7644-3.2-02', { fix: 'Serve resources of the type Thing at /Things.' }),
  async ({ scim, typesOf }) => {
    const further = typesOf('other');
    const types = (await scim.send({ method: 'GET', path })).resources;

    for (const { name, endpoint } of types.filter((one) => further.includes(String(one['name'])))) {
      expect(String(endpoint).split('/').at(-1), `endpoint of ${String(name)}`).toBe(`${String(name)}s`);
    }
  },
);

test(
  'the Group resource type is based on the Group schema',
  verifies('7643-4.2-01', { fix: `Publish a resource type whose schema is ${schemaUrn.Group}.`, needs: 'Group' }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'GET', path });

    expect(answer.pluck('schema'), 'schemas of the resource types').toContain(schemaUrn.Group);
  },
);

test(
  'the enterprise extension is published under its URN',
  verifies(['7643-4.3-01', '7643-10.4-01'], {
    fix: `List ${schemaUrn.EnterpriseUser} among the schemaExtensions of User and in /Schemas.`,
    needs: 'EnterpriseUser',
  }),
  async ({ scim }) => {
    const schemas = await scim.send({ method: 'GET', path: '/Schemas' });

    expect(schemas.ids(), 'ids in /Schemas').toContain(schemaUrn.EnterpriseUser);
  },
);

test(
  'Device and EndpointApp are published like all other resource types',
  verifies('9944-1.3-01', { fix: 'Publish the schemas of devices in /Schemas.' }),
  async ({ scim, target, appliesIf }) => {
    const devices = target.resourceTypes.filter(({ schema }) =>
      /^urn:ietf:params:scim:schemas:core:2\.0:(?:Device|EndpointApp)$/.test(schema),
    );
    appliesIf(devices.length > 0, 'The target has no devices.');

    const schemas = await scim.send({ method: 'GET', path: '/Schemas' });
    for (const { schema } of devices) expect(schemas.ids(), 'ids in /Schemas').toContain(schema);
  },
);

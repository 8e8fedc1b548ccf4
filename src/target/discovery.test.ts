import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../scim/json.ts';
import { enterpriseUserSchema } from '../scim/schemas/enterprise-user.ts';
import { groupSchema } from '../scim/schemas/group.ts';
import { userSchema } from '../scim/schemas/user.ts';
import { schemaUrn } from '../scim/urn.ts';
import { type CapabilityName, capabilitiesOf, capabilityNames, isAvailable } from './capabilities.ts';
import { type Discovered, discover } from './discovery.ts';
import { targetFrom } from './target.ts';
import { byPath, type ScriptedAnswer, startScriptedServer } from './testing/scripted-server.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function discoveredFrom(answers: Readonly<Record<string, ScriptedAnswer>>): Promise<Discovered> {
  const server = await startScriptedServer(byPath(answers));
  stops.push(server.close);
  return discover(server.connection());
}

describe('of the configuration', () => {
  const features = { patch: { supported: true } };

  test.each<[string, unknown, boolean]>([
    ['one that names its schema', { schemas: [schemaUrn.ServiceProviderConfig] }, true],
    ['one without schemas', features, true],
    ['one with foreign schemas', { schemas: ['urn:scim:schemas:core:1.0'], ...features }, true],
    ['one with schemas of the wrong type', { schemas: schemaUrn.ServiceProviderConfig, ...features }, true],
    ['another object', { schemas: ['urn:other'], patch: true }, false],
    ['a list', [features], false],
    ['null', null, false],
    ['a text', 'patch', false],
    ['no JSON', '<html>', false],
  ])('%s is taken or not', async (_, body, isTaken) => {
    const { serviceProviderConfig } = await discoveredFrom({ '/ServiceProviderConfig': { body } });

    expect(serviceProviderConfig).toEqual(isTaken ? body : undefined);
  });

  test('one with another status than 200 is not taken', async () => {
    const answer = { status: 203, body: { schemas: [schemaUrn.ServiceProviderConfig] } };

    expect(await discoveredFrom({ '/ServiceProviderConfig': answer })).not.toHaveProperty('serviceProviderConfig');
  });
});

test.each<[string, unknown, readonly JsonObject[] | undefined]>([
  ['a ListResponse', { Resources: [{ id: 'a' }] }, [{ id: 'a' }]],
  ['a bare list', [{ id: 'a' }], [{ id: 'a' }]],
  ['a list with other things in it', { Resources: [null, 1, 'x', [], { id: 'a' }] }, [{ id: 'a' }]],
  ['an empty list', { Resources: [] }, []],
  ['Resources that are no list', { Resources: { id: 'a' } }, undefined],
  ['a single object', { id: 'a' }, undefined],
  ['null', null, undefined],
])('schemas and resource types are read from %s', async (_, body, expected) => {
  const discovered = await discoveredFrom({ '/Schemas': { body }, '/ResourceTypes': { body } });

  expect(discovered.schemas).toEqual(expected);
  expect(discovered.resourceTypes).toEqual(expected);
});

const said = (parts: Partial<Discovered>): Discovered => ({ exchanges: [], ...parts });
const config = (serviceProviderConfig: JsonObject): Discovered => said({ serviceProviderConfig });
const types = (...resourceTypes: JsonObject[]): Discovered => said({ resourceTypes });

describe('a capability', () => {
  test.each<[CapabilityName, Discovered, string]>([
    ['patch', config({ patch: { supported: true } }), 'yes'],
    ['patch', config({ patch: { supported: false } }), 'no'],
    ['patch', config({ patch: { supported: 'true' } }), 'unknown'],
    ['patch', config({ patch: true }), 'unknown'],
    ['patch', config({ patch: null }), 'unknown'],
    ['patch', config({}), 'unknown'],
    ['patch', said({}), 'unknown'],
    ['bulk', config({ bulk: { supported: true } }), 'yes'],
    ['filter', config({ filter: { supported: false, maxResults: 0 } }), 'no'],
    ['sort', config({ sort: [{ supported: true }] }), 'unknown'],
    ['etag', config({ etag: { supported: 1 } }), 'unknown'],
    ['changePassword', config({ changePassword: { supported: true } }), 'yes'],
    ['index', config({}), 'unknown'],
    ['index', config({ pagination: { index: false } }), 'no'],
    ['cursor', config({}), 'no'],
    ['cursor', config({ pagination: { cursor: true } }), 'yes'],
    ['cursor', config({ pagination: {} }), 'unknown'],
    ['cursor', config({ pagination: 'cursor' }), 'no'],
    ['User', types({ schema: schemaUrn.User }), 'yes'],
    ['Group', types({ schema: schemaUrn.User }), 'no'],
    ['Group', types({ schema: [schemaUrn.Group] }), 'no'],
    ['Group', types(), 'unknown'],
    ['Group', said({}), 'unknown'],
    ['EnterpriseUser', types({ schemaExtensions: [{ schema: schemaUrn.EnterpriseUser }] }), 'yes'],
    ['EnterpriseUser', types({ schemaExtensions: [null, 'x', { schema: 1 }] }), 'no'],
    ['EnterpriseUser', types({ schemaExtensions: 'none' }, { schemaExtensions: null }, {}), 'no'],
    ['EnterpriseUser', types(), 'unknown'],
  ])('%s by %j is %s', (name, discovered, advertised) => {
    expect(capabilitiesOf(discovered, false)[name]).toBe(advertised);
  });

  test('of credentials is whether there is a token', () => {
    expect(capabilitiesOf(said({}), true).authentication).toBe('yes');
    expect(capabilitiesOf(said({}), false).authentication).toBe('no');
  });

  test('that nobody advertises is used only where no identity provider does without it', () => {
    const unknown = capabilitiesOf(said({}), false);

    expect(capabilityNames.filter((name) => isAvailable(unknown, name))).toEqual([
      'patch',
      'filter',
      'index',
      'User',
      'Group',
    ]);
  });

  test('that is denied is not used, one that is advertised is', () => {
    const features = { bulk: { supported: true }, patch: { supported: false } };
    const capabilities = capabilitiesOf(config(features), false);

    expect(isAvailable(capabilities, 'bulk')).toBe(true);
    expect(isAvailable(capabilities, 'patch')).toBe(false);
  });
});

const target = (discovered: Discovered) => targetFrom('https://example.com', discovered, false);

describe('a target', () => {
  test('that says nothing is taken to be as the RFC prints it', () => {
    for (const silent of [said({}), said({ resourceTypes: [], schemas: [] })]) {
      expect(target(silent)).toMatchObject({
        resourceTypes: [
          { name: 'User', endpoint: '/Users', schema: schemaUrn.User },
          { name: 'Group', endpoint: '/Groups', schema: schemaUrn.Group },
        ],
        schemas: [userSchema, groupSchema, enterpriseUserSchema],
      });
    }
  });

  test.each([
    ['/Users', '/Users'],
    ['Users', '/Users'],
    ['/Users/', '/Users'],
    ['/scim/v2/People', '/People'],
    ['https://example.com/scim/v2/Users', '/Users'],
    ['', '/Users'],
    ['/', '/Users'],
    [undefined, '/Users'],
    [['/Users'], '/Users'],
  ])('with the endpoint %j is asked at %s', (endpoint, expected) => {
    const [type] = target(types({ name: 'User', ...(endpoint !== undefined && { endpoint }) })).resourceTypes;

    expect(type?.endpoint).toBe(expected);
  });

  test.each([
    [1000, 1000],
    [0, undefined],
    [-1, undefined],
    ['1000', undefined],
    [null, undefined],
  ])('with maxResults %j gives at most %j', (maxResults, expected) => {
    expect(target(config({ filter: { maxResults } })).maxResults).toBe(expected);
  });

  test('with a schema of its own keeps those of the RFC that it did not publish', () => {
    const own = { id: schemaUrn.User, attributes: [{ name: 'userName', type: 'string' }] };
    const ids = target(said({ schemas: [own, { id: 'urn:own' }] })).schemas.map(({ id, attributes }) => [
      id,
      attributes.length,
    ]);

    expect(ids).toEqual([
      [schemaUrn.User, 1],
      ['urn:own', 0],
      [schemaUrn.Group, groupSchema.attributes.length],
    ]);
  });

  test('is plain data', () => {
    const whole = target(said({ resourceTypes: [{ name: 'User' }], schemas: [{ id: 'urn:own' }] }));

    expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
  });
});

describe('an attribute definition', () => {
  const read = (...attributes: unknown[]) =>
    target(said({ schemas: [{ id: 'urn:own', attributes: attributes as JsonObject[] }] })).schemas[0]!.attributes;

  test('is read with all it says', () => {
    const definition = {
      name: 'emails',
      type: 'complex',
      multiValued: true,
      description: 'Addresses',
      required: true,
      caseExact: true,
      mutability: 'immutable',
      returned: 'request',
      uniqueness: 'global',
      subAttributes: [{ name: 'type', type: 'string', canonicalValues: ['work'], multiValued: false }],
    };

    expect(read(definition)).toMatchObject([definition]);
  });

  test.each<[string, JsonObject, JsonObject]>([
    ['without anything', {}, { type: 'string', multiValued: false, mutability: 'readWrite', uniqueness: 'none' }],
    ['with an unknown type', { type: 'uuid' }, { type: 'string' }],
    ['with types of the wrong type', { type: ['string'], description: 5 }, { type: 'string', description: '' }],
    [
      'with flags as text',
      { multiValued: 'true', required: 1, caseExact: null },
      { multiValued: false, required: false, caseExact: false },
    ],
    [
      'with unknown words',
      { mutability: 'read-only', returned: 'never ', uniqueness: 'unique' },
      { mutability: 'readWrite', returned: 'default', uniqueness: 'none' },
    ],
    ['of references', { type: 'reference' }, { caseExact: true }],
    ['of binary values', { type: 'binary', caseExact: false }, { caseExact: false }],
    ['with odd canonical values', { canonicalValues: [1, 'work', null, {}] }, { canonicalValues: ['work'] }],
  ])('%s counts what is wrong as not given', (_, definition, expected) => {
    expect(read({ name: 'x', ...definition })).toMatchObject([expected]);
  });

  test('is known by its words in any case', () => {
    const definition = {
      name: 'x',
      type: 'DateTime',
      mutability: 'readonly',
      returned: 'REQUEST',
      uniqueness: 'Server',
    };

    expect(read(definition)).toMatchObject([
      { type: 'dateTime', mutability: 'readOnly', returned: 'request', uniqueness: 'server' },
    ]);
  });

  test('without a name, or that is no object, is passed over', () => {
    expect(read(null, 1, 'x', [], {}, { name: '' }, { name: 5 }, { name: 'x' }).map(({ name }) => name)).toEqual(['x']);
  });

  test.each([null, 'x', 5, {}, true])('attributes %j are none', (attributes) => {
    expect(target(said({ schemas: [{ id: 'urn:own', attributes }] })).schemas[0]!.attributes).toEqual([]);
  });

  test('leaves the prototype of everything alone', () => {
    const hostile = JSON.parse('{"name":"x","__proto__":{"required":true},"constructor":1,"toString":"y"}');

    const [attribute] = read(hostile);

    expect(attribute!.required).toBe(false);
    expect(({} as { required?: boolean }).required).toBeUndefined();
  });

  test('is kept among 20,000', () => {
    const names = Array.from({ length: 20_000 }, (_, index) => ({ name: `a${index}`, type: 'string' }));

    expect(read(...names)).toHaveLength(20_000);
  });
});

test('whatever JSON discovery gives, a target comes out of it', () => {
  const json = fc.jsonValue({ maxDepth: 6 });
  const known = fc.constantFrom('name', 'type', 'id', 'schema', 'schemaExtensions', 'attributes', 'subAttributes');
  const documents = fc.array(fc.dictionary(fc.oneof(known, fc.string()), json) as fc.Arbitrary<JsonObject>);
  fc.assert(
    fc.property(documents, documents, documents, (schemas, resourceTypes, [serviceProviderConfig]) => {
      const discovered = said({
        schemas,
        resourceTypes,
        ...(serviceProviderConfig !== undefined && { serviceProviderConfig }),
      });
      const { resourceTypes: found, schemas: read } = target(discovered);
      for (const { endpoint } of found) expect(endpoint).toMatch(/^\/[^/]/);
      for (const { attributes } of read) for (const { name } of attributes) expect(name).not.toBe('');
    }),
  );
});

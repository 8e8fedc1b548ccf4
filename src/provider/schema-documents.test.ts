import { beforeAll, describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../scim/json.ts';
import { userSchema } from '../scim/schemas/user.ts';
import { messageUrn, schemaUrn } from '../scim/urn.ts';
import { readResourceTypeFile, readSchemaFile, toResourceType, toSchema } from './schema-documents.ts';
import { type TestAnswer, type TestClient, testClient } from './test-client.ts';

const folder = new URL('../../fixtures/schemas/', import.meta.url).pathname;
const device = 'urn:example:params:scim:schemas:core:2.0:Device';
const warranty = 'urn:example:params:scim:schemas:extension:warranty:2.0:Device';
const until = '2027-01-01T00:00:00Z';

let client: TestClient;
let ann: string;
let count = 0;

beforeAll(async () => {
  client = testClient({
    schemas: await readSchemaFile(`${folder}device.schema.json`),
    resourceTypes: await readResourceTypeFile(`${folder}device.resource-type.json`),
  });
  const user = { schemas: [schemaUrn.User], userName: 'ann', displayName: 'Ann' };
  ann = (await client.send('POST', '/Users', user)).body.id;
});

function create(more: JsonObject = {}): Promise<TestAnswer> {
  count += 1;
  return client.send('POST', '/Devices', {
    schemas: [device, warranty],
    serialNumber: `S${count}`,
    [warranty]: { until },
    ...more,
  });
}

function patch(id: string, ...operations: Json[]): Promise<TestAnswer> {
  return client.send('PATCH', `/Devices/${id}`, {
    schemas: [messageUrn.PatchOp],
    Operations: operations,
  });
}

const find = async (query: string): Promise<readonly string[]> =>
  (await client.send('GET', `/Devices?${query}`)).body.Resources.map(({ id }: JsonObject) => id);

describe('a resource type from files', () => {
  test('is discovered', async () => {
    expect((await client.send('GET', '/ResourceTypes/Device')).body.endpoint).toBe('/Devices');
    const { body } = await client.send('GET', `/Schemas/${device}`);
    expect(body.attributes[0]).toMatchObject({ name: 'serialNumber', required: true, returned: 'default' });
  });

  test('keeps values of every type', async () => {
    const values = { weight: 1.5, ports: [80, 443], purchased: until, firmware: 'AQID', tags: ['a', 'b'] };
    const { status, body } = await create(values);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...values, meta: { resourceType: 'Device' } });
  });

  test.each<JsonObject>([
    { weight: 'x' },
    { ports: [1.5] },
    { ports: 80 },
    { purchased: '2027-01-01' },
    { firmware: 'not base64!' },
    { tags: [5] },
    { owner: { displayName: 'x' } },
    { serialNumber: null },
    { serialNumber: ' ' },
    { [warranty]: {} },
    { [warranty]: null },
    { sharedWith: [{ value: 'nobody' }] },
  ])('refuses %j', async (more) => {
    expect(await create(more)).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
  });

  test('filters and sorts by type', async () => {
    const { body: small } = await create({ weight: 2, ports: [9001], purchased: '2020-01-01T00:00:00+02:00' });
    const { body: big } = await create({ weight: 10, ports: [9002, 9001] });
    expect(await find(`filter=${encodeURIComponent('weight gt 1.9 and weight le 10')}&sortBy=weight`)).toEqual([
      small.id,
      big.id,
    ]);
    expect(await find(`filter=${encodeURIComponent('ports eq 9002')}`)).toEqual([big.id]);
    expect(await find(`filter=${encodeURIComponent('ports[value gt 9001]')}`)).toEqual([big.id]);
    expect(await find(`filter=${encodeURIComponent('purchased lt "2019-12-31T23:00:00Z"')}`)).toEqual([small.id]);
  });

  test('keeps unique values unique, also in an extension', async () => {
    const { body } = await create({ [warranty]: { until, contract: 'C1' } });
    expect((await create({ serialNumber: body.serialNumber })).status).toBe(409);
    expect((await create({ [warranty]: { until, contract: 'c1' } })).status).toBe(409);
    const { body: other } = await create();
    expect((await patch(other.id, { op: 'add', path: `${warranty}:contract`, value: 'C1' })).status).toBe(409);
  });

  test('guards immutable values', async () => {
    const { body } = await create();
    const other = { ...body, serialNumber: 'other' };
    expect((await client.send('PUT', `/Devices/${body.id}`, other)).body.scimType).toBe('mutability');
    expect((await patch(body.id, { op: 'replace', path: 'serialNumber', value: 'x' })).body.scimType).toBe(
      'mutability',
    );
    expect((await patch(body.id, { op: 'replace', path: 'serialNumber', value: body.serialNumber })).status).toBe(204);
  });

  test('never returns what is never returned, and keeps it when PUT leaves it out', async () => {
    const { body } = await create({ pin: '1234' });
    expect(body).not.toHaveProperty('pin');
    const record = client.provider.tenants[0]!.directory.find(body.id)!;
    const digest = record.attributes.pin;
    expect(digest).toMatch(/^sha256:/);
    await client.send('PUT', `/Devices/${body.id}`, { ...body, displayName: 'x' });
    expect(record.attributes.pin).toBe(digest);
  });

  test('returns on request what is returned on request, and from the write that sent it', async () => {
    const { body } = await create({ notes: 'n' });
    expect(body.notes).toBe('n');
    expect((await client.send('GET', `/Devices/${body.id}`)).body).not.toHaveProperty('notes');
    expect((await client.send('GET', `/Devices/${body.id}?attributes=notes`)).body.notes).toBe('n');
  });

  test('ignores readOnly values', async () => {
    expect((await create({ health: 'good' })).body).not.toHaveProperty('health');
  });

  test('refers to other resources and shows what they are', async () => {
    const { body } = await create({ owner: { value: ann }, sharedWith: [{ value: ann }] });
    const $ref = `https://example.com/scim/v2/Users/${ann}`;
    expect(body.owner).toEqual({ value: ann, $ref, displayName: 'Ann' });
    expect(body.sharedWith).toEqual([{ value: ann, $ref, type: 'User' }]);
    expect((await client.send('GET', `/Users/${ann}`)).body).not.toHaveProperty('groups');
    await client.send('PATCH', `/Users/${ann}`, {
      schemas: [messageUrn.PatchOp],
      Operations: [{ op: 'replace', path: 'displayName', value: 'Anna' }],
    });
    expect((await client.send('GET', `/Devices/${body.id}`)).body.owner.displayName).toBe('Anna');
  });

  test('cannot lose a required extension', async () => {
    const { body } = await create();
    expect((await patch(body.id, { op: 'remove', path: `${warranty}:until` })).body.scimType).toBe('mutability');
    expect((await patch(body.id, { op: 'remove', path: warranty })).body.scimType).toBe('mutability');
  });
});

describe('documents', () => {
  test('a published schema reads back as it was', async () => {
    const { body } = await testClient().send('GET', `/Schemas/${schemaUrn.User}`);
    expect(toSchema(body)).toEqual(userSchema);
  });

  test.each<[Json, string]>([
    ['x', 'schema is an object'],
    [{ id: 'x', attributes: [] }, 'schema.id is a URN'],
    [{ id: 'urn:x' }, 'schema.attributes is a list'],
    [{ id: 'urn:x', attributes: [{}] }, 'schema.attributes[0].name is a text'],
    [{ id: 'urn:x', attributes: [{ name: '__proto__' }] }, 'is not an attribute name'],
    [{ id: 'urn:x', attributes: [{ name: 'constructor' }] }, 'which every object has already'],
    [{ id: 'urn:x', attributes: [{ name: 'a', type: 'text' }] }, 'schema.attributes[0].type is one of string'],
    [{ id: 'urn:x', attributes: [{ name: 'a', type: 'complex' }] }, 'needs subAttributes'],
    [{ id: 'urn:x', attributes: [{ name: 'a', required: 'yes' }] }, 'required is true or false'],
  ])('the schema %j is refused: %s', (document, problem) => {
    expect(() => toSchema(document)).toThrow(problem);
  });

  test('the endpoint of a resource type is one segment', () => {
    const type = { name: 'X', endpoint: 'Xs', schema: 'urn:x' };
    expect(toResourceType(type).endpoint).toBe('/Xs');
    expect(() => toResourceType({ ...type, endpoint: '/a/b' })).toThrow('one segment');
  });
});

import { describe, expect, test } from 'vitest';
import { scimJson } from '../../scim/media-type.ts';
import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import { testClient } from '../test-client.ts';
import { handle } from './handler.ts';

const client = testClient();
const body = JSON.stringify({ schemas: [schemaUrn.User], userName: 'x' });
let count = 0;
const fresh = (): string => body.replace('"x"', `"u${(count += 1)}"`);

const statusOf = async (method: string, target: string): Promise<number> =>
  (await handle(client.provider, { method, target, headers: {} })).status;

describe('media types', () => {
  test.each([
    [undefined, 200, scimJson],
    ['*/*', 200, scimJson],
    ['application/*', 200, scimJson],
    [scimJson, 200, scimJson],
    ['application/json', 200, 'application/json'],
    ['application/json, text/plain, */*', 200, scimJson],
    ['application/scim+json, application/json', 200, scimJson],
    ['application/scim+json;q=0.5, application/json', 200, 'application/json'],
    ['APPLICATION/SCIM+JSON; charset=utf-8', 200, scimJson],
    ['text/html', 406, scimJson],
    ['application/scim+json;q=0, text/html', 406, scimJson],
  ])('Accept %s is answered %i with %s', async (accept, status, contentType) => {
    const answer = await client.send('GET', '/Users', undefined, accept === undefined ? {} : { accept });
    expect([answer.status, answer.headers['content-type']]).toEqual([status, contentType]);
  });

  test.each([
    ['application/scim+json', 201],
    ['application/json', 201],
    ['application/scim+json; charset=utf-8', 201],
    ['Application/Json;charset="UTF-8"', 201],
    ['application/scim+json; charset=latin1', 415],
    ['text/plain', 415],
    ['application/xml', 415],
    ['application/x-www-form-urlencoded', 415],
  ])('a body of type %s is answered %i', async (contentType, status) => {
    expect((await client.send('POST', '/Users', fresh(), { 'content-type': contentType })).status).toBe(status);
  });

  test('a body without a type is taken for JSON', async () => {
    const request = { method: 'POST', target: '/scim/v2/Users', headers: {}, body: fresh() };
    expect((await handle(client.provider, request)).status).toBe(201);
  });

  test('JSON Patch is told what is possible instead', async () => {
    const { id } = (await client.send('POST', '/Users', fresh())).body;
    const headers = { 'content-type': 'application/json-patch+json' };
    const answer = await client.send('PATCH', `/Users/${id}`, '[]', headers);
    expect(answer).toMatchObject({ status: 415, headers: { 'accept-patch': `${scimJson}, application/json` } });
  });

  test('a DELETE may name a type without a body', async () => {
    const { id } = (await client.send('POST', '/Users', fresh())).body;
    expect((await client.send('DELETE', `/Users/${id}`, undefined, { 'content-type': scimJson })).status).toBe(204);
  });
});

describe('bodies', () => {
  test.each(['', '{', 'null', '[]', '"x"', '5', '{"schemas":', '{"a":1}x', '\u0000'])(
    '%j is invalid syntax',
    async (text) => {
      expect(await client.send('POST', '/Users', text)).toMatchObject({
        status: 400,
        body: { schemas: [messageUrn.Error], status: '400', scimType: 'invalidSyntax', detail: expect.any(String) },
      });
    },
  );

  test('schemas must be there and name the schema of the endpoint', async () => {
    for (const schemas of [undefined, null, [], 'x', [5], [schemaUrn.Group], [schemaUrn.EnterpriseUser]]) {
      expect((await client.send('POST', '/Users', JSON.stringify({ schemas, userName: 'x' }))).status).toBe(400);
    }
    const inferring = testClient({ leniency: { missingSchemas: true } });
    expect((await inferring.send('POST', '/Users', { userName: 'x' })).body.schemas).toEqual([schemaUrn.User]);
  });

  test('a URI that no schema has is ignored, and refused by a strict provider', async () => {
    const legacy = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group';
    const group = { schemas: [schemaUrn.Group, legacy], displayName: 'g' };
    expect((await client.send('POST', '/Groups', group)).body.schemas).toEqual([schemaUrn.Group]);
    expect((await testClient({ strict: true }).send('POST', '/Groups', group)).status).toBe(400);
  });
});

describe('addresses', () => {
  test.each([
    ['GET', '/scim/v2/Users', 200],
    ['GET', '/scim/v2/Users/', 200],
    ['GET', '/scim/Users', 200],
    ['GET', '/scim/v2', 200],
    ['GET', '/scim/v2/', 200],
    ['GET', '/scim/v1/Users', 404],
    ['GET', '/scim/v99/Users', 404],
    ['GET', '/scim/v2/users', 200],
    ['GET', '/scim/v2/USERS', 404],
    ['GET', '/scim/v2/Nope', 404],
    ['GET', '/scim/v2/Users/a/b', 404],
    ['GET', '/scim/v2/Users/%', 404],
    ['GET', '/scim/v2/Users/%00', 404],
    ['GET', '/', 404],
    ['GET', '/scim/v2Users', 404],
    ['HEAD', '/scim/v2/Users', 200],
    ['OPTIONS', '/scim/v2/Users', 204],
    ['DELETE', '/scim/v2/Users', 405],
    ['POST', '/scim/v2/Users/x', 405],
    ['GET', '/scim/v2/Users/.search', 405],
    ['GET', '/scim/v2/Bulk', 405],
    ['PUT', '/scim/v2', 405],
    ['TRACE', '/scim/v2/Users', 405],
  ])('%s %s answers %i', async (method, target, expected) => {
    expect(await statusOf(method, target)).toBe(expected);
  });

  test('a method that is not possible is answered with those that are', async () => {
    expect((await client.send('POST', '/Users/x')).headers.allow).toBe('GET, PUT, PATCH, DELETE');
    expect((await client.send('OPTIONS', '/Users')).headers.allow).toBe('GET, POST');
  });

  test('locations never follow what the request says of the host', async () => {
    const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' };
    expect((await client.send('POST', '/Users', fresh(), headers)).headers.location).toContain('https://example.com/');
  });
});

describe('entity tags', () => {
  test.each([
    ['W/"1"', 304],
    ['"1"', 304],
    ['W/"0", W/"1"', 304],
    ['*', 304],
    ['W/"2"', 200],
    ['1', 200],
    ['', 200],
  ])('If-None-Match %s is answered %i', async (tag, status) => {
    const { id } = (await client.send('POST', '/Users', fresh())).body;
    expect((await client.send('GET', `/Users/${id}`, undefined, { 'if-none-match': tag })).status).toBe(status);
  });

  test('a change gives a new tag, which meta.version repeats', async () => {
    const { id } = (await client.send('POST', '/Users', fresh())).body;
    const { headers, body: user } = await client.send('GET', `/Users/${id}`);
    const changed = await client.send('PUT', `/Users/${id}`, { ...user, title: 'x' }, { 'if-match': headers.etag! });
    expect(changed.headers.etag).toBe('W/"2"');
    expect(changed.body.meta.version).toBe('W/"2"');
    expect(changed.body.meta.created).toBe(user.meta.created);
    expect(changed.body.meta.lastModified > user.meta.lastModified).toBe(true);
    const again = await client.send('PUT', `/Users/${id}`, { ...user, title: 'x' });
    expect(again.body).toEqual(changed.body);
  });

  test('If-None-Match keeps a change from happening', async () => {
    const { id } = (await client.send('POST', '/Users', fresh())).body;
    expect((await client.send('PUT', `/Users/${id}`, fresh(), { 'if-none-match': '*' })).status).toBe(412);
  });
});

import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../scim/json.ts';
import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import { testClient } from '../test-client.ts';

const { send } = testClient({ tokens: ['t'] });

describe('discovery', () => {
  test('the service provider says what it can do, in the shape of RFC 7643 section 8.5', async () => {
    const { status, body } = await send('GET', '/ServiceProviderConfig');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      schemas: [schemaUrn.ServiceProviderConfig],
      patch: { supported: true },
      bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 1048576 },
      filter: { supported: true, maxResults: 1000 },
      changePassword: { supported: true },
      sort: { supported: true },
      etag: { supported: true },
      pagination: { cursor: true, index: true, defaultPaginationMethod: 'index', cursorTimeout: 3600 },
      authenticationSchemes: [{ type: 'oauthbearertoken', primary: true }],
      meta: { resourceType: 'ServiceProviderConfig', location: 'https://example.com/scim/v2/ServiceProviderConfig' },
    });
  });

  test('the resource types are listed as in RFC 7643 section 8.6', async () => {
    const { body } = await send('GET', '/ResourceTypes');
    expect(body).toMatchObject({ schemas: [messageUrn.ListResponse], totalResults: 2, itemsPerPage: 2, startIndex: 1 });
    expect(body.Resources[0]).toEqual({
      schemas: [schemaUrn.ResourceType],
      id: 'User',
      name: 'User',
      description: expect.any(String),
      endpoint: '/Users',
      schema: schemaUrn.User,
      schemaExtensions: [{ schema: schemaUrn.EnterpriseUser, required: false }],
      meta: { resourceType: 'ResourceType', location: 'https://example.com/scim/v2/ResourceTypes/User' },
    });
  });

  test('each schema and resource type is found at its location', async () => {
    for (const endpoint of ['/Schemas', '/ResourceTypes']) {
      const { body } = await send('GET', endpoint);
      for (const resource of body.Resources as { meta: { location: string } }[]) {
        const path = resource.meta.location.replace('https://example.com/scim/v2', '');
        expect((await send('GET', path)).body).toEqual(resource);
      }
    }
  });

  test('every schema that a resource type uses is listed', async () => {
    const ids = (await send('GET', '/Schemas')).body.Resources.map(({ id }: JsonObject) => id);
    expect(ids).toEqual(expect.arrayContaining(Object.values(schemaUrn)));
    expect(ids.filter((id: string) => id.startsWith('urn:ietf:params:scim:api:'))).toEqual([]);
  });

  test('a schema is found in any case, an unknown one is not', async () => {
    expect((await send('GET', `/Schemas/${schemaUrn.User.toUpperCase()}`)).body.id).toBe(schemaUrn.User);
    expect((await send('GET', '/Schemas/urn:nothing')).status).toBe(404);
    expect((await send('GET', '/ResourceTypes/Nothing')).status).toBe(404);
  });

  test('paging is ignored and a filter is refused', async () => {
    expect((await send('GET', '/Schemas?count=1&startIndex=2&sortBy=id')).body.Resources).toHaveLength(6);
    expect((await send('GET', '/Schemas?filter=id%20pr')).status).toBe(403);
  });

  test('without credentials discovery answers, with wrong ones it does not', async () => {
    for (const path of ['/ServiceProviderConfig', '/Schemas', '/ResourceTypes']) {
      expect((await send('GET', path)).status).toBe(200);
      expect((await send('GET', path, undefined, { authorization: 'Bearer wrong' })).status).toBe(401);
    }
    expect((await send('GET', '/Users')).status).toBe(401);
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s is not allowed', async (method) => {
    const answer = await send(method, '/Schemas', undefined, { authorization: 'Bearer t' });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET' } });
  });
});

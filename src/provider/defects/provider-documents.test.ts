import { schemaUrn } from '../../scim/urn.ts';
import { providerDocumentDefects } from './provider-documents.ts';
import { showing } from './testing/stage.ts';

showing(providerDocumentDefects, {
  'discovery-writable': [
    async ({ send, get }) => {
      const path = '/ResourceTypes/User';
      const { status } = await send('PUT', path, { ...(await get(path)), description: 'People.' });
      return [status, (await get(path)).description];
    },
    [405, 'User accounts.'],
    [200, 'People.'],
  ],
  'resourcetypes-without-endpoint': [
    async ({ get }) => (await get('/ResourceTypes/User')).endpoint,
    '/Users',
    undefined,
  ],
  'resourcetypes-schemas-of-their-resources': [
    async ({ get }) => (await get('/ResourceTypes/User')).schemas,
    [schemaUrn.ResourceType],
    [schemaUrn.User],
  ],
  'resourcetypes-served-in-the-singular': [
    async ({ send, get }) => {
      const user = { schemas: [schemaUrn.User], userName: 'ann' };
      const [usual, other] = [await send('POST', '/Users', user), await send('POST', '/User', user)];
      const { id, meta } = usual.status === 201 ? usual.body : other.body;
      const path = new URL(meta.location).pathname.replace('/scim/v2', '').replace(id, '');
      const { endpoint } = await get('/ResourceTypes/User');
      return [usual.status, other.status, endpoint, path, (await get(`${path}${id}`)).userName];
    },
    [201, 404, '/Users', '/Users/', 'ann'],
    [404, 201, '/User', '/User/', 'ann'],
  ],
  'spc-scheme-of-its-own': [
    async ({ get }) => (await get('/ServiceProviderConfig')).authenticationSchemes[0].type,
    'oauthbearertoken',
    'bearer',
  ],
  'spc-pagination-as-features': [
    async ({ get }) => {
      const { cursor, index } = (await get('/ServiceProviderConfig')).pagination;
      return [cursor, index];
    },
    [true, true],
    [{ supported: true }, { supported: true }],
  ],
  'spc-events-malformed': [
    async ({ get }) => (await get('/ServiceProviderConfig')).securityEvents,
    undefined,
    { asyncRequest: true, eventUris: ['create:full', 'delete'] },
  ],
});

import type { JsonObject } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import { discoveryDefects } from './discovery.ts';
import { showing } from './testing/stage.ts';

showing(discoveryDefects, {
  'spc-claims-patch-broken': [
    async ({ get, patch, user }) => {
      const { status } = await patch(`/Users/${(await user()).id}`, { op: 'add', path: 'title', value: 'Tester' });
      return [(await get('/ServiceProviderConfig')).patch.supported, status];
    },
    [true, 200],
    [true, 501],
  ],
  'spc-denies-working-patch': [async ({ get }) => (await get('/ServiceProviderConfig')).patch.supported, true, false],
  'schemas-items-without-schemas': [
    async ({ get }) => (await get('/Schemas')).Resources[0].schemas,
    [schemaUrn.Schema],
    undefined,
  ],
  'schemas-enum-casing': [
    async ({ get }) => {
      const { type, returned, mutability } = (await get(`/Schemas/${schemaUrn.User}`)).attributes[0];
      return [type, returned, mutability];
    },
    ['string', 'default', 'readWrite'],
    ['STRING', 'DEFAULT', 'readwrite'],
  ],
  'schemas-readonly-as-readwrite': [
    async ({ get }) => {
      const { attributes } = await get(`/Schemas/${schemaUrn.User}`);
      return attributes.find(({ name }: JsonObject) => name === 'groups').mutability;
    },
    'readOnly',
    'readWrite',
  ],
  'schemas-by-id-404': [async ({ send }) => (await send('GET', `/Schemas/${schemaUrn.User}`)).status, 200, 404],
  'spc-filter-maxresults-zero': [async ({ get }) => (await get('/ServiceProviderConfig')).filter.maxResults, 1000, 0],
  'spc-maxresults-not-enforced': [
    async ({ get, user }) => {
      for (let index = 0; index < 21; index += 1) await user();
      return (await get('/Users')).Resources.length;
    },
    20,
    21,
  ],
  'resourcetypes-extension-malformed': [
    async ({ get }) => (await get('/ResourceTypes/User')).schemaExtensions,
    [{ schema: schemaUrn.EnterpriseUser, required: false }],
    [schemaUrn.EnterpriseUser],
  ],
  'discovery-location-wrong-base': [
    async ({ get }) => (await get('/ResourceTypes/User')).meta.location,
    'https://example.com/scim/v2/ResourceTypes/User',
    'https://example.com/v2/ResourceTypes/User',
  ],
});

import { schemaUrn } from '../../scim/urn.ts';
import { securityDefects } from './security.ts';
import { showing } from './testing/stage.ts';

const ann = { schemas: [schemaUrn.User], userName: 'ann' };
const two = { authorization: 'Bearer two' };
const emails = [{ value: 'ann@example.com' }];

showing(securityDefects, {
  'sec-cross-tenant-access': [
    async ({ user, send }) => (await send('GET', `/Users/${(await user()).id}`, undefined, two)).status,
    404,
    200,
  ],
  'sec-cross-tenant-member': [
    async ({ group, send, patch }) => {
      const { body } = await send('POST', '/Users', ann, two);
      return (await patch(`/Groups/${(await group()).id}`, { op: 'add', path: 'members', value: [{ value: body.id }] }))
        .status;
    },
    400,
    204,
  ],
  'sec-adopts-local-account-by-email': [
    async ({ user, get }) => {
      const { id } = await user({ userName: 'local', emails });
      await user({ userName: 'ann', emails });
      return (await get(`/Users/${id}`)).userName;
    },
    'local',
    'ann',
  ],
  'sec-protected-user-via-group': [
    async ({ user, patch, group }) => {
      const { id } = await user({ roles: [{ value: 'admin' }] });
      const direct = await patch(`/Users/${id}`, { op: 'add', path: 'title', value: 'Boss' });
      const around = await patch(`/Groups/${(await group()).id}`, {
        op: 'add',
        path: 'members',
        value: [{ value: id }],
      });
      return [direct.status, around.status];
    },
    [200, 204],
    [403, 204],
  ],
  'sec-proto-pollution': [
    async ({ user, patch, get }) => {
      const { id } = await user();
      const { id: other } = await user();
      await patch(`/Users/${id}`, { op: 'add', path: '__proto__.admin', value: true });
      return (await get(`/Users/${other}`)).admin;
    },
    undefined,
    true,
  ],
  'sec-filter-membership-oracle': [
    async ({ user, group, get, found }) => {
      const { id } = await user({ userName: 'ann' });
      const { id: groupId } = await group({ members: [{ value: id }] });
      return [
        (await get(`/Users/${id}?attributes=groups`)).groups?.length,
        await found('/Users', `groups.value eq "${groupId}"`),
      ];
    },
    [1, ['ann']],
    [undefined, ['ann']],
  ],
  'sec-uniqueness-across-tenants': [
    async ({ user, send }) => {
      await user(ann);
      return (await send('POST', '/Users', ann, two)).status;
    },
    201,
    409,
  ],
  'sec-host-header-in-location': [
    async ({ user, send }) => {
      const path = `/Users/${(await user()).id}`;
      const { headers, body } = await send('GET', path, undefined, {
        host: 'example.com',
        'x-forwarded-host': 'evil.example',
      });
      return [headers.location, body.meta.location].map((url) => new URL(url).host);
    },
    ['example.com', 'example.com'],
    ['evil.example', 'evil.example'],
  ],
});

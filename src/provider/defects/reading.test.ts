import type { JsonObject } from '../../scim/json.ts';
import { readingDefects } from './reading.ts';
import { showing } from './testing/stage.ts';

const email = { value: 'ann@example.com' };

showing(readingDefects, {
  'get-malformed-id-500': [async ({ send }) => (await send('GET', '/Users/not-a-uuid')).status, 404, 500],
  'get-emails-not-returned': [
    async ({ user, get }) => {
      const { id, emails } = await user({ emails: [email] });
      return [emails, (await get(`/Users/${id}`)).emails, (await get('/Users')).Resources[0].emails];
    },
    [[email], [email], [email]],
    [[email], undefined, undefined],
  ],
  'attributes-param-drops-id': [
    async ({ user, get }) => {
      await user();
      return Object.keys((await get('/Users?attributes=userName')).Resources[0]);
    },
    ['schemas', 'id', 'userName'],
    ['userName'],
  ],
  'excluded-param-drops-id': [
    async ({ user, get }) => 'id' in (await get(`/Users/${(await user()).id}?excludedAttributes=id`)),
    true,
    false,
  ],
  'user-groups-never-populated': [
    async ({ user, group, get }) => {
      const { id } = await user();
      await group({ members: [{ value: id }] });
      return (await get(`/Users/${id}`)).groups?.length;
    },
    1,
    undefined,
  ],
  'location-internal-host': [
    async ({ user, send }) => {
      const { headers, body } = await send('GET', `/Users/${(await user()).id}`);
      return [headers.location, body.meta.location].map((url) => new URL(url).origin);
    },
    ['https://example.com', 'https://example.com'],
    ['http://internal:8080', 'http://internal:8080'],
  ],
  'location-relative': [
    async ({ user, send }) => {
      const { headers, body } = await send('GET', `/Users/${(await user()).id}`);
      return [headers.location, body.meta.location].map((url) => url!.startsWith('https:'));
    },
    [true, true],
    [false, false],
  ],
  'ref-from-above-base': [
    async ({ user, group }) => {
      const { members } = await group({ members: [{ value: (await user()).id }] });
      return (members as readonly JsonObject[])[0]!.$ref;
    },
    'https://example.com/scim/v2/Users/00000000-0000-4000-8000-000000000001',
    'v2/Users/00000000-0000-4000-8000-000000000001',
  ],
  'get-lists-only-when-asked': [
    async ({ user, group, get }) => {
      const { id } = await group({ members: [{ value: (await user()).id }] });
      const shown = [await get(`/Groups/${id}`), await get(`/Groups/${id}?attributes=members`)];
      return shown.map(({ members }) => members !== undefined);
    },
    [true, true],
    [false, true],
  ],
  'attributes-param-shows-password': [
    async ({ user, get }) => {
      const { id } = await user({ password: 'p@ssw0rd' });
      const shown = [await get(`/Users/${id}`), await get(`/Users/${id}?attributes=password`)];
      return shown.map(({ password }) => typeof password);
    },
    ['undefined', 'undefined'],
    ['undefined', 'string'],
  ],
  'attributes-param-without-parts-of-groups': [
    async ({ user, group, get }) => {
      const { id } = await group({ displayName: 'all', members: [{ value: (await user()).id }] });
      const { members } = await get(`/Groups/${id}?attributes=members.value`);
      return [members !== undefined, (await get(`/Groups/${id}?excludedAttributes=members.type`)).members[0].type];
    },
    [true, undefined],
    [false, 'User'],
  ],
});

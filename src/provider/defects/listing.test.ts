import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import { listingDefects } from './listing.ts';
import { showing } from './testing/stage.ts';

showing(listingDefects, {
  'list-envelope-lowercase': [
    async ({ user, get }) => {
      await user();
      const { schemas, startIndex, Resources: capital, resources: small } = await get('/Users');
      return [schemas, startIndex, capital?.length, small?.length];
    },
    [[messageUrn.ListResponse], 1, 1, undefined],
    [[schemaUrn.Group], 0, undefined, 1],
  ],
  'list-duplicate-entries': [
    async ({ user, get }) => {
      await user();
      const { totalResults, Resources: resources } = await get('/Users');
      return [totalResults, resources.length];
    },
    [1, 1],
    [2, 2],
  ],
  'list-hides-inactive': [
    async ({ user, get, send }) => {
      const { id } = await user({ active: false });
      return [(await get('/Users')).totalResults, (await send('GET', `/Users/${id}`)).status];
    },
    [1, 200],
    [0, 200],
  ],
  'list-shows-deleted': [
    async ({ user, send, get, found }) => {
      const { id } = await user({ userName: 'ann' });
      await send('DELETE', `/Users/${id}`);
      const { status } = await send('GET', `/Users/${id}`);
      return [
        status,
        (await get('/Users')).totalResults,
        await found('/Users', 'userName eq "ann"'),
        await found('/Users', 'userName eq "bob"'),
      ];
    },
    [404, 0, [], []],
    [404, 1, ['ann'], []],
  ],
  'list-needs-paging-params': [
    async ({ user, get }) => {
      await user();
      return [(await get('/Users')).totalResults, (await get('/Users?startIndex=1&count=10')).totalResults];
    },
    [1, 1],
    [0, 1],
  ],
  'list-groups-without-members': [
    async ({ user, group, get }) => {
      const { id } = await group({ members: [{ value: (await user()).id }] });
      const list = await get('/Groups?attributes=members');
      return [list.Resources[0].members?.length, (await get(`/Groups/${id}`)).members.length];
    },
    [1, 1],
    [undefined, 1],
  ],
});

import { deactivatingDefects } from './deactivating.ts';
import { showing } from './testing/stage.ts';

const disabling = { op: 'replace', path: 'active', value: false } as const;

showing(deactivatingDefects, {
  'deactivate-removes-resource': [
    async ({ user, patch, send }) => {
      const path = `/Users/${(await user()).id}`;
      return [(await patch(path, disabling)).status, (await send('GET', path)).status];
    },
    [200, 200],
    [404, 404],
  ],
  'deactivated-hidden-but-conflicting': [
    async ({ user, patch, found, send }) => {
      const { id, schemas } = await user({ userName: 'ann' });
      await patch(`/Users/${id}`, disabling);
      return [
        await found('/Users', 'userName eq "ann"'),
        (await send('POST', '/Users', { schemas: schemas!, userName: 'ann' })).status,
      ];
    },
    [['ann'], 409],
    [[], 409],
  ],
  'active-from-wrong-source': [
    async ({ user, patch, get }) => {
      const { id } = await user();
      await patch(`/Users/${id}`, disabling);
      return [(await get(`/Users/${id}`)).active, (await get('/Users')).Resources[0].active];
    },
    [false, false],
    [false, true],
  ],
  'deactivate-drops-groups': [
    async ({ user, group, patch, get }) => {
      const { id } = await user();
      const { id: groupId } = await group({ members: [{ value: id }] });
      await patch(`/Users/${id}`, disabling);
      await patch(`/Users/${id}`, { op: 'replace', path: 'active', value: true });
      return (await get(`/Groups/${groupId}`)).members?.length;
    },
    1,
    undefined,
  ],
  'deactivate-tombstone-rename': [
    async ({ user, patch, get }) => {
      const { id } = await user({ userName: 'ann', emails: [{ value: 'ann@example.com' }] });
      const buried = `${'0a'.repeat(16)}ann`;
      await patch(`/Users/${id}`, { op: 'replace', value: { userName: buried, active: false } });
      const { status } = await patch(`/Users/${id}`, { op: 'replace', value: { userName: 'ann', active: true } });
      const { userName, emails } = await get(`/Users/${id}`);
      return [status, userName.length, emails[0].value.length];
    },
    [200, 3, 15],
    [409, 35, 35],
  ],
});

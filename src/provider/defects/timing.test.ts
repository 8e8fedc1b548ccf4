import { schemaUrn } from '../../scim/urn.ts';
import { showing } from './testing/stage.ts';
import { timingDefects } from './timing.ts';

const ann = { schemas: [schemaUrn.User], userName: 'ann' };

showing(timingDefects, {
  'conc-duplicate-create': [
    async ({ send }) => {
      const answers = await Promise.all([send('POST', '/Users', ann), send('POST', '/Users', ann)]);
      return [
        ...answers.map(({ status }) => status).toSorted((one, other) => one - other),
        (await send('POST', '/Users', ann)).status,
      ];
    },
    [201, 409, 409],
    [201, 201, 409],
  ],
  'conc-stale-read-after-write': [
    async ({ user, patch, get }) => {
      const path = `/Users/${(await user({ title: 'Tester' })).id}`;
      const { body } = await patch(path, { op: 'replace', path: 'title', value: 'Boss' });
      return [body.title, (await get(path)).title];
    },
    ['Boss', 'Boss'],
    ['Boss', 'Tester'],
  ],
  'conc-cache-survives-mutation': [
    async ({ group, patch, get }) => {
      const path = `/Groups/${(await group({ displayName: 'old' })).id}`;
      await get(path);
      await patch(path, { op: 'replace', path: 'displayName', value: 'new' });
      return [(await get(path)).displayName, (await get('/Groups')).Resources[0].displayName];
    },
    ['new', 'new'],
    ['old', 'new'],
  ],
  'conc-duplicate-members': [
    async ({ user, group, patch, get }) => {
      const { id } = await user();
      const path = `/Groups/${(await group({ members: [{ value: id }] })).id}`;
      await patch(path, { op: 'add', path: 'members', value: [{ value: id }] });
      const twice = (await get(path)).members.length;
      await patch(path, { op: 'remove', path: `members[value eq "${id}"]` });
      return [twice, (await get(path)).members?.length];
    },
    [1, undefined],
    [2, 1],
  ],
});

import { schemaUrn } from '../../scim/urn.ts';
import { deletingDefects } from './deleting.ts';
import { showing } from './testing/stage.ts';

const ann = { schemas: [schemaUrn.User], userName: 'ann' };

showing(deletingDefects, {
  'delete-blocks-recreate': [
    async ({ user, send }) => {
      await send('DELETE', `/Users/${(await user(ann)).id}`);
      return (await send('POST', '/Users', ann)).status;
    },
    201,
    409,
  ],
  'delete-still-readable': [
    async ({ user, send }) => {
      const path = `/Users/${(await user(ann)).id}`;
      await send('DELETE', path);
      const { status, body } = await send('GET', path);
      return [status, body.active, (await send('DELETE', path)).status, (await send('PUT', path, ann)).status];
    },
    [404, undefined, 404, 404],
    [200, false, 204, 404],
  ],
  'delete-unknown-id-500': [async ({ send }) => (await send('DELETE', '/Users/nobody')).status, 404, 500],
  'delete-if-match-ignored': [
    async ({ user, send }) => {
      const path = `/Users/${(await user()).id}`;
      return [
        (await send('DELETE', path, undefined, { 'if-match': 'W/"9"' })).status,
        (await send('GET', path)).status,
      ];
    },
    [412, 200],
    [204, 404],
  ],
  'delete-answered-with-410': [
    async ({ user, send }) => {
      const path = `/Users/${(await user()).id}`;
      await send('DELETE', path);
      return [(await send('GET', path)).status, (await send('GET', '/Users/nobody')).status];
    },
    [404, 404],
    [410, 404],
  ],
});

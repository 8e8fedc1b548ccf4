import { encodingDefects } from './encoding.ts';
import { showing } from './testing/stage.ts';

showing(encodingDefects, {
  'enc-apostrophe-breaks-list': [
    async ({ user, send }) => {
      const { id } = await user({ userName: "o'brion" });
      return [(await send('GET', '/Users')).status, (await send('GET', `/Users/${id}`)).status];
    },
    [200, 200],
    [500, 200],
  ],
  'enc-apostrophe-cuts-filter': [
    async ({ user, found }) => {
      await user({ userName: 'ann', name: { givenName: "A'KELAH" } });
      await user({ userName: 'bob', name: { givenName: 'A' } });
      return found('/Users', `name.givenName eq "A'KELAH"`);
    },
    ['ann'],
    ['bob'],
  ],
  'enc-escaped-quotes-in-filter': [
    async ({ group, found }) => {
      await group({ displayName: 'The "best"' });
      return found('/Groups', 'displayName eq "The \\"best\\""');
    },
    ['The "best"'],
    [],
  ],
  'enc-dollar-breaks-mapping': [
    async ({ user, send }) => {
      const { id } = await user({ userName: 'svc$backup' });
      return [(await send('GET', `/Users/${id}`)).status, (await send('GET', '/Users')).status];
    },
    [200, 200],
    [500, 500],
  ],
  'enc-long-value-truncated': [
    async ({ user }) => (await user({ userName: 'a'.repeat(300) })).userName,
    'a'.repeat(300),
    'a'.repeat(255),
  ],
  'enc-location-not-escaped': [
    async ({ user, send }) => {
      const { id, meta } = await user();
      const { location } = meta as { readonly location: string };
      return [
        location.endsWith(encodeURIComponent(id)),
        (await send('GET', `/Users/${encodeURIComponent(id)}`)).status,
      ];
    },
    [true, 200],
    [false, 404],
  ],
  'enc-four-byte-characters-500': [
    async ({ user }) => (await user({ displayName: 'Ann 🚀' })).displayName,
    'Ann 🚀',
    'Ann ?',
  ],
  'enc-marks-dropped': [async ({ user }) => (await user({ title: 'Jose\u0301' })).title, 'Jose\u0301', 'Jose'],
  'enc-direction-marks-dropped': [async ({ user }) => (await user({ title: 'a\u200fb' })).title, 'a\u200fb', 'ab'],
});

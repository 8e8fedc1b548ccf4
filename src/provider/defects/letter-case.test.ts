import { schemaUrn } from '../../scim/urn.ts';
import { letterCaseDefects } from './letter-case.ts';
import { showing } from './testing/stage.ts';

showing(letterCaseDefects, {
  'case-patch-op-names': [
    async ({ user, patch }) =>
      (await patch(`/Users/${(await user()).id}`, { op: 'Add' as 'add', path: 'title', value: 'x' })).status,
    200,
    400,
  ],
  'case-body-attribute-names': [
    async ({ send }) => {
      const { status, body } = await send('POST', '/Users', {
        schemas: [schemaUrn.User],
        userName: 'ann',
        Title: 'Boss',
      });
      return [status, body.title];
    },
    [201, 'Boss'],
    [201, undefined],
  ],
  'case-patch-op-diverges': [
    async ({ user, patch }) => {
      const path = `/Users/${(await user()).id}`;
      const operation = { path: 'emails[type eq "work"].value', value: 'ann@example.com' };
      return [
        (await patch(path, { op: 'Add' as 'add', ...operation })).status,
        (await patch(path, { op: 'add', ...operation })).status,
      ];
    },
    [200, 200],
    [400, 200],
  ],
  'case-filter-keywords': [
    async ({ user, send }) => {
      await user({ userName: 'ann' });
      const status = async (filter: string) =>
        (await send('GET', `/Users?filter=${encodeURIComponent(filter)}`)).status;
      return [await status('userName EQ "ann"'), await status('userName eq "ANN OR BOB" and title pr')];
    },
    [200, 200],
    [400, 200],
  ],
  'case-filter-attribute-names': [
    async ({ user, found }) => {
      await user({ userName: 'ann' });
      return [await found('/Users', 'USERNAME eq "ann"'), await found('/Users', 'userName eq "ann"')];
    },
    [['ann'], ['ann']],
    [[], ['ann']],
  ],
  'case-username-not-preserved': [async ({ user }) => (await user({ userName: 'Ann' })).userName, 'Ann', 'ann'],
  'case-exact-attribute-folded': [
    async ({ user, found }) => {
      await user({ userName: 'ann', externalId: 'abc' });
      return [await found('/Users', 'externalId eq "ABC"'), await found('/Users', 'externalId eq "abc"')];
    },
    [[], ['ann']],
    [['ann'], ['ann']],
  ],
  'case-counts-in-parts': [
    async ({ user, found }) => {
      await user({ userName: 'Ann' });
      return [await found('/Users', 'userName sw "an"'), await found('/Users', 'userName sw "An"')];
    },
    [['Ann'], ['Ann']],
    [[], ['Ann']],
  ],
  'case-counts-in-other-texts': [
    async ({ user, found }) => {
      await user({ userName: 'Ann', title: 'Boss' });
      return [
        await found('/Users', 'userName eq "ann"'),
        await found('/Users', 'title eq "boss"'),
        await found('/Users', 'title eq "Boss"'),
      ];
    },
    [['Ann'], ['Ann'], ['Ann']],
    [['Ann'], [], ['Ann']],
  ],
  'case-attribute-names-over-normalised': [
    async ({ user }) => (await user({ 'nick-name': 'A' })).nickName,
    undefined,
    'A',
  ],
});

import { expect, test, verifies } from '../../src/harness/index.ts';

test(
  'a token retrieves no User of another tenant',
  verifies('7644-2-08', { fix: 'Find the tenant by the token, and look for resources in that tenant alone.' }),
  async ({ given, stranger }) => {
    const { id } = await given.existingUser();

    expect(await stranger.retrieve('User', id)).toHaveStatus(404, 403);
  },
);

test(
  'a token queries no User of another tenant',
  verifies('7644-2-08', { fix: 'Limit every query to the tenant of the token.', needs: 'filter' }),
  async ({ given, stranger }) => {
    const { sent } = await given.existingUser();

    const page = await stranger.query('User', { filter: `userName eq "${String(sent['userName'])}"` });

    expect(page.at('totalResults') ?? 0, 'Users found').toBe(0);
  },
);

test(
  'a token changes and deletes no User of another tenant',
  verifies('7644-2-08', { fix: 'Refuse changes of resources that the tenant of the token does not have.' }),
  async ({ given, stranger }) => {
    const { id, sent } = await given.existingUser();

    const replaced = await stranger.replace('User', id, { ...sent, displayName: 'Stranger' });
    const deleted = await stranger.delete('User', id);

    expect(replaced, 'answer to the PUT').toHaveStatus(404, 403);
    expect(deleted, 'answer to the DELETE').toHaveStatus(404, 403);
    expect(await given.stored('User', id), 'the User').toMatchObject({ displayName: sent['displayName'] });
  },
);

test(
  'a Group takes no member of another tenant',
  verifies('7644-2-08', { fix: 'Look for members in the tenant of the Group alone.', needs: 'Group' }),
  async ({ scim, given, stranger, appliesIf }) => {
    const foreigner = await stranger.create('User', given.user());
    appliesIf(foreigner.id !== undefined, 'The other tenant cannot create Users.');

    const created = await scim.create('Group', given.group({ members: [{ value: foreigner.id! }] }));

    const members = created.id === undefined ? [] : await given.members(created.id);
    expect(members, 'members of the Group').not.toContain(foreigner.id);
  },
);

test(
  'a userName that another tenant uses is free',
  verifies('7643-7-44', { fix: 'Check within the tenant alone whether a userName is taken.' }),
  async ({ scim, given, stranger, appliesIf }) => {
    const user = given.user();
    appliesIf((await stranger.create('User', user)).status < 300, 'The other tenant cannot create Users.');

    expect(await scim.create('User', user)).toSucceed();
  },
);

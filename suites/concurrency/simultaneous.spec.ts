import { expect, test, verifies } from '../../src/harness/index.ts';

test(
  'of two creates at the same time with the same userName at most one succeeds',
  verifies('7643-4.1.1-02', {
    fix: 'Let the store enforce that userName is unique, not a look before the insert.',
  }),
  async ({ scim, given }) => {
    const user = given.user();

    const answers = await Promise.all([scim.create('User', user), scim.create('User', user)]);

    expect(answers.filter(({ status }) => status < 300).length, 'number of Users created').toBeLessThan(2);
  },
);

test(
  'a retrieval right after a replacement shows it',
  verifies('7644-3.1-09', {
    fix: 'Read from where was written, or wait until the change has arrived where is read.',
    // No passage rules out that a change takes a moment to arrive.
    level: 'SHOULD',
  }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();

    await given.replaced('User', id, { ...sent, displayName: 'Countess Lovelace' });

    expect((await scim.retrieve('User', id)).at('displayName'), 'displayName').toBe('Countess Lovelace');
  },
);

test(
  'a Group that was read before shows a later change',
  verifies('7644-3.1-09', {
    fix: 'Drop a Group from all caches when it is changed.',
    needs: 'Group',
    level: 'SHOULD',
  }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingGroup();
    await given.stored('Group', id);
    const displayName = given.name();

    await given.replaced('Group', id, { ...sent, displayName });

    expect((await scim.retrieve('Group', id)).at('displayName'), 'displayName').toBe(displayName);
  },
);

test(
  'a Group that was read before is not found once it is deleted',
  verifies('7644-3.6-03', { fix: 'Drop a Group from all caches when it is deleted.', needs: 'Group' }),
  async ({ scim, given }) => {
    const { id } = await given.existingGroup();
    await given.stored('Group', id);

    await given.deleted('Group', id);

    expect(await scim.retrieve('Group', id)).toHaveStatus(404);
  },
);

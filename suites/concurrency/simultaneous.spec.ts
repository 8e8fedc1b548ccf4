import {
  type Answer,
  expect,
  foundationMissing,
  immediacy,
  secondsUntil,
  test,
  verifies,
} from '../../src/harness/index.ts';

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
    fix: 'Read from where was written, or answer when the change can be read. Judge the rest with --lag until then.',
    // No passage rules out that a change takes a moment to arrive.
    level: 'SHOULD',
    establishes: immediacy,
  }),
  async ({ hasty, given, flaws }) => {
    const { id, sent } = await given.existingUser();

    await given.replaced('User', id, { ...sent, displayName: 'Countess Lovelace' });

    const isSeenIn = (answer: Answer) => answer.at('displayName') === 'Countess Lovelace';
    const answer = await hasty.retrieve('User', id);
    if (!isSeenIn(answer)) {
      const seconds = await secondsUntil(async () => isSeenIn(await hasty.retrieve('User', id)));
      flaws.add(`The new displayName was seen after ${seconds.toFixed(1)} s`, answer);
    }
    expect(flaws).toBeEmpty('the new displayName at once');
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

test(
  'of two members that are added right after each other both stay',
  verifies('7644-3.5.2.1-06', {
    fix: 'Compute a change from what was written last, not from a copy that may be older.',
    needs: ['Group', 'patch'],
  }),
  async ({ hasty, given }) => {
    const [one, other] = (await given.existingUsers(2)).map((user) => user.id) as [string, string];
    const { id } = await given.existingGroup();
    for (const value of [one, other]) {
      const { status } = await hasty.modify('Group', id, { op: 'add', path: 'members', value: [{ value }] });
      if (status >= 300) throw foundationMissing('modify Group', `PATCH was answered with ${status}.`);
    }

    const seen = async () => (await given.members(id)).includes(other);
    if (!(await seen())) await secondsUntil(seen);
    expect(await given.members(id), 'members').toContain(one);
  },
);

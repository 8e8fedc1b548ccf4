import { churn, expect, test, verifies } from '../../src/harness/index.ts';

test(
  'a Group has exactly the members that came and did not leave',
  verifies(['7644-3.5.2.1-06', '7644-3.5.2.2-04'], {
    fix: 'Apply each add and each remove of members to the members that are there.',
    kind: 'property',
    needs: ['Group', 'patch'],
  }),
  async ({ scim, given, forAll }) => {
    const users = await given.existingUsers(5);
    const group = await given.existingGroup();

    await forAll(churn(users.length), async (steps) => {
      await given.modified('Group', group.id, { op: 'replace', path: 'members', value: [] });
      const expected = new Set<string>();

      for (const { user, joins } of steps) {
        const { id } = users[user]!;
        const answer = joins
          ? await scim.modify('Group', group.id, { op: 'add', path: 'members', value: [{ value: id }] })
          : await scim.modify('Group', group.id, { op: 'remove', path: `members[value eq "${id}"]` });
        expect(answer).toHaveStatus(200, 204, ...(expected.has(id) || joins ? [] : [400]));
        if (joins) expected.add(id);
        else expected.delete(id);
      }

      const members = new Set(await given.members(group.id));
      expect([...members], 'members of the group').toEqual([...expected].toSorted());
    });
  },
);

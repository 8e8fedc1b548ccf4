import { casePatterns, expect, inCase, moves, test, verifies } from '../../src/harness/index.ts';

test(
  'of creates at the same time with one userName, in whatever case, at most one succeeds',
  verifies('7643-4.1.1-02', {
    fix: 'Let the store enforce that userName is unique without case, not a look before the insert.',
    kind: 'property',
  }),
  async ({ scim, given, forAll }) => {
    await forAll(casePatterns({ minLength: 2, maxLength: 4 }), async (patterns) => {
      const userName = given.userName();
      const users = patterns.map((pattern) => given.user({ userName: inCase(userName, pattern) }));

      const answers = await Promise.all(users.map(async (user) => scim.create('User', user)));

      expect(answers.filter(({ status }) => status < 300).length, 'number of Users created').toBeLessThan(2);
    });
  },
);

test(
  'changes of members at the same time all take effect',
  verifies(['7644-3.5.2.1-06', '7644-3.5.2.2-04'], {
    fix: 'Apply each PATCH to the members as the one before left them, or refuse it so that the client tries again.',
    kind: 'property',
    needs: ['Group', 'patch'],
  }),
  async ({ scim, given, forAll }) => {
    const users = await given.existingUsers(6);

    await forAll(moves(users.length), async (chosen) => {
      const people = users.map(({ id }, index) => ({ id, move: chosen[index]! }));
      const members = people.filter(({ move }) => move !== 'joins').map(({ id }) => ({ value: id }));
      const group = await given.existingGroup({ members });

      const movers = people.filter(({ move }) => move !== 'stays');
      const answers = await Promise.all(
        movers.map(async ({ id, move }) =>
          scim.modify(
            'Group',
            group.id,
            move === 'joins'
              ? { op: 'add', path: 'members', value: [{ value: id }] }
              : { op: 'remove', path: `members[value eq "${id}"]` },
          ),
        ),
      );

      // What becomes of a change that was refused is for the client to find out.
      const refused = new Set(movers.filter((_, index) => answers[index]!.status >= 400).map(({ id }) => id));
      const expected = people.filter(({ id, move }) => move !== 'leaves' && !refused.has(id)).map(({ id }) => id);
      const stored = (await given.members(group.id)).filter((id) => !refused.has(id));
      expect(stored, 'members of the group').toEqual(expected.toSorted());
    });
  },
);

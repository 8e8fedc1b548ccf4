import {
  type Answer,
  churn,
  type Existing,
  expect,
  type Given,
  isReplaceable,
  type Json,
  settled,
  shuffled,
  steps,
  test,
  verifies,
} from '../../src/harness/index.ts';

test(
  'no two states of a User have the same version',
  verifies('7644-3.14-07', {
    fix: 'Make the version of the content or of a counter, not of a clock whose ticks two changes can share.',
    kind: 'property',
    needs: ['etag', 'patch'],
  }),
  async ({ scim, given, filled, forAll }) => {
    const { places } = await filled('User');

    await forAll(
      steps(places.filter(isReplaceable)),
      async (changes) => {
        const { id } = await given.existingUser();
        const states = new Map<string, Json>();
        for (const { thing, to } of changes) {
          const value = given.values(thing)[to];
          // Whatever becomes of it: a change that is refused is none.
          await scim.preparing().modify('User', id, { op: 'replace', path: thing.path, value });
          expectOneState(states, await scim.retrieve('User', id));
        }
      },
      { show: (changes) => changes.map(({ thing, to }) => `${thing.path} becomes the ${to} value`) },
    );
  },
);

test(
  'no two states of a Group have the same version',
  verifies('7644-3.14-07', {
    fix: 'Give a Group a new version whenever a member comes or goes.',
    kind: 'property',
    needs: ['etag', 'Group', 'patch'],
  }),
  async ({ scim, given, forAll }) => {
    const users = await given.existingUsers(3);

    await forAll(churn(users.length, { maxLength: 4 }), async (moves) => {
      const { id } = await given.existingGroup();
      const states = new Map<string, Json>();
      for (const { user, joins } of moves) {
        const member = users[user]!.id;
        await scim
          .preparing()
          .modify(
            'Group',
            id,
            joins
              ? { op: 'add', path: 'members', value: [{ value: member }] }
              : { op: 'remove', path: `members[value eq "${member}"]` },
          );
        expectOneState(states, await scim.retrieve('Group', id));
      }
    });
  },
);

/** What can happen to another User, in this order. */
const events: readonly { readonly what: string; readonly to: (other: Existing, given: Given) => Promise<unknown> }[] = [
  { what: 'is created', to: async (_, given) => given.existingUser() },
  {
    what: 'is replaced',
    to: async ({ id, sent }, given) => given.replaced('User', id, { ...sent, displayName: 'Ada King' }),
  },
  {
    what: 'is modified',
    to: async ({ id }, given) => given.modified('User', id, { op: 'replace', path: 'displayName', value: 'Ada' }),
  },
  { what: 'is deleted', to: async ({ id }, given) => given.deleted('User', id) },
];

test(
  'the version of a User stays while others change',
  verifies('7644-3.14-05', {
    fix: 'Keep a version for each resource; what happens to others does not count.',
    kind: 'property',
    needs: ['etag', 'patch'],
    // RFC 9110 section 8.8.1 lets a weak validator change more often than needed.
    level: 'SHOULD',
  }),
  async ({ scim, given, forAll }) => {
    const { id } = await given.existingUser();

    await forAll(
      shuffled(events),
      async (chosen) => {
        const other = await given.existingUser();
        const headers = { 'If-None-Match': (await scim.retrieve('User', id)).header('ETag') ?? '' };
        for (const { to } of events.filter((event) => chosen.includes(event))) await to(other, given);

        expect(await scim.retrieve('User', id, { headers })).toHaveStatus(304);
      },
      { show: (chosen) => chosen.map(({ what }) => `another User ${what}`) },
    );
  },
);

/** What was seen under this version before is what is seen now; the times in meta do not count. */
function expectOneState(states: Map<string, Json>, answer: Answer): void {
  const version = answer.header('ETag') ?? '';
  const state = settled({ ...answer.resource, meta: null });
  expect(state, `the resource with version ${version}`).toEqual(states.get(version) ?? state);
  states.set(version, state);
}

import { expect, test, verifies } from '../../src/harness/index.ts';

test(
  'a created User is answered with 201',
  verifies('7644-3.3-08', { fix: 'Answer a successful POST with 201 Created.', establishes: 'create User' }),
  async ({ scim, given }) => {
    const created = await scim.create('User', given.user());

    expect(created).toHaveStatus(201);
  },
);

test(
  'the answer to a create shows the new resource',
  verifies('7644-3.3-09', { fix: 'Send the stored resource in the body of the 201.' }),
  async ({ scim, given }) => {
    const user = given.user();

    const created = await scim.create('User', user);

    expect(created.at('id')).toBe(user['userName']);
  },
);

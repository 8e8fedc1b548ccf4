import { expect, test, verifies } from '../../src/harness/index.ts';

const unusual = [
  { what: 'an apostrophe', sign: "o'" },
  { what: 'a dollar sign', sign: '$1' },
  { what: 'a backslash', sign: '\\1' },
];

for (const { what, sign } of unusual) {
  test(
    `a User with ${what} in userName can be retrieved and queried`,
    verifies('7643-2.3.1-03', {
      fix: 'Pass userName to queries, mappings and templates as a value and never as part of their text.',
      needs: 'filter',
    }),
    async ({ scim, given, appliesIf }) => {
      const created = await scim.create('User', given.user({ userName: `${sign}${given.userName()}` }));
      appliesIf(created.status < 300, `Such a userName is refused with ${created.status}.`);

      expect(await scim.retrieve('User', created.id!)).toHaveStatus(200);
      expect(await scim.query('User', { filter: `id eq "${created.id!}"` })).toHaveStatus(200);
      expect(await scim.query('User', { filter: `userName sw ${JSON.stringify(sign)}` })).toHaveStatus(200);
    },
  );
}

test(
  'a long text is stored whole or refused',
  verifies('7643-2.3.1-03', {
    fix: 'Refuse a value that is too long with 400 and scimType invalidValue instead of cutting it.',
    level: 'SHOULD',
  }),
  async ({ scim, given, appliesIf }) => {
    const displayName = `${given.name()} ${'long '.repeat(100)}name`;

    const created = await scim.create('User', given.user({ displayName }));

    appliesIf(created.status < 300, `Such a displayName is refused with ${created.status}.`);
    expect((await scim.retrieve('User', created.id!)).at('displayName'), 'displayName').toBe(displayName);
  },
);

test(
  'characters beyond the basic plane are stored or refused',
  verifies('7643-2.3.1-03', { fix: 'Store text in an encoding that has all of Unicode, such as utf8mb4 in MySQL.' }),
  async ({ scim, given, appliesIf }) => {
    const displayName = `${given.name()} \u{1F680} \u{20BB7}`;

    const created = await scim.create('User', given.user({ displayName }));

    appliesIf(created.status < 300 || created.status >= 500, `They are refused with ${created.status}.`);
    expect(created, 'answer to the create').toSucceed();
    expect((await scim.retrieve('User', created.id!)).at('displayName'), 'displayName').toBe(displayName);
  },
);

test(
  'an id is found at its Location, whatever characters it has',
  verifies('7644-3.3-10', { fix: 'Percent-encode ids in locations, and decode the path of requests.' }),
  async ({ scim, given }) => {
    const { resource } = await given.existingUser();
    const { location } = resource['meta'] as { readonly location?: unknown };

    expect(await scim.retrieveAt(location)).toHaveStatus(200);
  },
);

import { expect, onlyWith, test } from '../../src/harness/index.ts';
import { schemaUrn } from '../../src/scim/urn.ts';

const forbidden = ['[', ']', '<', '>', '"', '&', '!', '?', ','];
const organization = [schemaUrn.EnterpriseUser, 'organization'] as const;
const fifteenYears = 15 * 365 * 86_400;

onlyWith('verint-wfo', ({ documented, open }) => {
  for (const [what, credentials] of [
    ['no token', null],
    ['something that is no token', 'Bearer nonsense'],
    [
      'a token that somebody else has signed',
      `Bearer ${btoa('{"alg":"HS256"}')}.${btoa('{"exp":4102444800}')}.c2lnbmVk`,
    ],
  ] as const) {
    test(`a request with ${what} is refused`, documented('W1'), async ({ scim }) => {
      const headers = { Authorization: credentials };
      const answer = await scim.send({ method: 'GET', path: '/Users', query: { count: 1 }, headers });

      expect(answer).toHaveStatus(401);
    });
  }

  test('a token is good until its end and no longer', documented('W1'), async ({ beside, scim }) => {
    const [long, over] = [
      await beside.makeToken({ kind: 'jwt', expiresInSeconds: fifteenYears }),
      await beside.makeToken({ kind: 'jwt', expiresInSeconds: -1 }),
    ];
    const statusWith = async (token: string) =>
      (
        await scim.send({
          method: 'GET',
          path: '/Users',
          query: { count: 1 },
          headers: { Authorization: `Bearer ${token}` },
        })
      ).status;

    expect(await statusWith(long), 'status with a token of 15 years').toBe(200);
    expect(await statusWith(over), 'status with a token that is over').toBe(401);
  });

  test('a token is revoked without the others', documented('W1'), async ({ beside, scim }) => {
    const make = async () => beside.makeToken({ kind: 'jwt', expiresInSeconds: 3600 });
    const [first, second] = [await make(), await make()];
    await beside.revokeToken(first);
    const statusWith = async (token: string) =>
      (
        await scim.send({
          method: 'GET',
          path: '/Users',
          query: { count: 1 },
          headers: { Authorization: `Bearer ${token}` },
        })
      ).status;

    expect(await statusWith(first), 'status with the revoked token').toBe(401);
    expect(await statusWith(second), 'status with the other token').toBe(200);
  });

  test('a user name has 120 characters at most', documented('W9'), async ({ scim, given }) => {
    const long = (length: number) => given.userName().padStart(length, 'a');

    expect(await scim.create('User', given.user({ userName: long(120) })), '120 characters').toHaveStatus(201);
    expect(await scim.create('User', given.user({ userName: long(121) })), '121 characters').toBeScimError(400);
  });

  test('an e-mail address has 120 characters at most', documented('W9'), async ({ scim, given }) => {
    const createWith = async (length: number) => {
      const value = given.userName().padStart(length, 'a');
      return scim.create('User', given.user({ emails: [{ value, type: 'work', primary: true }] }));
    };

    expect(await createWith(120), '120 characters').toHaveStatus(201);
    expect(await createWith(121), '121 characters').toBeScimError(400);
  });

  test('a user that fails does not stop the next one', documented('W9'), async ({ scim, given }) => {
    const failing = await scim.create('User', given.user({ userName: given.userName().padStart(121, 'a') }));

    expect(failing.status, 'status of a user name that is too long').toBeGreaterThanOrEqual(400);
    expect(await scim.create('User', given.user())).toHaveStatus(201);
  });

  for (const part of ['givenName', 'familyName'] as const) {
    for (const character of forbidden) {
      test(
        `${part} takes no ${character.codePointAt(0)!.toString(16)} (${character})`,
        documented('W9'),
        async ({ scim, given }) => {
          const name = { givenName: 'Ada', familyName: 'Lovelace', [part]: `A${character}b` };

          expect(await scim.create('User', given.user({ name }))).toBeScimError(400);
        },
      );
    }
  }

  test('names take accents, apostrophes and hyphens', documented('W9'), async ({ scim, given }) => {
    const name = { givenName: 'Zoë-Søren', familyName: "O'Ñandú" };
    const created = await scim.create('User', given.user({ name }));

    expect(created).toHaveStatus(201);
    expect(await given.stored('User', created.id ?? '')).toMatchObject({ name });
  });

  test('an attribute that is cleared keeps its old value', documented('W9'), async ({ scim, given }) => {
    const phoneNumbers = [{ value: '+49 30 1', type: 'work' }];
    const { id, sent } = await given.existingUser({ phoneNumbers });

    await scim.replace('User', id, { ...sent, phoneNumbers: [{ value: '', type: 'work' }] });
    await scim.modify('User', id, { op: 'remove', path: 'phoneNumbers[type eq "work"]' });

    expect((await given.stored('User', id))['phoneNumbers'], 'phone numbers').toMatchObject(phoneNumbers);
  });

  test('a new user is in the organization for new users', open(), async ({ scim, given }) => {
    const own = { [schemaUrn.EnterpriseUser]: { organization: 'Mine' } };
    const { id } = await given.existingUser(own);

    expect((await scim.retrieve('User', id)).at(...organization), 'organization').not.toBe('Mine');
  });

  test(
    'an update leaves a user where an administrator has moved it',
    documented('W7'),
    async ({ beside, scim, given }) => {
      const { id, sent } = await given.existingUser();
      expect(await beside.edit(id, { [organization.join(':')]: 'Night shift' }), 'moved').toBe(true);

      await given.replaced('User', id, { ...sent, displayName: 'Ada King' });

      expect((await scim.retrieve('User', id)).at(...organization), 'organization').toBe('Night shift');
    },
  );

  test('what SCIM manages cannot be edited in the product', documented('W1'), async ({ beside, given }) => {
    const { id } = await given.existingUser();

    expect(await beside.edit(id, { 'name.familyName': 'Other' }), 'the edit was taken').toBe(false);
  });

  test('what SCIM does not manage survives an update', documented('W1'), async ({ beside, given }) => {
    const { id, sent } = await given.existingUser();
    const title = { title: 'Supervisor' };
    expect(await beside.edit(id, title), 'the edit was taken').toBe(true);

    await given.modified('User', id, {
      op: 'replace',
      path: 'displayName',
      value: `${String(sent['displayName'])} II`,
    });

    expect(await given.stored('User', id)).toMatchObject(title);
  });
});

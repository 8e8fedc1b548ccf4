import { expect, type JsonObject, onlyWith, test } from '../../src/harness/index.ts';

const withoutName = (part: string): JsonObject => ({
  name: Object.fromEntries(
    Object.entries({ givenName: 'Ada', familyName: 'Lovelace' }).filter(([name]) => name !== part),
  ),
});

const optional: Readonly<Record<string, JsonObject>> = {
  displayName: { displayName: 'Ada King' },
  'name.middleName': { name: { givenName: 'Ada', familyName: 'Lovelace', middleName: 'King' } },
  phoneNumbers: { phoneNumbers: [{ value: '+49 170 1', type: 'mobile' }] },
  timezone: { timezone: 'Europe/Berlin' },
  userType: { userType: 'Employee' },
};

/** No page says how a template is named over SCIM: this is how the emulation does it. */
const emulated = 'urn:example:params:scim:schemas:extension:cxone-emulation:2.0:User';

onlyWith('nice-cxone', ({ documented, open }) => {
  for (const name of ['userName', 'emails'] as const) {
    test(`a user without ${name} is refused`, documented('C1'), async ({ scim, given }) => {
      const { [name]: _, ...rest } = given.user();

      expect(await scim.create('User', rest)).toHaveStatus(400);
    });
  }

  for (const part of ['givenName', 'familyName'] as const) {
    test(`a user without ${part} is refused`, documented('C1'), async ({ scim, given }) => {
      expect(await scim.create('User', given.user(withoutName(part)))).toHaveStatus(400);
    });
  }

  test('a user name that is no e-mail address is refused', documented('C2'), async ({ scim, given }) => {
    expect(await scim.create('User', given.user({ userName: given.name() }))).toHaveStatus(400);
  });

  test('a second user of the same name is refused', open(), async ({ scim, given }) => {
    const { sent } = await given.existingUser();

    expect(await scim.create('User', sent)).toBeScimError(409);
  });

  for (const [path, attributes] of Object.entries(optional)) {
    test(`${path} is stored where the tenant has it switched on`, open(), async ({ scim, given }) => {
      const { id } = await given.existingUser(attributes);

      expect((await scim.retrieve('User', id)).resource).toMatchObject(attributes);
    });
  }

  test('a new user has a role', documented('C1'), async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect((await scim.retrieve('User', id)).at('roles'), 'roles').toBePresent();
  });

  test('a template gives its role', open(), async ({ beside: _, scim, given }) => {
    const { id } = await given.existingUser({ [emulated]: { template: 'Night shift' } });

    expect((await scim.retrieve('User', id)).at('roles'), 'roles').toMatchObject([{ value: 'Supervisor' }]);
  });

  test('a role that the tenant does not have is refused', open(), async ({ scim, given }) => {
    const roles = [{ value: given.name(), primary: true }];

    expect(await scim.create('User', given.user({ roles }))).toHaveStatus(400);
  });

  test('a deactivated user can still be read', documented('C1'), async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    await scim.replace('User', id, { ...sent, active: false });

    expect((await scim.retrieve('User', id)).at('active'), 'stored active').toBe(false);
  });

  test('a deactivated user can be reactivated', open(), async ({ scim, given }) => {
    const { id, sent } = await given.existingUser({ active: false });

    expect(await scim.replace('User', id, { ...sent, active: true })).toSucceed();
    expect((await scim.retrieve('User', id)).at('active'), 'stored active').toBe(true);
  });

  test('a user can be deleted', open(), async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect(await scim.delete('User', id)).toHaveStatus(204);
  });

  test(
    'an update without roles leaves a role alone that was given in the product',
    documented('C2'),
    async ({ beside, given }) => {
      const { id } = await given.existingUser();
      const roles = [{ value: 'Supervisor', primary: true }];
      expect(await beside.edit(id, { roles }), 'the edit was taken').toBe(true);

      await given.modified('User', id, { op: 'replace', path: 'name.givenName', value: 'Augusta' });

      expect(await given.stored('User', id)).toMatchObject({ roles });
    },
  );

  test('the status cannot be changed in the product', documented('C2'), async ({ beside, given }) => {
    const { id } = await given.existingUser();

    expect(await beside.edit(id, { active: false }), 'the edit was taken').toBe(false);
  });

  test('a token that is over is refused, and a new one works', open(), async ({ beside, scim }) => {
    const statusWith = async (expiresInSeconds: number) => {
      const token = await beside.makeToken({ kind: 'jwt', expiresInSeconds });
      const headers = { Authorization: `Bearer ${token}` };
      return (await scim.send({ method: 'GET', path: '/Users', query: { count: 1 }, headers })).status;
    };

    expect(await statusWith(-1), 'status with a token that is over').toBe(401);
    expect(await statusWith(60), 'status with a new token').toBe(200);
  });
});

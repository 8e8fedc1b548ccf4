import { expect, onlyWith, test } from '../../src/harness/index.ts';

onlyWith('verint-identity', ({ documented, open }) => {
  test('a new user is found by id and by user name', documented('V2'), async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();

    const byName = await scim.query('User', { filter: `userName eq "${String(sent['userName'])}"` });

    expect(await scim.retrieve('User', id)).toHaveStatus(200);
    expect(byName.ids(), 'ids found by user name').toEqual([id]);
  });

  test('a second user of the same name is refused and changes nothing', documented('V8'), async ({ scim, given }) => {
    const { id, sent } = await given.existingUser({ externalId: given.name() });
    const before = await given.stored('User', id);

    const second = await scim.create('User', { ...sent, externalId: given.name(), displayName: 'Somebody Else' });

    expect(second.status, 'status of the second create').toBeGreaterThanOrEqual(400);
    expect(await given.stored('User', id), 'the first user').toEqual(before);
  });

  test('a user is renamed under the same id', documented('V8'), async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    const userName = given.userName();

    expect(await scim.replace('User', id, { ...sent, userName })).toSucceed();

    expect(await given.stored('User', id)).toMatchObject({ id, userName });
  });

  test('a rename by a new user is a conflict that can be reported', documented('V8'), async ({ scim, given }) => {
    const { sent } = await given.existingUser({ externalId: given.name() });

    const second = await scim.create('User', { ...sent, externalId: given.name() });

    expect(second, 'the answer to the new user').toBeScimError([409, 400]);
    expect(second.at('detail'), 'what the administrator reads').toBePresent();
  });

  test('a user comes back as it was after deactivation', documented('V6'), async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    const before = await given.stored('User', id);

    for (const active of [false, true]) expect(await scim.replace('User', id, { ...sent, active })).toSucceed();

    const { meta: _, ...attributes } = before;
    expect(await given.stored('User', id)).toMatchObject(attributes);
  });

  test('a user created again has another id', documented('V9'), async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    await given.deleted('User', id);

    const again = await scim.create('User', sent);

    expect(again).toHaveStatus(201);
    expect(again.id, 'the new id').not.toBe(id);
    expect(await scim.retrieve('User', id)).toHaveStatus(404);
  });

  test('a user name without a domain is refused', open(), async ({ scim, given }) => {
    expect(await scim.create('User', given.user({ userName: given.name() }))).toBeScimError(400);
  });

  test('a deactivated user is told that the account is locked', documented('V6'), async ({ beside, given }) => {
    const { id, sent } = await given.existingUser();
    expect(await beside.signIn(sent['userName']), 'sign-in of somebody active').toBe('signed-in');
    await given.replaced('User', id, { ...sent, active: false });

    expect(await beside.signIn(sent['userName']), 'sign-in of somebody deactivated').toBe('locked');
  });

  test(
    'somebody created anew at the identity provider alone is not linked',
    documented('V9'),
    async ({ beside, given }) => {
      const { sent } = await given.existingUser({ externalId: given.name() });

      expect(await beside.signIn(sent['userName'], String(sent['externalId']))).toBe('signed-in');
      expect(await beside.signIn(sent['userName'], given.name()), 'sign-in with another id').toBe('link-broken');
    },
  );

  test('a user deleted by hand can be created again', documented('V7'), async ({ beside, scim, given }) => {
    const { id, sent } = await given.existingUser();
    await beside.delete(id);

    expect(await scim.retrieve('User', id)).toHaveStatus(404);
    expect(await scim.create('User', sent)).toHaveStatus(201);
  });

  test(
    'what the gateway accepts can be refused by a product behind it',
    documented('V3'),
    async ({ beside, given }) => {
      const { id } = await given.existingUser({ name: { givenName: 'Ada', familyName: 'Love<lace' } });

      await expect.poll(async () => (await beside.deliveries(id)).map(({ state }) => state)).toEqual(['refused']);
    },
  );
});

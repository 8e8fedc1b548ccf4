import { expect, settled, test, valueAt, verifies } from '../../src/harness/index.ts';

test(
  'a replaced User has the values that were sent',
  verifies(['7644-3.5.1-04', '7644-3.5-01'], {
    fix: 'Store every writable attribute of a PUT; the new value takes the place of the old one.',
    establishes: 'replace User',
  }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();

    const next = { ...sent, displayName: 'Ada King', name: { givenName: 'Ada', familyName: 'King' } };
    expect(await scim.replace('User', id, next)).toSucceed();

    expect(await given.stored('User', id), 'the stored User').toMatchObject(given.comparable(next));
  },
);

test(
  'a successful PUT is answered with 200 and the whole resource',
  verifies('7644-3.5.1-14', { fix: 'Answer PUT with 200 and the stored resource in the body.' }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();

    const answer = await scim.replace('User', id, { ...sent, displayName: 'Ada King' });

    expect(answer).toHaveStatus(200);
    expect(answer.resource, 'body of the answer').toEqual(await given.stored('User', id));
  },
);

test(
  'a shorter list of addresses replaces the longer one',
  verifies('7644-3.5.1-04', { fix: 'Let the list in a PUT be the whole list: values that are not sent are gone.' }),
  async ({ scim, given }) => {
    const { work, home } = given.addresses();
    const { id, sent } = await given.existingUser({ emails: [work, home] });

    await scim.replace('User', id, { ...sent, emails: [work] });

    const { emails } = await given.stored('User', id);
    expect(emails, 'stored emails').toEqual([expect.objectContaining(work)]);
  },
);

test(
  'a User read and sent back unchanged stays as it was',
  verifies('7644-3.5.1-12', { fix: 'Accept in a PUT everything you return, and ignore what is read-only.' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const before = await given.stored('User', id);

    expect(await scim.replace('User', id, before)).toSucceed();

    const { meta: _, ...after } = await given.stored('User', id);
    expect(settled(after), 'the stored User').toEqual(settled({ ...before, meta: null }));
  },
);

test(
  'an attribute that a PUT leaves out is cleared',
  verifies('7644-3.5.1-06', {
    fix: 'Clear attributes that a PUT does not mention, unless they have a default.',
    level: 'SHOULD',
  }),
  async ({ scim, given, observe }) => {
    const { id, sent } = await given.existingUser({ nickName: 'Countess' });

    const { nickName: _, ...without } = sent;
    await scim.replace('User', id, without);

    const { nickName } = await given.stored('User', id);
    observe('attributes left out of a PUT', nickName === 'Countess' ? 'kept' : 'cleared');
    expect(nickName, 'stored nickName').toBeAbsent();
  },
);

for (const { empty, name } of [
  { empty: null, name: 'null' },
  { empty: [], name: 'an empty list' },
]) {
  test(
    `${name} in a PUT clears the attribute`,
    verifies('7643-2.5-02', { fix: `Treat ${name} in a PUT as the wish to remove the value.` }),
    async ({ scim, given }) => {
      const { id, sent } = await given.existingUser({
        nickName: 'Countess',
        phoneNumbers: [{ value: 'tel:+49-30-1234567', type: 'work' }],
      });
      const attribute = Array.isArray(empty) ? 'phoneNumbers' : 'nickName';

      expect(await scim.replace('User', id, { ...sent, [attribute]: empty })).toSucceed();

      const stored = await given.stored('User', id);
      expect(settled(stored[attribute] ?? null), `stored ${attribute}`).toBeNull();
    },
  );
}

test(
  'read-only values in a PUT are ignored',
  verifies('7644-3.5.1-12', { fix: 'Ignore meta and groups in a PUT; they are yours to keep.' }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    const before = await given.stored('User', id);

    const meta = { resourceType: 'Group', created: '2001-01-01T00:00:00Z' };
    expect(await scim.replace('User', id, { ...sent, meta, groups: [{ value: 'nobody' }] })).toSucceed();

    const after = await scim.retrieve('User', id);
    expect(after.at('meta', 'created'), 'meta.created').toBe(valueAt(before, ['meta', 'created']));
    expect(after.at('groups') ?? [], 'groups').toEqual([]);
  },
);

test(
  'a PUT never changes the id',
  verifies('7643-3.1-08', { fix: 'Ignore an id in the body of a PUT, or refuse one that differs with 400.' }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();

    const answer = await scim.replace('User', id, { ...sent, id: given.name() });

    expect(answer.status < 300 || answer.status === 400, `answered with ${answer.status}`).toBe(true);
    expect((await given.stored('User', id))['id'], 'id').toBe(id);
  },
);

test(
  'a PUT to an unknown id does not create a User',
  verifies(['7644-3.5.1-02', '7644-3.2-06'], { fix: 'Answer a PUT to an unknown id with 404.' }),
  async ({ scim, given }) => {
    const id = given.name();

    expect(await scim.replace('User', id, given.user({ id }))).not.toSucceed();
    expect(await scim.retrieve('User', id)).not.toSucceed();
  },
);

test(
  'a User that does not exist cannot be replaced',
  verifies('7644-3.12-12', { fix: 'Answer a PUT to an unknown id with 404.' }),
  async ({ scim, given }) => {
    expect(await scim.replace('User', given.name(), given.user())).toHaveStatus(404);
  },
);

test(
  'userName can be changed by PUT',
  verifies('7644-3.5.1-04', { fix: 'Let a PUT change userName: it is readWrite.' }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    const userName = given.userName();

    expect(await scim.replace('User', id, { ...sent, userName })).toSucceed();

    expect((await given.stored('User', id))['userName'], 'stored userName').toBe(userName);
    expect(await scim.query('User', { filter: `userName eq "${userName}"` })).toHoldExactly(
      await given.stored('User', id),
    );
  },
);

test(
  'a PUT cannot take the userName of another User',
  verifies('7644-3.12-20', {
    fix: 'Refuse a PUT whose userName belongs to another User, with 409 (or 400) and scimType uniqueness.',
  }),
  async ({ scim, given }) => {
    const [one, other] = await given.existingUsers(2);

    const answer = await scim.replace('User', one!.id, { ...one!.sent, userName: other!.sent['userName'] });

    expect(answer).toBeScimError([409, 400], 'uniqueness');
    expect((await given.stored('User', one!.id))['userName'], 'userName of the first').toBe(one!.sent['userName']);
  },
);

test(
  'a PUT without userName does not leave a User without one',
  verifies('7643-4.1.1-01', { fix: 'Refuse a PUT without userName with 400, or keep the userName.' }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();

    const { userName: _, ...nameless } = sent;
    await scim.replace('User', id, nameless);

    expect((await given.stored('User', id))['userName'], 'stored userName').toBePresent();
  },
);

test(
  'a PUT keeps meta.created and moves meta.lastModified on',
  verifies('7643-3.1-18', {
    fix: 'Keep meta.created for the life of the resource and set meta.lastModified at each change.',
  }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    const before = await scim.retrieve('User', id);

    await scim.replace('User', id, { ...sent, displayName: 'Ada King' });

    const after = await scim.retrieve('User', id);
    expect(after.at('meta', 'created'), 'meta.created').toBe(before.at('meta', 'created'));
    expect(
      Date.parse(String(after.at('meta', 'lastModified'))),
      'meta.lastModified after the change',
    ).toBeGreaterThanOrEqual(Date.parse(String(before.at('meta', 'lastModified'))));
  },
);

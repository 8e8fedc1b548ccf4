import { expect, onlyWith, test } from '../../src/harness/index.ts';

const viewer = [{ team: 'operations', role: 'Viewer' }];

onlyWith('veza', ({ documented, open }) => {
  test('discovery promises the filters that work', documented('Z1'), async ({ scim, given }) => {
    const config = await scim.send({ method: 'GET', path: '/ServiceProviderConfig' });
    const { id, sent } = await given.existingUser();
    const found = await scim.query('User', { filter: `userName eq "${String(sent['userName'])}"` });

    expect(config.at('filter', 'supported'), 'filter.supported').toBe(true);
    expect(found.ids(), 'ids found').toEqual([id]);
  });

  test('a user without an e-mail address is refused', documented('Z1'), async ({ scim, given }) => {
    const { emails: _, ...rest } = given.user();

    expect(await scim.create('User', rest)).toHaveStatus(400);
  });

  test(
    'a user without a primary e-mail address is refused with the documented words',
    documented('Z1'),
    async ({ scim, given }) => {
      const userName = given.userName();
      const answer = await scim.create('User', given.user({ userName, emails: [{ value: userName, type: 'work' }] }));

      expect(answer).toBeScimError(400, 'invalidValue');
      expect(answer.at('detail'), 'detail').toBe('Email must be marked as primary');
    },
  );

  test('a user with two primary e-mail addresses is refused', open(), async ({ scim, given }) => {
    const userName = given.userName();
    const emails = [
      { value: userName, type: 'work', primary: true },
      { value: given.userName(), type: 'home', primary: true },
    ];

    expect(await scim.create('User', given.user({ userName, emails }))).toHaveStatus(400);
  });

  test('a user name that is not the e-mail address is refused', documented('Z1'), async ({ scim, given }) => {
    const emails = [{ value: given.userName(), type: 'work', primary: true }];

    expect(await scim.create('User', given.user({ emails }))).toHaveStatus(400);
  });

  test('a user name may differ from the e-mail address in case', open(), async ({ scim, given }) => {
    const userName = given.userName();
    const emails = [{ value: userName.toUpperCase(), type: 'work', primary: true }];

    expect(await scim.create('User', given.user({ userName, emails }))).toHaveStatus(201);
  });

  test('a group is found by its name', documented('Z1'), async ({ scim, given }) => {
    const { id, sent } = await given.existingGroup();

    const found = await scim.query('Group', { filter: `displayName eq "${String(sent['displayName'])}"` });

    expect(found.ids(), 'ids found').toEqual([id]);
  });

  for (const filter of ['userName co "a"', 'userName sw "a"', 'userName eq "a" and active eq true']) {
    test(`${filter} is refused, not answered with everybody`, documented('Z1'), async ({ scim }) => {
      expect(await scim.query('User', { filter })).toBeScimError(400, 'invalidFilter');
    });
  }

  test('a page has 200 groups at most', documented('Z1'), async ({ scim, given }) => {
    await given.existingGroup();
    const page = await scim.query('Group', { count: 201 });

    expect(page.resources.length, 'groups on the page').toBeLessThanOrEqual(200);
    expect(page.at('itemsPerPage'), 'itemsPerPage').toBe(page.resources.length);
  });

  test('201 groups come on two pages, each once', documented('Z1'), async ({ beside: _, scim, given }) => {
    for (let index = 0; index < 201; index += 1) await given.existingGroup();

    const [first, second] = [
      await scim.query('Group', { count: 201 }),
      await scim.query('Group', { startIndex: 201, count: 201 }),
    ];

    expect(first.resources.length, 'groups on the first page').toBe(200);
    expect(new Set([...first.ids(), ...second.ids()]).size, 'different groups').toBe(200 + second.resources.length);
  });

  test(
    'a permission stays until the last group that grants it is gone',
    documented('Z2'),
    async ({ beside, given }) => {
      const { id } = await given.existingUser();
      const group = async () => given.existingGroup({ members: [{ value: id }] });
      const [one, other] = [await group(), await group()];
      const names = [one, other].map(({ sent }) => String(sent['displayName']));
      await beside.grant(Object.fromEntries(names.map((name) => [name, viewer])));

      expect(await beside.assignments(id), 'in both groups').toEqual(['operations/Viewer']);
      await given.deleted('Group', one.id);
      expect(await beside.assignments(id), 'in one group').toEqual(['operations/Viewer']);
      await given.modified('Group', other.id, { op: 'remove', path: `members[value eq "${id}"]` });
      expect(await beside.assignments(id), 'in no group').toEqual([]);
    },
  );

  test('a group that is renamed grants nothing under its old name', open(), async ({ beside, scim, given }) => {
    const { id } = await given.existingUser();
    const group = await given.existingGroup({ members: [{ value: id }] });
    await beside.grant({ [String(group.sent['displayName'])]: viewer });
    expect(await beside.assignments(id), 'before').toEqual(['operations/Viewer']);

    const renamed = await scim.modify('Group', group.id, { op: 'replace', path: 'displayName', value: given.name() });
    expect(renamed).toSucceed();

    expect(await beside.assignments(id), 'after').toEqual([]);
  });

  test('a user comes back under the same id and with its groups', documented('Z3'), async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    const group = await given.existingGroup({ members: [{ value: id }] });

    for (const active of [false, true]) expect(await scim.replace('User', id, { ...sent, active })).toSucceed();

    expect(await given.stored('User', id)).toMatchObject({ id, active: true });
    expect(await given.members(group.id), 'members of the group').toEqual([id]);
  });

  test('an error of the SCIM layer has the body of a SCIM error', documented('Z1'), async ({ scim }) => {
    expect(await scim.create('User', {})).toHaveErrorBody();
  });

  test('an error in front of the SCIM layer has the body of a SCIM error', open(), async ({ scim }) => {
    const headers = { Authorization: 'Bearer nonsense' };

    expect(await scim.send({ method: 'GET', path: '/Users', headers })).toHaveErrorBody();
  });
});

import { expect, test, verifies } from '../../src/harness/index.ts';

test(
  'a PUT adds members who are in another Group already',
  verifies('7644-3.5.1-04', {
    fix: 'Store every member that a PUT lists, whatever else the User belongs to.',
    needs: 'Group',
  }),
  async ({ given }) => {
    const [one, other] = await given.existingUsers(2);
    await given.existingGroup({ members: [{ value: one!.id }] });
    const { id, sent } = await given.existingGroup();

    await given.replaced('Group', id, { ...sent, members: [{ value: one!.id }, { value: other!.id }] });

    expect(await given.members(id), 'members of the Group').toEqual([one!.id, other!.id].toSorted());
  },
);

test(
  'a member that does not exist is refused',
  verifies('7643-2.3.7-08', {
    fix: 'Refuse members whose value is the id of no resource with 400 and scimType invalidValue.',
    level: 'MAY',
    needs: 'Group',
  }),
  async ({ scim, given }) => {
    const nobody = '7f1dd5a2-0000-4000-8000-5c1a1a7e0000';

    const created = await scim.create('Group', given.group({ members: [{ value: nobody }] }));

    expect(created).toHaveStatus(400, 404);
  },
);

test(
  'a Group of thirty is created with all of them',
  verifies('7644-3.3-02', { fix: 'Store every member that a create lists.', needs: 'Group' }),
  async ({ given }) => {
    const ids = (await given.existingUsers(30)).map(({ id }) => id);

    const { id } = await given.existingGroup({ members: ids.map((value) => ({ value })) });

    expect(await given.members(id), 'members of the Group').toEqual(ids.toSorted());
  },
);

test(
  'a Group of more than a hundred shows and keeps all of them',
  verifies('7643-4.2-03', {
    fix: 'Read and write the members of a Group without a limit, or refuse those that are too many.',
    level: 'MUST',
    needs: ['Group', 'patch'],
  }),
  async ({ given, target, appliesIf }) => {
    appliesIf(
      /^https?:\/\/(?:127\.|localhost\b)/.test(target.baseUrl),
      'Only a target on this machine gets so many Users.',
    );
    const ids = (await given.existingUsers(103)).map(({ id }) => id);
    const group = await given.existingGroup({ members: ids.slice(1).map((value) => ({ value })) });

    await given.modified('Group', group.id, { op: 'add', path: 'members', value: [{ value: ids[0]! }] });

    expect(await given.members(group.id), 'members of the Group').toEqual(ids.toSorted());
  },
);

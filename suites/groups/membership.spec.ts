import { expect, type JsonObject, memberIds, test, verifies } from '../../src/harness/index.ts';

test(
  'a created Group is answered with 201',
  verifies('7644-3.3-08', {
    fix: 'Answer a successful POST /Groups with 201 Created.',
    needs: 'Group',
    establishes: 'create Group',
  }),
  async ({ scim, given }) => {
    const created = await scim.create('Group', given.group());

    expect(created).toHaveStatus(201);
    expect(created.at('id'), 'id').toBePresent();
  },
);

test(
  'a Group is created with its members',
  verifies('7644-3.3-02', { fix: 'Store all members of a create.', needs: 'Group' }),
  async ({ scim, given }) => {
    const users = await given.existingUsers(3);
    const ids = users.map(({ id }) => id);

    const created = await scim.create('Group', given.group({ members: ids.map((value) => ({ value })) }));

    expect(await given.members(created.id ?? ''), 'members of the group').toEqual(ids.toSorted());
  },
);

test(
  'two created Groups are two Groups',
  verifies('7644-3.3-08', { fix: 'Create a new Group with an id of its own for each POST.', needs: 'Group' }),
  async ({ given }) => {
    const [one, other] = [await given.existingGroup(), await given.existingGroup()];

    expect(other.id, 'id of the second group').not.toBe(one.id);
    expect((await given.stored('Group', one.id))['displayName'], 'name of the first group').toBe(
      one.sent['displayName'],
    );
  },
);

test(
  'a Group without displayName is refused',
  verifies('7643-4.2-02', { fix: 'Refuse a Group without displayName with 400.', needs: 'Group', level: 'SHOULD' }),
  async ({ scim, given }) => {
    const { displayName: _, ...nameless } = given.group();

    expect(await scim.create('Group', nameless)).toHaveStatus(400);
  },
);

test(
  'a Group is found by displayName',
  verifies('7644-3.4.2.2-10', { fix: 'Support displayName eq in queries for Groups.', needs: ['Group', 'filter'] }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingGroup();

    const page = await scim.query('Group', { filter: `displayName eq "${String(sent['displayName'])}"` });

    expect(page.ids(), 'ids of the Groups found').toEqual([id]);
  },
);

test(
  'add appends a member and keeps the others',
  verifies('7644-3.5.2.1-06', {
    fix: 'Append the member to the group; keep everybody else.',
    needs: ['Group', 'patch'],
    establishes: 'modify Group',
  }),
  async ({ scim, given }) => {
    const [first, second, third] = await given.existingUsers(3);
    const group = await given.existingGroup({ members: [{ value: first!.id }, { value: second!.id }] });

    const answer = await scim.modify('Group', group.id, { op: 'add', path: 'members', value: [{ value: third!.id }] });

    expect(answer).toSucceed();
    expect(await given.members(group.id), 'members of the group').toEqual(
      [first!.id, second!.id, third!.id].toSorted(),
    );
  },
);

test(
  'add of several members adds each of them',
  verifies('7644-3.5.2.1-06', { fix: 'Add every member in the value of the operation.', needs: ['Group', 'patch'] }),
  async ({ scim, given }) => {
    const users = await given.existingUsers(3);
    const group = await given.existingGroup();

    const value = users.map(({ id }) => ({ value: id }));
    expect(await scim.modify('Group', group.id, { op: 'add', path: 'members', value })).toSucceed();

    expect(await given.members(group.id), 'members of the group').toEqual(users.map(({ id }) => id).toSorted());
  },
);

test(
  'adding a member twice leaves one entry',
  verifies('7644-3.5.2.1-12', { fix: 'Succeed without a change when the member is there.', needs: ['Group', 'patch'] }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const group = await given.existingGroup({ members: [{ value: id }] });

    expect(await scim.modify('Group', group.id, { op: 'add', path: 'members', value: [{ value: id }] })).toSucceed();

    expect(await given.members(group.id), 'members of the group').toEqual([id]);
  },
);

test(
  'remove with a filter removes that member alone',
  verifies('7644-3.5.2.2-04', {
    fix: 'Remove the member that members[value eq "…"] names, and nobody else.',
    needs: ['Group', 'patch'],
  }),
  async ({ scim, given }) => {
    const [first, second, third] = await given.existingUsers(3);
    const group = await given.existingGroup({ members: [first, second, third].map((user) => ({ value: user!.id })) });

    const path = `members[value eq "${second!.id}"]`;
    expect(await scim.modify('Group', group.id, { op: 'remove', path })).toSucceed();

    expect(await given.members(group.id), 'members of the group').toEqual([first!.id, third!.id].toSorted());
  },
);

test(
  'removing somebody who is no member changes nothing',
  verifies('7644-3.5.2.2-09', {
    fix: 'Leave the members alone when the filter matches nobody.',
    needs: ['Group', 'patch'],
  }),
  async ({ scim, given, observe }) => {
    const [member, stranger] = await given.existingUsers(2);
    const group = await given.existingGroup({ members: [{ value: member!.id }] });

    const answer = await scim.modify('Group', group.id, { op: 'remove', path: `members[value eq "${stranger!.id}"]` });

    observe('removal of somebody who is no member', answer.status < 300 ? 'succeeds' : `refused with ${answer.status}`);
    expect(answer).toHaveStatus(200, 204, 400);
    expect(await given.members(group.id), 'members of the group').toEqual([member!.id]);
  },
);

test(
  'remove of members without a filter empties the group',
  verifies('7644-3.5.2.2-03', { fix: 'Remove all members when the path has no filter.', needs: ['Group', 'patch'] }),
  async ({ scim, given }) => {
    const users = await given.existingUsers(2);
    const group = await given.existingGroup({ members: users.map(({ id }) => ({ value: id })) });

    expect(await scim.modify('Group', group.id, { op: 'remove', path: 'members' })).toSucceed();

    expect(await given.members(group.id), 'members of the group').toEqual([]);
  },
);

test(
  'replace of members leaves only those in the value',
  verifies('7644-3.5.2.3-03', { fix: 'Drop the members that are not in the value.', needs: ['Group', 'patch'] }),
  async ({ scim, given }) => {
    const [first, second, third] = await given.existingUsers(3);
    const group = await given.existingGroup({ members: [{ value: first!.id }, { value: second!.id }] });

    const value = [{ value: second!.id }, { value: third!.id }];
    expect(await scim.modify('Group', group.id, { op: 'replace', path: 'members', value })).toSucceed();

    expect(await given.members(group.id), 'members of the group').toEqual([second!.id, third!.id].toSorted());
  },
);

test(
  'replace of members with an empty list empties the group',
  verifies('7643-2.5-02', { fix: 'Accept an empty list as the value of members.', needs: ['Group', 'patch'] }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const group = await given.existingGroup({ members: [{ value: id }] });

    expect(await scim.modify('Group', group.id, { op: 'replace', path: 'members', value: [] })).toSucceed();

    expect(await given.members(group.id), 'members of the group').toEqual([]);
  },
);

test(
  'PUT replaces name and members of a Group',
  verifies('7644-3.5.1-04', {
    fix: 'Store displayName and the whole list of members of a PUT.',
    needs: 'Group',
    establishes: 'replace Group',
  }),
  async ({ scim, given }) => {
    const [first, second] = await given.existingUsers(2);
    const group = await given.existingGroup({ members: [{ value: first!.id }] });

    const displayName = given.name();
    expect(
      await scim.replace('Group', group.id, { ...group.sent, displayName, members: [{ value: second!.id }] }),
    ).toSucceed();

    expect(await given.members(group.id), 'members of the group').toEqual([second!.id]);
    expect((await given.stored('Group', group.id))['displayName'], 'stored displayName').toBe(displayName);
  },
);

test(
  'a Group is renamed by PATCH and keeps its members',
  verifies('7644-3.5.2.3-02', { fix: 'Change displayName alone; the members stay.', needs: ['Group', 'patch'] }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const group = await given.existingGroup({ members: [{ value: id }] });
    const displayName = given.name();

    expect(
      await scim.modify('Group', group.id, { op: 'replace', path: 'displayName', value: displayName }),
    ).toSucceed();

    expect((await given.stored('Group', group.id))['displayName'], 'stored displayName').toBe(displayName);
    expect(await given.members(group.id), 'members of the group').toEqual([id]);
  },
);

test(
  'a Group shows all its members, however many',
  verifies('7643-4.2-03', {
    fix: 'Return every member of a Group; a page of members does not exist in SCIM.',
    level: 'MUST',
    needs: ['Group', 'patch'],
  }),
  async ({ scim, given }) => {
    const users = await given.existingUsers(25);
    const ids = users.map(({ id }) => id);
    const group = await given.existingGroup({ members: ids.slice(1).map((value) => ({ value })) });

    await scim.modify('Group', group.id, { op: 'add', path: 'members', value: [{ value: ids[0]! }] });

    expect(await given.members(group.id), 'members of the group').toEqual(ids.toSorted());
  },
);

test(
  'a User shows the Groups it belongs to',
  verifies('7643-4.1.2-23', {
    fix: 'Return in User.groups the id of each Group as value.',
    needs: 'Group',
    level: 'SHOULD',
  }),
  async ({ given, observe }) => {
    const { id } = await given.existingUser();
    const group = await given.existingGroup({ members: [{ value: id }] });

    const groups = await given.shown('User', id, 'groups');

    observe('groups of a User', groups === undefined ? 'not returned' : 'returned');
    expect(memberIds(groups), 'groups of the User').toEqual([group.id]);
  },
);

test(
  'a User removed from a Group still exists',
  verifies('7644-3.5.2-11', {
    fix: 'Change the Group alone; never delete or deactivate its members.',
    needs: ['Group', 'patch'],
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const group = await given.existingGroup({ members: [{ value: id }] });

    await scim.modify('Group', group.id, { op: 'remove', path: `members[value eq "${id}"]` });

    const stored = await scim.retrieve('User', id);
    expect(stored).toHaveStatus(200);
    expect(stored.at('active') ?? true, 'active').toBe(true);
  },
);

test(
  'a member that does not exist is refused or shown as it was sent',
  verifies('7643-2.3.7-08', {
    fix: 'Refuse unknown member ids with 400, or keep them; never drop them silently.',
    needs: 'Group',
    level: 'SHOULD',
  }),
  async ({ scim, given, observe }) => {
    const value = given.name();

    const created = await scim.create('Group', given.group({ members: [{ value }] }));

    observe('members that do not exist', created.status < 300 ? 'accepted' : `refused with ${created.status}`);
    const isKept = created.status < 300 && (await given.members(created.id ?? '')).includes(value);
    expect(created.status >= 400 || isKept, `answered with ${created.status}; refused or kept`).toBe(true);
  },
);

test(
  'members that do not exist are not created as Users',
  verifies('7643-4.2-05', { fix: 'Never create a User because a Group names its id.', needs: 'Group' }),
  async ({ scim, given }) => {
    const value = given.name();

    await scim.create('Group', given.group({ members: [{ value }] }));

    expect(await scim.retrieve('User', value)).not.toSucceed();
  },
);

test(
  'a deleted Group is gone and its members stay',
  verifies('7644-3.6-03', { fix: 'Answer requests for a deleted Group with 404; keep the Users.', needs: 'Group' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const group = await given.existingGroup({ members: [{ value: id }] });

    expect(await scim.delete('Group', group.id)).toHaveStatus(204);

    expect(await scim.retrieve('Group', group.id)).toHaveStatus(404);
    expect(await scim.retrieve('User', id)).toHaveStatus(200);
  },
);

test(
  'a deleted Group is no longer among the groups of its members',
  verifies('7643-4.1.2-23', { fix: 'Drop a deleted Group from User.groups.', needs: 'Group' }),
  async ({ given }) => {
    const { id } = await given.existingUser();
    const group = await given.existingGroup({ members: [{ value: id }] });
    await given.deleted('Group', group.id);

    expect(memberIds(await given.shown('User', id, 'groups')), 'groups of the User').not.toContain(group.id);
  },
);

test(
  'members can be left out of the answer',
  verifies('7644-3.9-07', {
    fix: 'Honour excludedAttributes=members for Groups: Entra asks for every Group without them.',
    needs: ['Group', 'filter'],
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const group = await given.existingGroup({ members: [{ value: id }] });
    const filter = `displayName eq "${String(group.sent['displayName'])}"`;

    const answer = await scim.retrieve('Group', group.id, { excludedAttributes: ['members'] });
    const page = await scim.query('Group', { filter, excludedAttributes: ['members'] });

    expect(answer.at('members'), 'members of the Group').toBeAbsent();
    expect(
      page.resources.map((resource: JsonObject) => resource['members'] ?? null),
      'members in the list',
    ).toEqual([null]);
  },
);

test(
  'a Group can be looked up by id and member together',
  verifies('7644-3.4.2.2-20', {
    fix: 'Answer id eq "…" and members.value eq "…" with the Group if the User is its member, else with an empty list.',
    needs: ['Group', 'filter'],
    level: 'SHOULD',
  }),
  async ({ scim, given }) => {
    const [member, stranger] = await given.existingUsers(2);
    const group = await given.existingGroup({ members: [{ value: member!.id }] });

    const found = await scim.query('Group', { filter: `id eq "${group.id}" and members.value eq "${member!.id}"` });
    const missed = await scim.query('Group', { filter: `id eq "${group.id}" and members.value eq "${stranger!.id}"` });

    expect(found.ids(), 'Groups found for the member').toEqual([group.id]);
    expect(missed.ids(), 'Groups found for the stranger').toEqual([]);
  },
);

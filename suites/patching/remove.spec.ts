import { expect, test, verifies } from '../../src/harness/index.ts';

test(
  'remove clears a single value',
  verifies('7644-3.5.2.2-02', { fix: 'Unassign the attribute that a remove names.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser({ nickName: 'Countess' });

    expect(await scim.modify('User', id, { op: 'remove', path: 'nickName' })).toSucceed();

    expect((await given.stored('User', id))['nickName'], 'stored nickName').toBeAbsent();
  },
);

test(
  'remove of a multi-valued attribute removes all values',
  verifies('7644-3.5.2.2-03', { fix: 'Remove every value when the path has no filter.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser({
      phoneNumbers: [
        { value: 'tel:1', type: 'work' },
        { value: 'tel:2', type: 'home' },
      ],
    });

    expect(await scim.modify('User', id, { op: 'remove', path: 'phoneNumbers' })).toSucceed();

    expect((await given.stored('User', id))['phoneNumbers'], 'stored phoneNumbers').toBeAbsent();
  },
);

test(
  'remove with a filter removes the matching value alone',
  verifies('7644-3.5.2.2-05', {
    fix: 'Remove the values for which the filter is true and keep the others.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { work, home } = given.addresses();
    const { id } = await given.existingUser({ emails: [work, home] });

    expect(await scim.modify('User', id, { op: 'remove', path: 'emails[type eq "home"]' })).toSucceed();

    expect((await given.stored('User', id))['emails'], 'stored emails').toEqual([
      expect.objectContaining({ value: work.value }),
    ]);
  },
);

test(
  'remove reaches a part of a value',
  verifies('7644-3.5.2.2-06', {
    fix: 'Unassign the sub-attribute in the values that the filter matches.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { work, home } = given.addresses();
    const { id } = await given.existingUser({ emails: [{ ...work, display: 'Office' }, home] });

    expect(await scim.modify('User', id, { op: 'remove', path: 'emails[type eq "work"].display' })).toSucceed();

    const { emails } = await given.stored('User', id);
    expect(JSON.stringify(emails), 'stored emails').not.toContain('Office');
    expect(emails, 'stored emails').toHaveLength(2);
  },
);

test(
  'remove reaches a sub-attribute',
  verifies('7644-3.5.2.2-06', { fix: 'Unassign name.middleName and keep the rest of name.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser({
      name: { givenName: 'Ada', middleName: 'Byron', familyName: 'Lovelace' },
    });

    expect(await scim.modify('User', id, { op: 'remove', path: 'name.middleName' })).toSucceed();

    const stored = await scim.retrieve('User', id);
    expect(stored.at('name', 'middleName'), 'stored name.middleName').toBeAbsent();
    expect(stored.at('name', 'givenName'), 'stored name.givenName').toBe('Ada');
  },
);

test(
  'remove without path has no target',
  verifies('7644-3.5.2.2-01', { fix: 'Answer a remove without path with 400 and scimType noTarget.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect(await scim.modify('User', id, { op: 'remove' })).toBeScimError(400, 'noTarget');
  },
);

test(
  'userName cannot be removed',
  verifies('7644-3.5.2.2-08', {
    fix: 'Refuse to remove a required attribute, with 400 and scimType mutability.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();

    expect(await scim.modify('User', id, { op: 'remove', path: 'userName' })).toHaveStatus(400);
    expect((await given.stored('User', id))['userName'], 'stored userName').toBe(sent['userName']);
  },
);

test(
  'remove with a filter that matches nothing changes nothing',
  verifies('7644-3.5.2.2-05', {
    fix: 'Answer with success or with 400 noTarget, and leave the other values alone.',
    needs: 'patch',
  }),
  async ({ scim, given, observe }) => {
    const { work } = given.addresses();
    const { id } = await given.existingUser({ emails: [work] });

    const answer = await scim.modify('User', id, { op: 'remove', path: 'emails[type eq "other"]' });

    observe('remove whose filter matches nothing', answer.status < 300 ? 'succeeds' : `refused with ${answer.status}`);
    expect(answer).toHaveStatus(200, 204, 400);
    expect((await given.stored('User', id))['emails'], 'stored emails').toEqual([
      expect.objectContaining({ value: work.value }),
    ]);
  },
);

test(
  'an attribute whose last value is removed has no value',
  verifies('7644-3.5.2.2-07', {
    fix: 'Unassign the attribute with its last value: return no list, or an empty one.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser({ phoneNumbers: [{ value: 'tel:+49-30-1', type: 'work' }] });

    expect(await scim.modify('User', id, { op: 'remove', path: 'phoneNumbers[type eq "work"]' })).toSucceed();

    expect((await given.stored('User', id))['phoneNumbers'], 'stored phoneNumbers').toBeAbsent();
  },
);

test(
  'members are removed and added in one PATCH',
  verifies('7644-3.5.2.2-10', {
    fix: 'Apply a remove and an add of the same attribute one after the other.',
    needs: ['patch', 'Group'],
  }),
  async ({ scim, given }) => {
    const [leaving, staying, joining] = await given.existingUsers(3);
    const members = [{ value: leaving!.id }, { value: staying!.id }];
    const group = await given.existingGroup({ members });

    const answer = await scim.modify(
      'Group',
      group.id,
      { op: 'remove', path: `members[value eq "${leaving!.id}"]` },
      { op: 'add', path: 'members', value: [{ value: joining!.id }] },
    );

    expect(answer).toSucceed();
    expect(await given.members(group.id), 'members of the group').toEqual([staying!.id, joining!.id].toSorted());
  },
);

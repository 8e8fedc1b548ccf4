import { expect, settled, test, verifies } from '../../src/harness/index.ts';

test(
  'a User is deactivated by PATCH',
  verifies('7644-3.5.2.3-02', { fix: 'Store active when a PATCH replaces it.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect(await scim.modify('User', id, { op: 'replace', path: 'active', value: false })).toSucceed();

    expect((await given.stored('User', id))['active'], 'stored active').toBe(false);
  },
);

test(
  'a User is deactivated by a PATCH without path',
  verifies('7644-3.5.2.3-01', { fix: 'Apply each attribute in the value of a replace without path.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect(await scim.modify('User', id, { op: 'replace', value: { active: false } })).toSucceed();

    expect((await given.stored('User', id))['active'], 'stored active').toBe(false);
  },
);

test(
  'a User is deactivated by PUT',
  verifies('7644-3.5.1-04', { fix: 'Store active when a PUT sends it.' }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();

    expect(await scim.replace('User', id, { ...sent, active: false })).toSucceed();

    expect((await given.stored('User', id))['active'], 'stored active').toBe(false);
  },
);

test(
  'a deactivated User is still found by userName',
  verifies('7644-3.4.2.2-10', {
    fix: 'Return inactive Users from queries; a client that cannot find them can neither reactivate nor create them.',
    needs: 'filter',
  }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    await given.replaced('User', id, { ...sent, active: false });

    const page = await scim.query('User', { filter: `userName eq "${String(sent['userName'])}"` });

    expect(page).toHoldExactly(await given.stored('User', id));
  },
);

test(
  'a list and a retrieval agree on active',
  verifies('7644-3.1-09', { fix: 'Read active from one place for single resources and for lists.', needs: 'filter' }),
  async ({ scim, given }) => {
    const { id, sent } = await given.existingUser();
    await given.replaced('User', id, { ...sent, active: false });

    const page = await scim.query('User', { filter: `userName eq "${String(sent['userName'])}"` });

    expect(page.pluck('active'), 'active in the list').toEqual([(await given.stored('User', id))['active']]);
  },
);

test(
  'a deactivated User can be reactivated under the same id',
  verifies('7644-3.5.2.3-02', { fix: 'Keep inactive Users and let a PATCH set active to true again.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    await given.modified('User', id, { op: 'replace', path: 'active', value: false });

    expect(await scim.modify('User', id, { op: 'replace', path: 'active', value: true })).toSucceed();

    expect(await given.stored('User', id), 'the reactivated User').toMatchObject({ id, active: true });
  },
);

test(
  'deactivation leaves everything else as it was',
  verifies(['7644-3.5.2.3-01', '7644-3.2-07'], {
    fix: 'Change nothing but active: keep addresses, roles, extension attributes and local data.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser(
      given.supported('User', {
        title: 'Countess',
        emails: Object.values(given.addresses()),
        phoneNumbers: [{ value: 'tel:+44-20-1234567', type: 'mobile' }],
        roles: [{ value: 'analyst' }, { value: 'auditor' }],
      }),
    );
    const before = await given.stored('User', id);

    await scim.modify('User', id, { op: 'replace', value: { active: false } });

    const after = await scim.retrieve('User', id);
    expect(after).toHaveStatus(200);
    expect(settled({ ...after.resource, active: null, meta: null }), 'the rest of the User').toEqual(
      settled({ ...before, active: null, meta: null }),
    );
  },
);

test(
  'deactivation leaves group memberships as they were',
  verifies('7644-3.5.2.3-01', {
    fix: 'Keep the members of groups when a User is deactivated; group push does not repeat unchanged members.',
    needs: ['patch', 'Group'],
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const group = await given.existingGroup({ members: [{ value: id }] });

    await scim.modify('User', id, { op: 'replace', value: { active: false } });
    await scim.modify('User', id, { op: 'replace', value: { active: true } });

    expect(await given.members(group.id), 'members of the group').toContain(id);
  },
);

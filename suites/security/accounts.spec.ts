import { expect, memberOf, test, verifies } from '../../src/harness/index.ts';

/** Only where nobody else can be harmed. */
function isHere(baseUrl: string): boolean {
  return /^https?:\/\/(?:127\.|localhost\b|\[::1\])/.test(baseUrl);
}

function logIn(userName: unknown, password: string): Readonly<Record<string, string>> {
  return { Authorization: `Basic ${Buffer.from(`${String(userName)}:${password}`).toString('base64')}` };
}

test(
  'a create never takes over a User with the same e-mail address',
  verifies('7643-3.1-07', {
    fix: 'Link accounts by a stable id that an administrator confirmed, never by an e-mail address.',
  }),
  async ({ scim, given, appliesIf }) => {
    const first = await given.existingUser();

    const second = await scim.create('User', given.user({ emails: first.sent['emails']! }));

    appliesIf(second.status < 300, `A second User with that address is refused with ${second.status}.`);
    expect(second.id, 'id of the new User').not.toBe(first.id);
    expect((await given.stored('User', first.id))['userName'], 'userName of the first User').toBe(
      first.resource['userName'],
    );
  },
);

test(
  'a User that is inactive cannot log in',
  verifies('7643-4.1.1-17', {
    fix: 'Refuse log-ins and end the sessions of Users whose active is false.',
    level: 'SHOULD',
  }),
  async ({ scim, given, appliesIf }) => {
    const password = given.password();
    const { id, sent } = await given.existingUser({ password });
    const headers = logIn(sent['userName'], password);
    const before = await scim.send({ method: 'GET', path: '/Me', headers });
    appliesIf(before.status === 200, 'Users do not log in at /Me by userName and password.');

    await given.replaced('User', id, { ...sent, password, active: false });

    expect(await scim.send({ method: 'GET', path: '/Me', headers })).toHaveStatus(401, 403);
  },
);

test(
  'the password of a create opens no account before its owner confirmed it',
  verifies('7643-4.1.1-20', {
    fix: 'Let the owner of the e-mail address confirm the account before its first password works.',
    level: 'MAY',
  }),
  async ({ scim, given }) => {
    const password = given.password();
    const { sent } = await given.existingUser({ password });

    const headers = logIn(sent['userName'], password);

    expect((await scim.send({ method: 'GET', path: '/Me', headers })).status, 'status at /Me').not.toBe(200);
  },
);

test(
  'a User that cannot be changed cannot be added to a Group either',
  verifies('7644-2-10', {
    fix: 'Protect an account on every way that leads to it, memberships too.',
    needs: ['Group', 'patch'],
  }),
  async ({ scim, given, target, appliesIf }) => {
    appliesIf(isHere(target.baseUrl), 'Only a target on this machine is given an administrator.');
    const { id } = await given.existingUser({ roles: [{ value: 'admin' }] });
    const direct = await scim.modify('User', id, { op: 'replace', path: 'displayName', value: 'Somebody else' });
    appliesIf(direct.status === 403, `Such a User can be changed: ${direct.status}.`);
    const group = await given.existingGroup();

    await scim.modify('Group', group.id, { op: 'add', path: 'members', value: [{ value: id }] });

    expect(await given.members(group.id), 'members of the Group').not.toContain(id);
  },
);

test(
  'a PATCH of one User never becomes an attribute of others',
  verifies('7644-3.2-07', {
    fix: 'Refuse __proto__, constructor and prototype in paths and names before anything is merged.',
    needs: 'patch',
  }),
  async ({ scim, given, target, appliesIf }) => {
    appliesIf(isHere(target.baseUrl), 'Only a target on this machine is tried: it could stay broken.');
    const [one, other] = await given.existingUsers(2);

    await scim.modify('User', one!.id, { op: 'add', path: '__proto__.scimulateTrace', value: 'polluted' });

    expect(
      memberOf(await given.stored('User', other!.id), 'scimulateTrace'),
      'attribute of another User',
    ).toBeUndefined();
  },
);

test(
  'a membership that a filter finds is shown as well',
  verifies('7644-2-10', {
    fix: 'Let nobody filter by an attribute that they may not read, and show it to those who may.',
    needs: ['Group', 'filter'],
  }),
  async ({ scim, given, appliesIf }) => {
    const { id } = await given.existingUser();
    const group = await given.existingGroup({ members: [{ value: id }] });

    const page = await scim.query('Group', { filter: `members.value eq "${id}"` });

    appliesIf(page.status === 200 && page.at('totalResults') === 1, 'Groups cannot be found by their members.');
    expect(await given.members(group.id), 'members of the Group').toContain(id);
  },
);

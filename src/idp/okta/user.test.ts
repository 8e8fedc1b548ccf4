import { describe, expect, test } from 'vitest';
import { schemaUrn } from '../../scim/urn.ts';
import { error, json, pathOf } from '../testing/small-target.ts';
import { alice, oktaStage } from '../testing/stage.ts';
import type { OktaOptions } from './okta.ts';
import type { OktaProfileName } from './profile.ts';

/** Somebody with an account; the traffic so far is forgotten. */
async function withAlice(options: Partial<OktaOptions> = {}) {
  const { okta, target, waits } = oktaStage(options);
  await okta.assign(alice);
  await okta.settle();
  target.traffic();
  return { okta, target, waits, id: 'u1' };
}

describe('assignment', () => {
  test('a new account is looked up, then created', async () => {
    const { okta, target } = oktaStage();
    await okta.assign(alice);

    expect(await okta.settle()).toEqual([]);
    expect(target.traffic()).toEqual([
      'GET /Users?filter=userName+eq+%22alice%40example.com%22&startIndex=1&count=100',
      'POST /Users',
    ]);
    expect(target.find('Users', 'userName', 'alice@example.com')).toMatchObject({
      active: true,
      displayName: 'Alice Arnold',
    });
  });

  test('a lookup answered with 404 leads to a create', async () => {
    const { okta, target } = oktaStage();
    target.interfere = ({ method }) => (method === 'GET' ? error(404, 'User not found') : null);
    await okta.assign(alice);

    expect(await okta.settle()).toEqual([]);
    expect(target.Users.size).toBe(1);
  });

  test('an account that is there is adopted with a whole profile', async () => {
    const { okta, target } = oktaStage();
    target.Users.set('u7', {
      id: 'u7',
      schemas: [schemaUrn.User],
      userName: 'Alice@example.com',
      active: true,
      nickName: 'Ali',
    });
    await okta.assign(alice);

    expect(await okta.settle()).toEqual([]);
    expect(target.traffic().slice(1)).toEqual(['GET /Users/u7', 'PUT /Users/u7']);
    expect(target.Users.get('u7')).toMatchObject({
      userName: 'alice@example.com',
      nickName: 'Ali',
      name: { givenName: 'Alice' },
    });
    expect(okta.expectation()).toMatchObject([{ key: 'alice', id: 'u7', presence: 'present' }]);
  });

  test('members of the answer are read in any letter case', async () => {
    const { okta, target } = oktaStage();
    const found = { totalresults: 1, startindex: 1, itemsperpage: 1, resources: [{ id: 'u7' }] };
    target.interfere = ({ url }) => (url.includes('filter') ? json(200, found) : null);
    target.Users.set('u7', { id: 'u7', userName: 'alice@example.com' });
    await okta.assign(alice);

    expect(await okta.settle()).toEqual([]);
    expect(target.traffic().slice(1)).toEqual(['GET /Users/u7', 'PUT /Users/u7']);
  });

  test('an answer without a body is no created account', async () => {
    const { okta, target } = oktaStage();
    target.interfere = ({ method }) => (method === 'POST' ? { status: 201, headers: [], body: '' } : null);
    await okta.assign(alice);

    expect(await okta.settle()).toMatchObject([
      {
        subject: 'alice',
        step: 'create user',
        message: expect.stringMatching(/Create new user returned empty user$/) as string,
      },
    ]);
  });

  test('a conflict is final until the administrator tries again', async () => {
    const { okta, target } = oktaStage();
    target.interfere = ({ method }) => (method === 'POST' ? error(409, 'User already exists in the database.') : null);
    await okta.assign(alice);

    expect(await okta.settle()).toEqual([
      {
        subject: 'alice',
        step: 'create user',
        message:
          'Automatic provisioning of user Alice Arnold to app Scimulate failed: Error while creating user alice@example.com: Conflict. Errors reported by remote server: User already exists in the database.',
        detail: 'User already exists in the database.',
        status: 409,
      },
    ]);
    target.traffic();
    expect(await okta.settle()).toEqual([]);
    expect(target.traffic()).toEqual([]);
    expect(okta.expectation()).toMatchObject([{ key: 'alice', unsettled: true }]);
  });

  test('extension attributes name their schema', async () => {
    const { okta, target } = oktaStage({
      mapping: [{ path: 'urn:example:scim:schemas:extension:1.0:User:badge', from: ({ custom }) => custom?.['badge'] }],
    });
    await okta.assign({ ...alice, department: 'Sales', custom: { badge: '7' } });
    await okta.settle();

    expect(target.find('Users', 'userName', 'alice@example.com')).toMatchObject({
      schemas: [schemaUrn.User, schemaUrn.EnterpriseUser, 'urn:example:scim:schemas:extension:1.0:User'],
      'urn:example:scim:schemas:extension:1.0:User': { badge: '7' },
      [schemaUrn.EnterpriseUser]: { department: 'Sales' },
    });
  });
});

describe('profile changes', () => {
  const verbs: readonly (readonly [OktaProfileName, string, string])[] = [
    ['aiw-scim20', 'GET PUT', 'GET PUT'],
    ['oin-scim20', 'GET PUT', 'PATCH'],
    ['oin-scim20-nopatch', 'GET PUT', 'GET PUT'],
    ['oin-wizard-patch-user', 'PATCH', 'PATCH'],
    ['scim11', 'GET PUT', 'PATCH'],
    ['oin-entitlements', 'GET PUT', 'PATCH'],
  ];

  test.each(verbs)('%s updates by %s and deactivates by %s', async (profile, update, deactivate) => {
    const { okta, target } = await withAlice({ profile });
    await okta.updateProfile('alice', { familyName: 'Baker' });
    await okta.settle();
    expect(target.traffic()).toEqual(update.split(' ').map((method) => `${method} /Users/u1`));

    await okta.unassign('alice');
    await okta.settle();
    expect(target.traffic()).toEqual(deactivate.split(' ').map((method) => `${method} /Users/u1`));
  });

  test('what Okta does not map is sent back in the order it came, read-only attributes included', async () => {
    const { okta, target, id } = await withAlice();
    const shown = {
      id,
      externalId: 'x',
      meta: { resourceType: 'User', version: 'W/"1"' },
      schemas: [schemaUrn.User],
      userName: 'alice@example.com',
      displayName: 'Alice Arnold',
      active: true,
      emails: [{ value: 'alice@example.com', type: 'work', primary: true, display: 'Alice' }],
      name: { givenName: 'Alice', middleName: 'A.', familyName: 'Arnold' },
      groups: [{ value: 'g1' }],
    };
    target.Users.set(id, shown);
    await okta.updateProfile('alice', { email: 'a@example.com' });
    await okta.settle();

    const [body] = target.bodies();
    expect(JSON.stringify(body)).toBe(
      JSON.stringify(shown).replace('alice@example.com","type"', 'a@example.com","type"'),
    );
  });

  test('a profile push leaves the state of activation alone', async () => {
    const { okta, target, id } = await withAlice();
    target.Users.set(id, { ...target.Users.get(id)!, active: false });
    await okta.updateProfile('alice', { familyName: 'Baker' });
    await okta.settle();

    expect(target.Users.get(id)).toMatchObject({ active: false });
  });

  test.each([
    ['omit', undefined],
    ['null', null],
    ['empty-string', ''],
  ] as const)('an emptied attribute is written as the application is set up: %s', async (emptyValue, written) => {
    const { okta, target } = oktaStage({ knobs: { emptyValue } });
    await okta.assign({ ...alice, title: 'Clerk', workPhone: '1' });
    await okta.settle();
    target.traffic();
    await okta.updateProfile('alice', { title: null, workPhone: null });
    await okta.settle();

    const [body] = target.bodies();
    expect(body?.['title']).toBe(written);
    expect(body).not.toHaveProperty('phoneNumbers');
  });

  test('a new user name is an update, or a new account where the application is built so', async () => {
    const renamed = await withAlice();
    await renamed.okta.updateProfile('alice', { userName: 'alicia@example.com' });
    await renamed.okta.settle();
    expect(renamed.target.traffic()).toEqual(['GET /Users/u1', 'PUT /Users/u1']);

    const recreated = await withAlice({ knobs: { onUserNameChange: 'deactivate-and-create' } });
    await recreated.okta.updateProfile('alice', { userName: 'alicia@example.com' });
    expect(await recreated.okta.settle()).toEqual([]);
    expect(recreated.target.traffic()).toEqual([
      'PATCH /Users/u1',
      'GET /Users?filter=userName+eq+%22alicia%40example.com%22&startIndex=1&count=100',
      'POST /Users',
    ]);
  });

  test('a password travels only where passwords are synchronised, in the way of the profile', async () => {
    const off = await withAlice();
    await off.okta.changePassword('alice', 'secret words');
    await off.okta.settle();
    expect(off.target.traffic()).toEqual([]);

    const put = await withAlice({ profile: 'aiw-scim20', knobs: { passwordSync: true } });
    await put.okta.changePassword('alice', 'secret words');
    await put.okta.settle();
    expect(put.target.requests.map(({ method }) => method)).toEqual(['GET', 'PUT']);
    expect(put.target.bodies()).toMatchObject([{ password: 'secret words' }]);
  });

  test('roles and entitlements are those the service provider has', async () => {
    const { okta, target } = oktaStage({ profile: 'oin-entitlements' });
    const types = [
      { endpoint: 'Roles', schema: 'urn:okta:scim:schemas:core:1.0:Role' },
      { endpoint: '/Licenses', schema: 'urn:okta:scim:schemas:core:1.0:Entitlement' },
    ];
    const answers: Readonly<Record<string, object[]>> = {
      '/ResourceTypes': types,
      '/Schemas': [],
      '/Roles': [{ id: 'r1', displayName: 'Editor' }],
      '/Licenses': [{ id: 'l1', displayName: 'Gold', type: 'License' }],
    };
    target.interfere = ({ url }) => {
      const resources = answers[pathOf(url).split('?')[0]!];
      return resources ? json(200, { totalResults: resources.length, Resources: resources as [] }) : null;
    };
    expect(await okta.testConnection()).toEqual([]);
    await okta.assign({ ...alice, roles: ['Editor', 'Gold', 'Unheard of'] });
    await okta.settle();

    expect(target.find('Users', 'userName', 'alice@example.com')).toMatchObject({
      roles: [{ value: 'r1', display: 'Editor' }],
      entitlements: [{ value: 'l1', display: 'Gold', type: 'License' }],
    });
    expect(okta.expectation()).toMatchObject([{ values: { 'roles[value eq "r1"].value': 'r1' } }]);
  });
});

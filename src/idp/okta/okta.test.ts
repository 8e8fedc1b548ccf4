import { describe, expect, test } from 'vitest';
import type { Person } from '../identity-provider.ts';
import { SmallTarget } from '../small-target.ts';
import { createOkta, type OktaOptions } from './okta.ts';

const alice: Person = {
  key: 'alice',
  userName: 'alice@example.com',
  givenName: 'Alice',
  familyName: 'Arnold',
  email: 'alice@example.com',
};
const bob: Person = {
  key: 'bob',
  userName: 'bob@example.com',
  givenName: 'Bob',
  familyName: 'Burns',
  email: 'b@example.com',
};

function oktaWith(options: Partial<OktaOptions> = {}) {
  const target = new SmallTarget();
  let state = 7;
  const random = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const okta = createOkta({
    baseUrl: 'https://scim.example.com/scim/v2',
    token: 'secret',
    send: target.send,
    random,
    now: () => new Date('2026-11-20T12:00:00Z'),
    ...options,
  });
  return { okta, target };
}

describe('the joiner, mover and leaver of an application with PATCH', () => {
  test('a new account is looked up, then created', async () => {
    const { okta, target } = oktaWith();
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

  test('a profile change reads the account and replaces it, keeping what Okta does not map', async () => {
    const { okta, target } = oktaWith();
    await okta.assign(alice);
    await okta.settle();
    const { id } = target.find('Users', 'userName', 'alice@example.com');
    target.Users.set(id, { ...target.find('Users', 'userName', 'alice@example.com'), nickName: 'Ali' });
    target.traffic();
    await okta.updateProfile('alice', { familyName: 'Baker' });

    expect(await okta.settle()).toEqual([]);
    expect(target.traffic()).toEqual([`GET /Users/${id}`, `PUT /Users/${id}`]);
    expect(target.Users.get(id)).toMatchObject({
      nickName: 'Ali',
      name: { familyName: 'Baker', givenName: 'Alice' },
    });
  });

  test('a leaver is deactivated and a rehire gets the same account back', async () => {
    const { okta, target } = oktaWith();
    await okta.assign(alice);
    await okta.settle();
    const { id } = target.find('Users', 'userName', 'alice@example.com');
    target.traffic();
    await okta.unassign('alice');

    expect(await okta.settle()).toEqual([]);
    expect(target.traffic()).toEqual([`PATCH /Users/${id}`]);
    expect(okta.expectation()).toMatchObject([{ id, presence: 'present', values: { active: false } }]);

    await okta.assign(alice);
    expect(await okta.settle()).toEqual([]);
    expect(target.traffic().slice(1)).toEqual([`GET /Users/${id}`, `PUT /Users/${id}`, `PATCH /Users/${id}`]);
    expect(target.Users.get(id)).toMatchObject({ active: true });
  });

  test('a group is created empty, named, and filled with the people who have accounts', async () => {
    const { okta, target } = oktaWith();
    await okta.assign(alice);
    await okta.pushGroup({ key: 'staff', name: 'Staff', members: ['alice', 'bob'] });
    await okta.settle();
    const { id } = target.find('Groups', 'displayName', 'Staff');

    expect(target.traffic().slice(2)).toEqual([
      'GET /Groups?filter=displayName+eq+%22Staff%22&startIndex=1&count=100',
      'POST /Groups',
      `PATCH /Groups/${id}`,
      `PATCH /Groups/${id}`,
    ]);
    expect(target.memberIds('Staff')).toHaveLength(1);

    await okta.assign(bob);
    await okta.changeMembers('staff', { remove: ['alice'] });
    await okta.settle();
    expect(target.memberIds('Staff')).toEqual([target.find('Users', 'userName', 'bob@example.com').id]);

    await okta.renameGroup('staff', 'Employees');
    await okta.settle();
    expect(target.find('Groups', 'displayName', 'Employees').id).toBe(id);

    await okta.removeGroup('staff');
    expect(await okta.settle()).toEqual([]);
    expect(target.Groups.size).toBe(0);
    expect(okta.expectation().find(({ key }) => key === 'staff')).toMatchObject({ presence: 'absent' });
  });
});

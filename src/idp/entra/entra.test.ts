import { describe, expect, test } from 'vitest';
import type { Person } from '../identity-provider.ts';
import { SmallTarget } from '../small-target.ts';
import { createEntra, type EntraOptions } from './entra.ts';

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

function entraWith(options: Partial<EntraOptions> = {}) {
  const target = new SmallTarget();
  let state = 7;
  const random = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  const entra = createEntra({
    baseUrl: 'https://scim.example.com/scim/v2',
    token: 'secret',
    send: target.send,
    random,
    now: () => new Date('2026-11-20T12:00:00Z'),
    ...options,
  });
  const sent = () =>
    target.requests.filter(({ body }) => body !== undefined).map(({ body }) => JSON.parse(body!) as unknown);
  return { entra, target, sent };
}

describe('the joiner, mover and leaver of a job without flag', () => {
  test('a new account is looked up, created, and gets its manager afterwards', async () => {
    const { entra, target } = entraWith({ knobs: { keepAlive: false } });
    await entra.assign({ ...alice, manager: 'bob' });
    await entra.assign(bob);

    expect(await entra.settle()).toEqual([]);
    const { id } = target.find('Users', 'userName', 'alice@example.com');
    const boss = target.find('Users', 'userName', 'bob@example.com').id;
    expect(target.traffic()).toEqual([
      'GET /Users?filter=userName+eq+%22alice%40example.com%22',
      'POST /Users',
      'GET /Users?filter=userName+eq+%22bob%40example.com%22',
      'POST /Users',
      `GET /Users?filter=id+eq+%22${id}%22+and+manager+eq+%22${boss}%22&attributes=id`,
      `PATCH /Users/${id}`,
    ]);
  });

  test('only the attributes that differ are patched', async () => {
    const { entra, target, sent } = entraWith({ knobs: { keepAlive: false } });
    await entra.assign({ ...alice, title: 'Clerk' });
    await entra.settle();
    target.traffic();
    await entra.updateProfile('alice', { familyName: 'Baker', title: null, department: 'Sales' });

    expect(await entra.settle()).toEqual([]);
    expect(sent()).toEqual([
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [
          { op: 'Replace', path: 'displayName', value: 'Alice Baker' },
          { op: 'Replace', path: 'name.familyName', value: 'Baker' },
          { op: 'Replace', path: 'name.formatted', value: 'Alice Baker' },
          { op: 'Add', path: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department', value: 'Sales' },
          { op: 'Remove', path: 'title' },
        ],
      },
    ]);
    expect(entra.expectation()).toMatchObject([{ values: { title: null, 'name.familyName': 'Baker', active: true } }]);
  });

  test('a leaver is disabled by a string, and enabled again when rehired', async () => {
    const { entra, target, sent } = entraWith({ knobs: { keepAlive: false } });
    await entra.assign(alice);
    await entra.settle();
    target.traffic();
    await entra.unassign('alice');

    expect(await entra.settle()).toEqual([]);
    expect(sent()).toMatchObject([{ Operations: [{ op: 'Replace', path: 'active', value: 'False' }] }]);
    expect(entra.expectation()).toMatchObject([{ presence: 'present', values: { active: false } }]);

    await entra.assign(alice);
    expect(await entra.settle()).toEqual([]);
    expect(target.find('Users', 'userName', 'alice@example.com')).toMatchObject({ active: true });
    expect(target.Users.size).toBe(1);
  });

  test('a group is created without members, filled, renamed, and deleted', async () => {
    const { entra, target, sent } = entraWith({ knobs: { keepAlive: false } });
    await entra.assign(alice);
    await entra.addPerson(bob);
    await entra.pushGroup({ key: 'staff', name: 'Staff', members: ['alice', 'bob', 'carol'] });

    expect(await entra.settle()).toEqual([]);
    expect(target.memberIds('Staff')).toEqual([...target.Users.keys()]);
    target.traffic();

    await entra.changeMembers('staff', { remove: ['alice'] });
    expect(await entra.settle()).toEqual([]);
    expect(sent()).toMatchObject([{ Operations: [{ op: 'Remove', path: 'members', value: [{ value: 'u1' }] }] }]);
    expect(target.memberIds('Staff')).toEqual(['u2']);

    await entra.renameGroup('staff', 'Employees');
    await entra.settle();
    await entra.removeGroup('staff');
    expect(await entra.settle()).toEqual([]);
    expect(target.Groups.size).toBe(0);
  });
});

import { describe, expect, test } from 'vitest';
import type { Person } from '../identity-provider.ts';
import { alice, bob, entraStage } from '../testing/stage.ts';
import type { EntraOptions } from './entra.ts';

/** Both people and a group with these members; the traffic so far is forgotten. */
async function withGroup(members: readonly string[], options: Partial<EntraOptions> = {}) {
  const { entra, target } = entraStage(options);
  target.ids = ['alice', 'bob', 'staff'];
  await entra.assign(alice);
  await entra.assign(bob);
  await entra.pushGroup({ key: 'staff', name: 'Staff', members });
  await entra.settle();
  target.traffic();
  return { entra, target };
}

describe('groups', () => {
  test('a group follows its users, without members, and the members follow the group', async () => {
    const { entra, target } = entraStage();
    await entra.pushGroup({ key: 'staff', name: 'Staff', members: ['alice'] });
    await entra.assign(alice);

    expect(await entra.settle()).toEqual([]);
    expect(target.traffic()).toEqual([
      'GET /Users?filter=userName+eq+%22alice%40example.com%22',
      'POST /Users',
      'GET /Groups?excludedAttributes=members&filter=displayName+eq+%22Staff%22',
      'POST /Groups',
      'PATCH /Groups/g2',
    ]);
  });

  test('direct members of an assigned group get the application, and lose it with the group', async () => {
    const { entra, target } = entraStage();
    await entra.addPerson(bob);
    await entra.pushGroup({ key: 'staff', name: 'Staff', members: ['bob', 'nobody'] });
    await entra.settle();
    expect(target.memberIds('Staff')).toEqual(['u1']);

    await entra.removeGroup('staff');
    expect(await entra.settle()).toEqual([]);
    expect(target.Users.get('u1')).toMatchObject({ active: false });
    expect(target.Groups.size).toBe(0);
    expect(entra.expectation()[1]).toMatchObject({ presence: 'absent' });
  });

  test('a group that is there is linked, and members Entra ID does not know stay', async () => {
    const { entra, target } = entraStage();
    target.Groups.set('g7', { id: 'g7', displayName: 'Staff', members: [{ value: 'stranger' }] });
    await entra.assign(alice);
    await entra.pushGroup({ key: 'staff', name: 'Staff', members: ['alice'] });
    await entra.settle();

    expect(target.memberIds('Staff')).toEqual(['stranger', 'u1']);
    expect(entra.expectation()[1]).toMatchObject({ id: 'g7', members: { include: ['alice'], exact: false } });
  });

  test('a group that vanished is created again', async () => {
    const { entra, target } = await withGroup(['alice']);
    target.Groups.clear();
    await entra.changeMembers('staff', { add: ['bob'] });

    expect(await entra.settle()).toEqual([]);
    expect(target.memberIds('Staff')).toEqual(['alice', 'bob']);
  });

  test('members are read never, and written in batches', async () => {
    const people = Array.from(
      { length: 250 },
      (_, index): Person => ({ ...bob, key: `p${index}`, userName: `p${index}@example.com` }),
    );
    const { entra, target } = entraStage();
    for (const person of people) await entra.assign(person);
    await entra.pushGroup({ key: 'staff', name: 'Staff', members: people.map(({ key }) => key) });
    await entra.settle();

    const groupTraffic = target.traffic().filter((line) => line.includes('/Groups'));
    expect(groupTraffic.filter((line) => line.startsWith('PATCH'))).toHaveLength(3);
    expect(
      groupTraffic.filter((line) => line.startsWith('GET') && !line.includes('excludedAttributes=members')),
    ).toEqual([]);
    expect(target.memberIds('Staff')).toHaveLength(250);
  });

  test('an addition can repeat the members that are there', async () => {
    const { entra, target } = await withGroup(['alice'], { knobs: { redundantAdds: true } });
    await entra.changeMembers('staff', { add: ['bob'] });
    await entra.settle();

    expect(target.bodies()).toMatchObject([
      { Operations: [{ op: 'Add', value: [{ value: 'alice' }, { value: 'bob' }] }] },
    ]);
    expect(target.memberIds('Staff')).toEqual(['alice', 'bob']);
  });

  test('who loses the application leaves the groups that give it', async () => {
    const { entra, target } = await withGroup(['alice', 'bob']);
    await entra.unassign('alice');
    expect(await entra.settle()).toEqual([]);

    expect(target.memberIds('Staff')).toEqual(['bob']);
    expect(target.Users.get('alice')).toMatchObject({ active: false });
  });
});

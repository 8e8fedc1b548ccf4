import { describe, expect, test } from 'vitest';
import type { Person } from '../identity-provider.ts';
import { error, json } from '../testing/small-target.ts';
import { alice, bob, oktaStage } from '../testing/stage.ts';
import type { OktaOptions } from './okta.ts';

/** Both people and a pushed group with these members; the traffic so far is forgotten. */
async function withGroup(members: readonly string[], options: Partial<OktaOptions> = {}) {
  const { okta, target } = oktaStage(options);
  target.ids = ['alice', 'bob', 'staff'];
  await okta.assign(alice);
  await okta.assign(bob);
  await okta.pushGroup({ key: 'staff', name: 'Staff', members });
  await okta.settle();
  target.traffic();
  return { okta, target };
}

describe('group push', () => {
  test('a new group is looked up by name, created empty, named, and filled', async () => {
    const { okta, target } = oktaStage();
    await okta.assign(alice);
    await okta.pushGroup({ key: 'staff', name: 'Staff', members: ['alice'] });

    expect(await okta.settle()).toEqual([]);
    expect(target.traffic().slice(2)).toEqual([
      'GET /Groups?filter=displayName+eq+%22Staff%22&startIndex=1&count=100',
      'POST /Groups',
      'PATCH /Groups/g2',
      'PATCH /Groups/g2',
    ]);
    expect(target.memberIds('Staff')).toEqual(['u1']);
  });

  test('a group that is there is linked, and its members become those of the source', async () => {
    const { okta, target } = oktaStage();
    target.Groups.set('g7', { id: 'g7', displayName: 'Staff', members: [{ value: 'stranger' }] });
    await okta.assign(alice);
    await okta.pushGroup({ key: 'staff', name: 'Staff', members: ['alice'] });

    expect(await okta.settle()).toEqual([]);
    expect(target.traffic().slice(3)).toEqual(['PATCH /Groups/g7', 'PATCH /Groups/g7']);
    expect(target.memberIds('Staff')).toEqual(['u1']);
    expect(okta.expectation()[1]).toMatchObject({ id: 'g7', members: { include: ['alice'], exact: true } });
  });

  test('only people who have the application are pushed, and later once they have it', async () => {
    const { okta, target } = oktaStage();
    await okta.addPerson(bob);
    await okta.pushGroup({ key: 'staff', name: 'Staff', members: ['bob', 'nobody'] });
    await okta.settle();
    expect(target.memberIds('Staff')).toEqual([]);

    await okta.assign(bob);
    await okta.settle();
    expect(target.memberIds('Staff')).toEqual(['u2']);
  });

  test('where groups are put, each change reads and replaces the group', async () => {
    const { okta, target } = await withGroup(['alice'], { profile: 'aiw-scim20' });
    await okta.changeMembers('staff', { add: ['bob'] });
    await okta.renameGroup('staff', 'Everybody');

    expect(await okta.settle()).toEqual([]);
    expect(target.traffic()).toEqual(['GET /Groups/staff', 'PUT /Groups/staff']);
    expect(target.memberIds('Everybody')).toEqual(['alice', 'bob']);
  });

  test('the name is sent with every change of members', async () => {
    const { okta, target } = await withGroup(['alice']);
    await okta.changeMembers('staff', { add: ['bob'], remove: ['alice'] });
    await okta.settle();

    expect(target.bodies()).toMatchObject([
      { Operations: [{ op: 'replace', value: { id: 'staff', displayName: 'Staff' } }] },
      { Operations: [{ op: 'remove' }, { op: 'add' }] },
    ]);
  });

  test('a refused name puts the mapping in error, and no members follow until it is retried', async () => {
    const { okta, target } = oktaStage();
    target.interfere = ({ method }) => (method === 'PATCH' ? error(400, 'id is read-only') : null);
    await okta.assign(alice);
    await okta.pushGroup({ key: 'staff', name: 'Staff', members: ['alice'] });

    expect(await okta.settle()).toMatchObject([
      {
        subject: 'staff',
        step: 'update group',
        message:
          'Unable to update Group Push mapping target App group Staff: Error while updating user group Staff: Bad Request. Errors reported by remote server: id is read-only',
      },
    ]);
    expect(target.traffic().filter((line) => line.startsWith('PATCH'))).toHaveLength(1);

    target.interfere = () => null;
    expect(await okta.retry()).toEqual([]);
    expect(target.memberIds('Staff')).toEqual(['u1']);
  });

  test.each([
    ['204', { status: 204, headers: [], body: '' }],
    ['200 without members', json(200, { id: 'staff', displayName: 'Staff', members: null })],
  ])('a change of members is content with %s', async (_, answer) => {
    const { okta, target } = await withGroup([]);
    target.interfere = ({ method }) => (method === 'PATCH' ? answer : null);
    await okta.changeMembers('staff', { add: ['alice'] });

    expect(await okta.settle()).toEqual([]);
  });

  test('changes of members go a hundred at a time', async () => {
    const people = Array.from(
      { length: 250 },
      (_, index): Person => ({ ...bob, key: `p${index}`, userName: `p${index}@example.com` }),
    );
    const { okta, target } = await withGroup(['alice']);
    for (const person of people) await okta.assign(person);
    await okta.settle();
    target.traffic();
    await okta.changeMembers('staff', { add: people.map(({ key }) => key), remove: ['alice'] });
    await okta.settle();

    const sizes = target
      .bodies()
      .slice(1)
      .map(({ Operations }) => JSON.stringify(Operations).match(/"value":"p?u|\[value eq/g)?.length);
    expect(sizes).toEqual([100, 100, 51]);
    expect(target.memberIds('Staff')).toHaveLength(250);
  });

  test('leaving a group sends nothing, and pushing it again fills it without a lookup', async () => {
    const { okta, target } = await withGroup(['alice']);
    await okta.leaveGroup('staff');
    await okta.changeMembers('staff', { add: ['bob'] });
    await okta.settle();
    expect(target.traffic()).toEqual([]);
    expect(okta.expectation().at(-1)).toMatchObject({ presence: 'present' });

    await okta.pushGroup({ key: 'staff', name: 'Staff', members: ['bob'] });
    await okta.settle();
    expect(target.traffic()).toEqual(['PATCH /Groups/staff', 'PATCH /Groups/staff']);
    expect(target.memberIds('Staff')).toEqual(['bob']);
  });

  test('a renamed source renames the group, or ends the mapping where it is set up so', async () => {
    const renaming = await withGroup([]);
    await renaming.okta.renameGroup('staff', 'Everybody');
    await renaming.okta.settle();
    expect(renaming.target.traffic()).toEqual(['PATCH /Groups/staff']);

    const ending = await withGroup([], { knobs: { onGroupRename: 'deactivate-mapping' } });
    await ending.okta.renameGroup('staff', 'Everybody');
    await ending.okta.settle();
    expect(ending.target.traffic()).toEqual([]);
    expect(ending.okta.expectation().at(-1)).toMatchObject({ values: { displayName: 'Staff' } });
  });

  test('who loses the application is not taken out of the group', async () => {
    const { okta, target } = await withGroup(['alice', 'bob']);
    await okta.unassign('alice');
    await okta.settle();

    expect(target.traffic()).toEqual(['PATCH /Users/alice']);
    expect(okta.expectation().at(-1)?.members).toEqual({ include: ['bob'], ignore: ['alice'], exact: true });
  });
});

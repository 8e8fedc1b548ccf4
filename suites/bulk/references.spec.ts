import {
  type Answer,
  bulkResults,
  expect,
  type Given,
  Inconclusive,
  type JsonObject,
  type ScimClient,
  test,
  verifies,
} from '../../src/harness/index.ts';
import { patchOp } from '../../src/scim/patch-operation.ts';
import { schemaUrn } from '../../src/scim/urn.ts';

test(
  'a Group gets the User that the same bulk request creates',
  verifies('7644-3.7.2-02', {
    fix: 'Replace bulkId:… in the data of an operation by the id of the resource that was created with that bulkId.',
    needs: ['bulk', 'Group'],
  }),
  async ({ scim, given }) => {
    const answer = await scim.bulk([
      given.creation('User', 'ada'),
      given.creation('Group', 'team', { members: [{ value: 'bulkId:ada' }] }),
    ]);

    const [user, group] = createdIn(answer, 'ada', 'team');
    expect(await membersOf(given, group), 'members of the Group').toEqual([user]);
  },
);

test(
  'a Group that is there gets the User that a bulk request creates',
  verifies('7644-3.7.2-02', {
    fix: 'Replace bulkId:… also in the values of PATCH operations.',
    needs: ['bulk', 'Group', 'patch'],
  }),
  async ({ scim, given }) => {
    const { id } = await given.existingGroup();

    const data = patchOp({ op: 'add', path: 'members', value: [{ value: 'bulkId:ada' }] });
    const answer = await scim.bulk([
      given.creation('User', 'ada'),
      { method: 'PATCH', path: scim.path('Group', id), data },
    ]);

    expect(await membersOf(given, id), 'members of the Group').toEqual(createdIn(answer, 'ada'));
  },
);

test(
  'a User gets the manager that the same bulk request creates',
  verifies('7644-3.7.2-04', {
    fix: `Replace bulkId:… in the attributes of extensions too, such as manager.value of ${schemaUrn.EnterpriseUser}.`,
    needs: ['bulk', 'EnterpriseUser'],
  }),
  async ({ scim, given, appliesIf }) => {
    const managedBy = (value: string): JsonObject => ({ [schemaUrn.EnterpriseUser]: { manager: { value } } });
    const boss = await given.existingUser();
    const plain = await scim.preparing().create('User', given.user(managedBy(boss.id)));
    appliesIf(managerOf(plain) === boss.id, 'The manager of a User cannot be set.');

    const answer = await scim.bulk([
      given.creation('User', 'grace'),
      given.creation('User', 'ada', managedBy('bulkId:grace')),
    ]);

    const [manager, user] = createdIn(answer, 'grace', 'ada');
    expect(managerOf(await scim.retrieve('User', user ?? 'none')), 'manager.value').toBe(manager);
  },
);

test(
  'Groups that refer to each other in a circle become members of each other or are refused',
  verifies('7644-3.7.1-01', {
    fix: 'Create both Groups before you set their members, or refuse both operations with 409.',
    needs: ['bulk', 'Group'],
  }),
  async ({ scim, given, appliesIf, observe }) => {
    appliesIf(await canNest(scim, given), 'A Group cannot be a member of a Group.');

    const answer = await scim.bulk(circle(given));

    const [one, other] = answer.status === 200 ? createdIn(answer, 'one', 'other') : [];
    observe('circular references in bulk requests', one && other ? 'resolved' : 'refused');
    expect(await membersOf(given, one), 'members of one Group').toEqual(one ? [other] : []);
    expect(await membersOf(given, other), 'members of the other Group').toEqual(other ? [one] : []);
  },
);

test(
  'a circle of references that stays unresolved is refused with 409',
  verifies('7644-3.7.1-01', {
    fix: 'Answer operations whose references to each other you do not resolve with 409, not with another error.',
    level: 'SHOULD',
    needs: ['bulk', 'Group'],
  }),
  async ({ scim, given, appliesIf }) => {
    appliesIf(await canNest(scim, given), 'A Group cannot be a member of a Group.');

    const answer = await scim.bulk(circle(given));

    const statuses = answer.status === 200 ? bulkResults(answer).map(({ status }) => status) : [answer.status];
    const errors = statuses.filter((status) => status >= 300);
    expect(errors.length === 0 || errors.includes(409), `409 among the errors (${errors.join(', ')})`).toBe(true);
  },
);

/**
 * The ids of what was created with these bulkIds, `undefined` for what was refused.
 *
 * @throws Inconclusive when no result has the bulkId
 */
function createdIn(answer: Answer, ...bulkIds: readonly string[]): readonly (string | undefined)[] {
  const results = bulkResults(answer);
  return bulkIds.map((wanted) => {
    const result = results.find(({ bulkId }) => bulkId === wanted);
    if (!result) throw new Inconclusive(`No result of the bulk request has the bulkId "${wanted}".`);
    return result.status < 300 ? result.id : undefined;
  });
}

async function membersOf(given: Given, group: string | undefined): Promise<readonly string[]> {
  return group === undefined ? [] : given.members(group);
}

function managerOf(user: Answer): unknown {
  return user.at(schemaUrn.EnterpriseUser, 'manager', 'value');
}

function circle(given: Given) {
  return [
    given.creation('Group', 'one', { members: [{ value: 'bulkId:other', type: 'Group' }] }),
    given.creation('Group', 'other', { members: [{ value: 'bulkId:one', type: 'Group' }] }),
  ];
}

async function canNest(scim: ScimClient, given: Given): Promise<boolean> {
  const { id } = await given.existingGroup();
  const outer = await scim.preparing().create('Group', given.group({ members: [{ value: id, type: 'Group' }] }));
  return (await membersOf(given, outer.id)).includes(id);
}

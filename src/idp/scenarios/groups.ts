import { asShortcoming } from '../shortcoming.ts';
import { departed, employed } from './people.ts';
import { idOf, type Scenario, type Stage, type Step, scenarioSet, settling } from './scenario.ts';

const needs = 'Group';

/** People have accounts, and a group of some of them is in the target. */
function team(everybody: readonly string[], members: readonly string[] = everybody): readonly Step[] {
  return [
    employed(...everybody),
    { flow: 'push groups', act: ({ idp, company }) => idp.pushGroup(company.group('team', members)) },
  ];
}

/** What becomes of a group of two, or of some of three or four. */
function membership(
  does: string,
  everybody: readonly string[],
  members: readonly string[],
  play: Scenario['play'],
): Scenario {
  return { does, needs, given: team(everybody, members), play };
}

/** Another group has been pushed: where that fails already, nothing is to be learned from what follows. */
export const pushed: Step = {
  flow: 'push groups',
  act: ({ idp, company }) => idp.pushGroup(company.group('forerunners', [])),
};

const two = ['ada', 'conan'];
const three = [...two, 'grace'];
const four = [...three, 'jose'];

/** Groups come, change and go. */
export const groups = scenarioSet({
  'push-group': {
    does: 'pushes a new group with its members',
    needs,
    given: [employed(...three)],
    play: ({ idp, company }) => idp.pushGroup(company.group('team', three)),
  },

  'push-empty-group': {
    does: 'pushes a group without members',
    needs,
    given: [...team(['ada'])],
    play: ({ idp, company }) => idp.pushGroup(company.group('empty', [])),
  },

  'link-group': {
    does: 'links a group that is there',
    needs,
    given: [employed('ada'), pushed],
    async play({ idp, company, others }) {
      const group = company.group('team', ['ada']);
      const stranger = await others.create('User', { userName: company.address() });
      await others.create('Group', { displayName: `${group.name} 2` });
      await others.create('Group', { displayName: group.name, members: [{ value: stranger }] });
      await idp.pushGroup(group);
    },
  },

  'add-member': membership('adds a member', three, two, ({ idp }) => idp.changeMembers('team', { add: ['grace'] })),

  'remove-member': membership('removes one member of three', three, three, ({ idp }) =>
    idp.changeMembers('team', { remove: ['conan'] }),
  ),

  'remove-members': membership('removes several members', four, four, ({ idp }) =>
    idp.changeMembers('team', { remove: ['conan', 'grace'] }),
  ),

  'remove-all-members': membership('removes everybody', two, two, ({ idp }) =>
    idp.changeMembers('team', { remove: two }),
  ),

  'add-again': {
    does: 'adds somebody again who was removed',
    needs,
    given: [...team(two), { flow: 'push groups', act: ({ idp }) => idp.changeMembers('team', { remove: ['conan'] }) }],
    play: ({ idp }) => idp.changeMembers('team', { add: ['conan'] }),
  },

  'exchange-members': membership('exchanges members', four, two, ({ idp }) =>
    idp.changeMembers('team', { add: ['grace', 'jose'], remove: two }),
  ),

  'rename-group': membership('renames a group', ['ada'], ['ada'], ({ idp, company }) =>
    idp.renameGroup('team', company.group('new name', []).name),
  ),

  'delete-group': membership('deletes a group', ['ada'], ['ada'], ({ idp }) => idp.removeGroup('team')),

  'leave-group': {
    ...membership('leaves a group behind that is no longer pushed', ['ada'], ['ada'], ({ idp }) =>
      idp.leaveGroup('team'),
    ),
    ability: 'leave-group',
  },

  'member-leaves': {
    does: 'takes a leaver out of a group',
    needs,
    compares: 'groups',
    given: [...departed, ...team(two)],
    play: ({ idp }) => idp.unassign('conan'),
  },

  'early-member': {
    does: 'adds a member who gets an account later',
    needs,
    given: [
      employed('ada'),
      { flow: 'push groups', act: ({ idp, company }) => idp.pushGroup(company.group('team', ['ada', 'newcomer'])) },
    ],
    play: ({ idp, company }) => idp.assign(company.person('newcomer')),
  },

  'large-group': {
    does: 'pushes a large group and changes it',
    needs,
    compares: 'groups',
    isLarge: true,
    // Whether every member's account is read again is not what this is about.
    setUp: () => ({ entra: { knobs: { readBeforePatch: false } } }),
    given: [pushed, { flow: 'provision', act: (stage) => hire(stage) }],
    async play({ idp, company, crowd }) {
      const members = crowdOf(crowd);
      await idp.pushGroup(company.group('team', members.slice(crowd / 10)));
      const shortcomings = await settling({ idp });
      await idp.changeMembers('team', { add: members.slice(0, crowd / 10), remove: members.slice(-crowd / 20) });
      return shortcomings;
    },
  },

  'push-group-again': {
    ...membership('pushes everything again after a change elsewhere', three, two, async (stage) => {
      await stage.others.change('Group', idOf(stage, 'team'), { members: [{ value: idOf(stage, 'grace') }] });
      return (await stage.idp.pushNow('team')).map(asShortcoming);
    }),
    ability: 'push-now',
  },
});

function crowdOf(size: number): readonly string[] {
  return Array.from({ length: size }, (_, index) => `member ${index}`);
}

async function hire({ idp, company, crowd }: Stage): Promise<void> {
  for (const key of crowdOf(crowd)) await idp.assign(company.person(key));
}

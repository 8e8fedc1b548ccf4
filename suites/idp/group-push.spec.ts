import { test, verifies } from '../../src/harness/index.ts';

const idps = ['okta', 'entra'] as const;
const titles = { okta: 'Okta', entra: 'Entra ID' } as const;

const needs = 'Group';

const push = {
  okta: verifies(['OKTA-group-02', 'OKTA-group-03', 'OKTA-group-08'], {
    fix: 'Create the Group from a POST with an empty list of members, then append the members that PATCH adds.',
    kind: 'scenario',
    establishes: 'push groups as Okta',
    needs,
  }),
  entra: verifies(['ENTRA-group-01', 'ENTRA-group-02', 'ENTRA-group-04'], {
    fix: "Accept Microsoft's own schema URN in the POST, then append the members that PATCH adds.",
    kind: 'scenario',
    establishes: 'push groups as Entra ID',
    needs,
  }),
};

const link = {
  okta: verifies(['OKTA-group-01', 'OKTA-group-10'], {
    fix: 'Return the existing Group for displayName eq "…", and let the replace of members leave exactly those listed.',
    kind: 'scenario',
    needs,
  }),
  entra: verifies(['ENTRA-match-09', 'ENTRA-group-04'], {
    fix: 'Return the existing Group for displayName eq "…", and add the members to it.',
    kind: 'scenario',
    needs,
  }),
};

const joins = {
  okta: verifies('OKTA-group-08', {
    fix: 'Append the members of an add and keep everybody else.',
    kind: 'scenario',
    needs,
  }),
  entra: verifies('ENTRA-group-04', {
    fix: 'Append the members of an Add and keep everybody else.',
    kind: 'scenario',
    needs,
  }),
};

const leaves = {
  okta: verifies('OKTA-group-07', {
    fix: 'Take out exactly the member that members[value eq "…"] names.',
    kind: 'scenario',
    needs,
  }),
  entra: verifies('ENTRA-group-05', {
    fix: 'Take out exactly the members listed in the value of a Remove, never the whole group.',
    kind: 'scenario',
    needs,
  }),
};

const swaps = {
  okta: verifies('OKTA-group-09', {
    fix: 'Carry out the removals and the addition of one PATCH, in order.',
    kind: 'scenario',
    needs,
  }),
  entra: verifies(['ENTRA-group-04', 'ENTRA-group-05'], {
    fix: 'Carry out additions and removals of members, whatever their order.',
    kind: 'scenario',
    needs,
  }),
};

const empties = {
  okta: verifies('OKTA-group-07', { fix: 'Let the last member leave: a Group may be empty.', kind: 'scenario', needs }),
  entra: verifies('ENTRA-group-05', {
    fix: 'Let the last member leave: a Group may be empty.',
    kind: 'scenario',
    needs,
  }),
};

const renames = {
  okta: verifies(['OKTA-group-05', 'OKTA-group-06'], {
    fix: 'Rename the Group from a replace without path whose value repeats the id; its members stay.',
    kind: 'scenario',
    needs,
  }),
  entra: verifies('ENTRA-group-03', {
    fix: 'Rename the Group by Replace of displayName; its members stay.',
    kind: 'scenario',
    needs,
  }),
};

const removes = {
  okta: verifies('OKTA-group-17', {
    fix: 'Answer DELETE with 204, also when it names a media type and has no body; the members stay.',
    kind: 'scenario',
    needs,
  }),
  entra: verifies('ENTRA-group-10', { fix: 'Answer DELETE with 204; the members stay.', kind: 'scenario', needs }),
};

for (const name of idps) {
  test(`${titles[name]} pushes a new group with its members`, push[name], async ({ idpOf, company, converges }) => {
    const idp = idpOf(name);
    for (const key of ['ada', 'conan', 'grace']) await idp.assign(company.person(key));

    await idp.pushGroup(company.group('team', ['ada', 'conan', 'grace']));

    await converges(idp);
  });

  test(`${titles[name]} links a group that is there`, link[name], async ({ idpOf, company, converges, given }) => {
    const idp = idpOf(name);
    const team = company.group('team', ['ada']);
    await given.existingGroup({ displayName: team.name });
    await idp.assign(company.person('ada'));

    await idp.pushGroup(team);

    await converges(idp);
  });

  test(`${titles[name]} adds a member`, joins[name], async ({ idpOf, company, converges, settled }) => {
    const idp = idpOf(name);
    for (const key of ['ada', 'conan', 'grace']) await idp.assign(company.person(key));
    await idp.pushGroup(company.group('team', ['ada', 'conan']));
    await settled(idp, 'push groups');

    await idp.changeMembers('team', { add: ['grace'] });

    await converges(idp);
  });

  test(`${titles[name]} removes one member of three`, leaves[name], async ({ idpOf, company, converges, settled }) => {
    const idp = idpOf(name);
    for (const key of ['ada', 'conan', 'grace']) await idp.assign(company.person(key));
    await idp.pushGroup(company.group('team', ['ada', 'conan', 'grace']));
    await settled(idp, 'push groups');

    await idp.changeMembers('team', { remove: ['conan'] });

    await converges(idp);
  });

  test(`${titles[name]} exchanges members`, swaps[name], async ({ idpOf, company, converges, settled }) => {
    const idp = idpOf(name);
    for (const key of ['ada', 'conan', 'grace', 'jose']) await idp.assign(company.person(key));
    await idp.pushGroup(company.group('team', ['ada', 'conan']));
    await settled(idp, 'push groups');

    await idp.changeMembers('team', { add: ['grace', 'jose'], remove: ['ada', 'conan'] });

    await converges(idp);
  });

  test(
    `${titles[name]} removes everybody and adds somebody again`,
    empties[name],
    async ({ idpOf, company, converges, settled }) => {
      const idp = idpOf(name);
      for (const key of ['ada', 'conan']) await idp.assign(company.person(key));
      await idp.pushGroup(company.group('team', ['ada', 'conan']));
      await settled(idp, 'push groups');

      await idp.changeMembers('team', { remove: ['ada', 'conan'] });
      await settled(idp, 'push groups');
      await idp.changeMembers('team', { add: ['conan'] });

      await converges(idp);
    },
  );

  test(`${titles[name]} renames a group`, renames[name], async ({ idpOf, company, converges, settled }) => {
    const idp = idpOf(name);
    await idp.assign(company.person('ada'));
    const team = company.group('team', ['ada']);
    await idp.pushGroup(team);
    await settled(idp, 'push groups');

    await idp.renameGroup('team', `${team.name} renamed`);

    await converges(idp);
  });

  test(`${titles[name]} deletes a group`, removes[name], async ({ idpOf, company, converges, settled }) => {
    const idp = idpOf(name);
    await idp.assign(company.person('ada'));
    await idp.pushGroup(company.group('team', ['ada']));
    await settled(idp, 'push groups');

    await idp.removeGroup('team');

    await converges(idp);
  });
}

import { checksOf, test } from '../../src/harness/index.ts';

const oneLoginUser = {
  verifies: ['ONELOGIN-user-01', 'ONELOGIN-user-02', 'ONELOGIN-user-03'],
  fix: 'Read GET /Users?filter=…&, POST and PUT /Users/…? as they come, with id null and schemas last.',
} as const;

const jumpCloudUser = {
  verifies: 'JUMPCLOUD-user-01',
  fix: 'Answer the lookup by userName with a list, and carry out the POST, PUT or DELETE that follows.',
} as const;

const pingOneUser = {
  verifies: ['PINGONE-user-01', 'PINGONE-user-02'],
  fix: 'Answer userName eq "…" with a list, and carry out the POST, PUT or DELETE that follows.',
} as const;

const oneLoginGroup = {
  verifies: 'ONELOGIN-group-01',
  fix: 'Create the Group, and carry out a PATCH that adds or removes one member; its address may end with "?".',
} as const;

const jumpCloudGroup = {
  verifies: 'JUMPCLOUD-group-01',
  fix: 'Carry out {"op":"replace","value":{"displayName":…}}, and remove exactly the members in a list of values.',
} as const;

const pingOneGroup = {
  verifies: 'PINGONE-group-01',
  fix: 'List all Groups at GET /Groups, and carry out a PATCH of the members of one.',
} as const;

const ripplingGroup = {
  verifies: 'RIPPLING-group-01',
  fix: 'Accept members that carry display beside value.',
} as const;

const groups = {
  onelogin: oneLoginGroup,
  jumpcloud: jumpCloudGroup,
  pingone: pingOneGroup,
  rippling: ripplingGroup,
};

const checks = checksOf({
  connection: {
    by: {
      onelogin: {
        verifies: 'ONELOGIN-connection-01',
        fix: 'Answer a lookup of somebody unknown with 200 and totalResults 0; the query ends with "&".',
      },
      jumpcloud: {
        verifies: 'JUMPCLOUD-connection-01',
        fix: 'Let a User and a Group be created and deleted at once.',
      },
      sailpoint: {
        verifies: 'SAILPOINT-connection-01',
        fix: 'Publish /ServiceProviderConfig, /ResourceTypes and /Schemas, and their single entries by id.',
      },
      rippling: { verifies: 'RIPPLING-connection-01', fix: 'Publish /ServiceProviderConfig.' },
      googleworkspace: { verifies: 'GOOGLEWORKSPACE-connection-01', fix: 'Publish /Schemas.' },
    },
  },
  joiner: {
    establishes: 'provision',
    by: { onelogin: oneLoginUser, jumpcloud: jumpCloudUser, pingone: pingOneUser },
  },
  adopt: { by: { onelogin: oneLoginUser, jumpcloud: jumpCloudUser, pingone: pingOneUser } },
  'change-many': { by: { onelogin: oneLoginUser, jumpcloud: jumpCloudUser, pingone: pingOneUser } },
  'change-complex': {
    by: {
      sailpoint: {
        verifies: 'SAILPOINT-user-01',
        fix: 'Keep the sub-attributes of name that a replace of name does not mention.',
      },
    },
  },
  leaver: {
    by: {
      onelogin: oneLoginUser,
      jumpcloud: jumpCloudUser,
      pingone: pingOneUser,
      googleworkspace: {
        verifies: 'GOOGLEWORKSPACE-user-01',
        fix: 'Answer DELETE of an active User with 204 and remove it.',
      },
    },
  },
  rehire: { by: { onelogin: oneLoginUser, jumpcloud: jumpCloudUser, pingone: pingOneUser } },
  deletion: {
    by: {
      onelogin: { verifies: 'ONELOGIN-user-04', fix: 'Answer DELETE with 204 and remove the User.' },
      jumpcloud: jumpCloudUser,
      pingone: pingOneUser,
    },
  },
  'push-group': { establishes: 'push groups', by: groups },
  'link-group': { by: groups },
  'exchange-members': { by: groups },
  'rename-group': { by: { ...groups, onelogin: null } },
  'delete-group': { by: { ...groups, onelogin: null } },
});

for (const { title, details, idp, scenario } of checks) {
  test(title, details, async ({ plays }) => plays(idp, scenario));
}

import { checksOf, test } from '../../src/harness/index.ts';

const oktaPut = {
  verifies: 'OKTA-group-14',
  fix: 'Let the PUT of a group leave exactly the name and the members it lists.',
} as const;

const oktaAdd = {
  verifies: ['OKTA-group-06', 'OKTA-group-08', 'OKTA-group-18'],
  fix: 'Append the members of an add and keep everybody else.',
} as const;

const oktaRemove = {
  verifies: 'OKTA-group-07',
  fix: 'Take out exactly the member that members[value eq "…"] names.',
} as const;

const entraAdd = {
  verifies: 'ENTRA-group-04',
  fix: 'Append the members of an Add and keep everybody else.',
} as const;

const entraRemove = {
  verifies: 'ENTRA-group-05',
  fix: 'Take out exactly the members listed in the value of a Remove, never the whole group.',
} as const;

const compliantRemove = {
  verifies: 'ENTRA-group-06',
  fix: 'Take out exactly the member that members[value eq "…"] names.',
} as const;

const add = { okta: oktaAdd, 'okta-put': oktaPut, entra: entraAdd };
const remove = {
  okta: oktaRemove,
  'okta-put': oktaPut,
  entra: entraRemove,
  'entra-compliant': compliantRemove,
  'entra-gallery': compliantRemove,
};

const compliantExchange = {
  verifies: ['ENTRA-group-04', 'ENTRA-group-06'],
  fix: 'Carry out additions and removals of members, whatever their order.',
} as const;

const checks = checksOf({
  'push-group': {
    establishes: 'push groups',
    by: {
      okta: {
        verifies: ['OKTA-group-02', 'OKTA-group-03', 'OKTA-group-10', 'OKTA-group-18'],
        fix: 'Create the Group from a POST with an empty list of members, then let a replace of members set them.',
      },
      'okta-put': {
        verifies: ['OKTA-group-02', 'OKTA-group-04', 'OKTA-group-14', 'OKTA-group-18'],
        fix: 'Create the Group with the members of the POST, and let the PUT that follows leave exactly these.',
      },
      entra: {
        verifies: ['ENTRA-group-01', 'ENTRA-group-02', 'ENTRA-group-04', 'ENTRA-group-12'],
        fix: "Accept Microsoft's own schema URN in the POST, store externalId, then append the members that PATCH adds.",
      },
    },
  },
  'push-empty-group': {
    by: {
      okta: {
        verifies: ['OKTA-group-03', 'OKTA-group-11'],
        fix: 'Accept an empty list of members in the POST and in a replace of members.',
      },
      'okta-put': oktaPut,
      entra: { verifies: 'ENTRA-group-02', fix: 'Create the Group from a POST without members.' },
    },
  },
  'link-group': {
    by: {
      okta: {
        verifies: ['OKTA-group-01', 'OKTA-group-10'],
        fix: 'Return exactly the existing Group for displayName eq "…", and let the replace of members leave those listed.',
      },
      'okta-put': {
        verifies: ['OKTA-group-01', 'OKTA-group-14'],
        fix: 'Return exactly the existing Group for displayName eq "…", and let the PUT leave exactly what it lists.',
      },
      entra: {
        verifies: ['ENTRA-match-09', 'ENTRA-group-04'],
        fix: 'Return exactly the existing Group for displayName eq "…", and add the members to it.',
      },
    },
  },
  'add-member': { by: add },
  'remove-member': { by: remove },
  'remove-members': { by: remove },
  'remove-all-members': { by: remove },
  'add-again': { by: add },
  'exchange-members': {
    by: {
      okta: { verifies: 'OKTA-group-09', fix: 'Carry out the removals and the addition of one PATCH, in order.' },
      'okta-put': oktaPut,
      entra: {
        verifies: ['ENTRA-group-04', 'ENTRA-group-05'],
        fix: 'Carry out additions and removals of members, whatever their order.',
      },
      'entra-compliant': compliantExchange,
      'entra-gallery': compliantExchange,
    },
  },
  'early-member': { by: add },
  'member-leaves': {
    by: {
      entra: entraRemove,
      'entra-compliant': compliantRemove,
      'entra-gallery': compliantRemove,
    },
  },
  'rename-group': {
    by: {
      okta: {
        verifies: 'OKTA-group-05',
        fix: 'Rename the Group from a replace without path whose value repeats the id; its members stay.',
      },
      'okta-put': oktaPut,
      entra: { verifies: 'ENTRA-group-03', fix: 'Rename the Group by Replace of displayName; its members stay.' },
    },
  },
  'delete-group': {
    by: {
      okta: {
        verifies: 'OKTA-group-17',
        fix: 'Answer DELETE with 204, also when it names a media type and has no body; the members stay.',
      },
      entra: { verifies: 'ENTRA-group-10', fix: 'Answer DELETE with 204; the members stay.' },
    },
  },
  'large-group': {
    by: {
      okta: {
        verifies: ['OKTA-group-16', 'OKTA-connection-07'],
        fix: 'Carry out all changes of members in one PATCH, a hundred of them, within a minute.',
      },
      'okta-put': oktaPut,
      entra: entraAdd,
      'entra-on-demand': null,
    },
  },
  'push-group-again': {
    by: {
      okta: {
        verifies: 'OKTA-group-10',
        fix: 'Let a replace of members leave exactly those it lists, whoever was a member before.',
      },
      'okta-put': oktaPut,
    },
  },
});

for (const { title, details, idp, scenario } of checks) {
  test(title, details, async ({ plays }) => plays(idp, scenario));
}

import { checksOf, test } from '../../src/harness/index.ts';

/** Okta puts the whole account back, with what changed. */
const put = {
  verifies: ['OKTA-update-01', 'OKTA-update-02', 'OKTA-update-03', 'OKTA-update-04'],
  fix: 'Return the whole User by id, and let the PUT that sends it back change what it changes and keep the rest.',
} as const;

const patched = {
  verifies: 'OKTA-update-05',
  fix: 'Let a replace without path set the attributes in its value and no others.',
} as const;

const okta = { okta: put, 'okta-patch-user': patched };

const merged = {
  verifies: ['ENTRA-update-04', 'ENTRA-update-12'],
  fix: 'Read "name.givenName" and names with a URN in the value of a replace without path as the attributes they name.',
} as const;

const every = {
  verifies: 'ENTRA-update-04',
  fix: 'Carry out every operation of the message.',
} as const;

const checks = checksOf({
  'change-single': {
    by: {
      ...okta,
      entra: every,
    },
  },
  'change-complex': {
    establishes: 'push profiles',
    by: {
      ...okta,
      entra: {
        verifies: ['ENTRA-update-01', 'ENTRA-update-03', 'ENTRA-read-01'],
        fix: 'Carry out {"op":"Replace","path":"name.familyName","value":"…"}, and keep the other parts of the name.',
      },
      'entra-compliant': merged,
      'entra-gallery': merged,
    },
  },
  'change-typed': {
    by: {
      ...okta,
      entra: {
        verifies: 'ENTRA-update-02',
        fix: 'Let emails[type eq "work"].value reach the work address and leave the others alone.',
      },
    },
  },
  'change-second-address': {
    by: {
      ...okta,
      entra: {
        verifies: 'ENTRA-update-09',
        fix: 'Read emails[type eq "other"].Value with a capital letter as well: names have no letter case.',
      },
    },
  },
  'change-enterprise': {
    by: {
      ...okta,
      entra: {
        verifies: 'ENTRA-update-08',
        fix: 'Let the path urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department reach the attribute.',
      },
    },
  },
  'change-many': {
    by: {
      ...okta,
      entra: every,
      'entra-compliant': merged,
      'entra-gallery': merged,
    },
  },
  'add-single': {
    by: {
      ...okta,
      entra: { verifies: 'ENTRA-update-05', fix: 'Let Add set a single value that was not there.' },
    },
  },
  'add-typed': {
    by: {
      ...okta,
      entra: {
        verifies: 'ENTRA-update-07',
        fix: 'Create the element when Add or Replace names phoneNumbers[type eq "work"].value and there is none.',
      },
    },
  },
  clear: {
    by: {
      okta: { verifies: 'OKTA-update-07', fix: 'Clear an attribute that a PUT sends empty.' },
      'okta-patch-user': patched,
      entra: { verifies: 'ENTRA-update-06', fix: 'Carry out Remove with the path of an attribute.' },
    },
  },
  rename: {
    by: {
      ...okta,
      entra: { verifies: 'ENTRA-update-13', fix: 'Let a PATCH replace userName and keep the id.' },
    },
  },
  'change-custom': {
    by: {
      ...okta,
      entra: {
        verifies: 'ENTRA-update-08',
        fix: 'Let a path with the URN of your own extension reach its attribute.',
      },
    },
  },
  manager: {
    establishes: 'write managers',
    by: {
      entra: { verifies: 'ENTRA-manager-01', fix: 'Store the manager from a plain id as well as from an object.' },
    },
  },
  'change-manager': {
    by: {
      entra: { verifies: 'ENTRA-manager-01', fix: 'Replace the manager by a plain id as well as by an object.' },
    },
  },
  'remove-manager': {
    by: { entra: { verifies: 'ENTRA-manager-02', fix: 'Remove the manager when it is replaced by an empty text.' } },
  },
  'shown-manager': {
    by: {
      entra: {
        verifies: 'ENTRA-manager-03',
        fix: 'Return the manager as an object with its value, under the URN of the enterprise extension.',
      },
    },
  },
  'ask-for-manager': {
    by: {
      entra: {
        verifies: ['ENTRA-manager-04', 'ENTRA-match-07'],
        fix: 'Answer a filter by id and manager with a ListResponse of who meets both.',
      },
    },
  },
  'change-role': {
    by: {
      entra: {
        verifies: 'ENTRA-role-01',
        fix: 'Read roles[primary eq "True"].value as the value of the primary role.',
      },
    },
  },
  'add-role': {
    by: { entra: { verifies: 'ENTRA-role-02', fix: 'Append the roles of an Add and keep those that are there.' } },
  },
  'take-role': {
    by: { entra: { verifies: 'ENTRA-role-03', fix: 'Leave exactly the roles that a replace lists.' } },
  },
});

for (const { title, details, idp, scenario } of checks) {
  test(title, details, async ({ plays }) => plays(idp, scenario));
}

import { checksOf, test } from '../../src/harness/index.ts';

const compliantLeaver = {
  verifies: ['ENTRA-disable-03', 'ENTRA-disable-04'],
  fix: 'Carry out {"op":"replace","path":"active","value":false}, and keep the User.',
} as const;

const compliantReturn = {
  verifies: ['ENTRA-match-08', 'ENTRA-disable-05'],
  fix: 'Return inactive Users for userName eq "…", and let a PATCH reach them.',
} as const;

const checks = checksOf({
  connection: {
    by: {
      okta: {
        verifies: [
          'OKTA-connection-01',
          'OKTA-connection-02',
          'OKTA-connection-03',
          'OKTA-connection-04',
          'OKTA-connection-06',
        ],
        fix: 'Answer GET /Users?startIndex=1&count=2 and GET /Groups?startIndex=1&count=100 with 200 and a ListResponse.',
      },
      entra: {
        verifies: ['ENTRA-connection-01', 'ENTRA-connection-02', 'ENTRA-connection-03', 'ENTRA-connection-06'],
        fix: 'Answer a lookup of a random GUID with 200 and totalResults 0, for Users and for Groups.',
      },
      'entra-gallery': {
        verifies: ['ENTRA-connection-01', 'ENTRA-connection-02', 'ENTRA-connection-08'],
        fix: 'Answer a lookup of a random GUID with 200 and totalResults 0, and publish the schemas at /Schemas.',
      },
    },
  },

  joiner: {
    establishes: 'provision',
    by: {
      okta: {
        verifies: [
          'OKTA-match-01',
          'OKTA-connection-05',
          'OKTA-create-01',
          'OKTA-create-03',
          'OKTA-create-04',
          'OKTA-create-05',
          'OKTA-create-06',
        ],
        fix: 'Answer the lookup by userName with an empty list, then the POST with 201, the id and the stored attributes.',
      },
      entra: {
        verifies: [
          'ENTRA-create-01',
          'ENTRA-create-02',
          'ENTRA-create-03',
          'ENTRA-create-05',
          'ENTRA-connection-04',
          'ENTRA-read-05',
        ],
        fix: 'Accept the POST with both schema URNs, meta.resourceType and an empty list of roles; store what is in it.',
      },
    },
  },

  adopt: {
    by: {
      okta: {
        verifies: ['OKTA-match-02', 'OKTA-match-04', 'OKTA-match-07', 'OKTA-update-02'],
        fix: 'Return exactly the existing User for userName eq "…", and take the PUT that Okta sends to its id.',
      },
      'okta-patch-user': {
        verifies: ['OKTA-match-02', 'OKTA-match-04', 'OKTA-match-07'],
        fix: 'Return exactly the existing User for userName eq "…", also when the space is written as "+".',
      },
      entra: {
        verifies: ['ENTRA-match-01', 'ENTRA-match-05', 'ENTRA-match-06', 'ENTRA-update-04'],
        fix: 'Return exactly the existing User for userName eq "…", and carry out every operation of the PATCH that follows.',
      },
    },
  },

  leaver: {
    establishes: 'deprovision',
    by: {
      okta: {
        verifies: ['OKTA-deactivate-01', 'OKTA-deactivate-04', 'OKTA-deactivate-05'],
        fix: 'Apply {"op":"replace","value":{"active":false}}, which has no path, and keep the User.',
      },
      'okta-put': {
        verifies: ['OKTA-deactivate-02', 'OKTA-deactivate-04'],
        fix: 'Store active false from the PUT, and keep the User.',
      },
      entra: {
        verifies: ['ENTRA-disable-01', 'ENTRA-disable-04'],
        fix: 'Read the text "False" as false in {"op":"Replace","path":"active","value":"False"}, and keep the User.',
      },
      'entra-compliant': compliantLeaver,
      'entra-gallery': compliantLeaver,
    },
  },

  rehire: {
    by: {
      okta: {
        verifies: ['OKTA-match-03', 'OKTA-deactivate-03'],
        fix: 'Return inactive Users for userName eq "…", so that Okta reactivates them under the same id.',
      },
      'okta-put': {
        verifies: ['OKTA-match-03', 'OKTA-deactivate-06'],
        fix: 'Return inactive Users for userName eq "…", and store active true from the PUT.',
      },
      entra: {
        verifies: ['ENTRA-match-08', 'ENTRA-disable-02', 'ENTRA-disable-05'],
        fix: 'Let a PATCH reach an inactive User and read the text "True" as true.',
      },
      'entra-compliant': compliantReturn,
      'entra-gallery': compliantReturn,
    },
  },

  'sick-leave': {
    by: {
      okta: {
        verifies: ['OKTA-match-03', 'OKTA-deactivate-03'],
        fix: 'Keep a deactivated User under its userName, and activate it again.',
      },
      'okta-put': {
        verifies: ['OKTA-match-03', 'OKTA-deactivate-06'],
        fix: 'Keep a deactivated User under its userName, and activate it again from a PUT.',
      },
      entra: {
        verifies: 'ENTRA-update-14',
        fix: 'Store the userName that Entra ID writes into the recycle bin, 32 digits before the name, and the former one afterwards.',
      },
    },
  },

  deletion: {
    by: {
      okta: {
        verifies: ['OKTA-deactivate-01', 'OKTA-deactivate-04'],
        fix: 'Keep a deactivated User: Okta never deletes Users.',
      },
      'okta-put': {
        verifies: ['OKTA-deactivate-02', 'OKTA-deactivate-04'],
        fix: 'Keep a deactivated User: Okta never deletes Users.',
      },
      entra: { verifies: 'ENTRA-disable-06', fix: 'Answer DELETE with 204 and remove the User.' },
    },
  },

  password: {
    by: {
      okta: { verifies: 'OKTA-update-08', fix: 'Accept a new password by PATCH, and never return it.' },
      'okta-put': { verifies: 'OKTA-update-08', fix: 'Accept a new password by PUT, and never return it.' },
    },
  },
});

for (const { title, details, idp, scenario } of checks) {
  test(title, details, async ({ plays }) => plays(idp, scenario));
}

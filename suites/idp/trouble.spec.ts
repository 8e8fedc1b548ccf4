import { checksOf, test } from '../../src/harness/index.ts';

const checks = checksOf({
  conflict: {
    by: {
      okta: {
        verifies: 'OKTA-create-02',
        fix: 'Answer a POST with a userName that is taken with 409, and find the account by its userName afterwards.',
      },
      entra: {
        verifies: 'ENTRA-create-04',
        fix: 'Answer a POST with a userName that is taken with 409, and find the account by its userName afterwards.',
      },
    },
  },
  vanished: {
    by: {
      okta: { verifies: 'OKTA-import-06', fix: 'Answer GET of a User that was deleted with 404.' },
      'okta-patch-user': null,
      entra: { verifies: 'ENTRA-read-02', fix: 'Answer GET of a User that was deleted with 404 and a SCIM error.' },
    },
  },
  outage: {
    by: {
      okta: { verifies: 'OKTA-match-02', fix: 'Find by userName whatever was created before the outage.' },
      entra: { verifies: 'ENTRA-match-01', fix: 'Find by userName whatever was created before the outage.' },
    },
  },
  'lost-answer': {
    by: {
      okta: { verifies: 'OKTA-match-02', fix: 'Find a User by its userName as soon as it is created.' },
      entra: { verifies: 'ENTRA-match-01', fix: 'Find a User by its userName as soon as it is created.' },
    },
  },
  'slow-down': {
    by: {
      okta: { verifies: 'OKTA-create-01', fix: 'Create the User when the request comes again after a pause.' },
      entra: { verifies: 'ENTRA-create-01', fix: 'Create the User when the request comes again after a pause.' },
    },
  },
  'drift-user': {
    by: {
      okta: { verifies: 'OKTA-update-02', fix: 'Let the PUT overwrite what was changed elsewhere.' },
      'okta-patch-user': null,
      entra: {
        verifies: 'ENTRA-update-03',
        fix: 'Return the present values of the User, and let a PATCH overwrite what was changed elsewhere.',
      },
    },
  },
  'drift-group': {
    by: {
      okta: { verifies: 'OKTA-group-05', fix: 'Let the replace of displayName overwrite a name given elsewhere.' },
      'okta-put': { verifies: 'OKTA-group-14', fix: 'Let the PUT overwrite a name given elsewhere.' },
      entra: {
        verifies: 'ENTRA-group-03',
        fix: 'Return the present name of the Group, and let Replace of displayName overwrite it.',
      },
    },
  },
  'nothing-to-do': {
    by: {
      entra: {
        verifies: 'ENTRA-read-06',
        fix: 'Return attributes with the values they were sent with; what differs is written again in every cycle.',
      },
    },
  },
  explanation: {
    by: {
      okta: { verifies: 'OKTA-error-01', fix: 'Say in the detail of a SCIM error what the administrator can do.' },
    },
  },
});

for (const { title, details, idp, scenario } of checks) {
  test(title, details, async ({ plays }) => plays(idp, scenario));
}

import { checksOf, test } from '../../src/harness/index.ts';

const checks = checksOf({
  'members-pathless': {
    by: {
      okta: {
        verifies: 'OKTA-group-12',
        fix: 'Let a replace without path whose value holds members leave exactly these members.',
      },
      'okta-put': null,
    },
  },
  'members-ref-null': {
    by: { entra: { verifies: 'ENTRA-group-07', fix: 'Ignore $ref where it is null.' } },
  },
  'members-again': {
    by: { entra: { verifies: 'ENTRA-group-08', fix: 'Leave a member alone who is added again.' } },
  },
  'members-at-once': {
    by: { entra: { verifies: 'ENTRA-group-09', fix: 'Add every member in the list of one Add.' } },
  },
  'members-lower-case': {
    by: {
      entra: {
        verifies: 'ENTRA-group-13',
        fix: 'Take out exactly the members listed, also where the operation is "remove".',
      },
    },
  },
  'patch-of-account': {
    by: {
      entra: { verifies: 'ENTRA-update-10', fix: 'Answer the PATCH of a User with 200 and the User, or with 204.' },
    },
  },
  'patch-of-group': {
    by: {
      okta: { verifies: 'OKTA-group-15', fix: 'Answer the PATCH of a Group with 200 or 204.' },
      'okta-put': null,
    },
  },
  'patch-of-group-204': {
    by: { entra: { verifies: 'ENTRA-group-11', fix: 'Answer the PATCH of a Group with 204.' } },
  },
  'groups-without-members': {
    by: {
      entra: {
        verifies: ['ENTRA-read-03', 'ENTRA-read-04'],
        fix: 'Leave members out where excludedAttributes=members asks for it, by id and in lists.',
      },
    },
  },
});

for (const { title, details, idp, scenario } of checks) {
  test(title, details, async ({ plays }) => plays(idp, scenario));
}

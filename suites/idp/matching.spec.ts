import { checksOf, test } from '../../src/harness/index.ts';

const checks = checksOf({
  'adopt-percent20': {
    by: {
      okta: { verifies: 'OKTA-match-05', fix: 'Decode %20 in the query as a space, as well as "+".' },
    },
  },
  'adopt-by-external-id': {
    by: {
      entra: {
        verifies: 'ENTRA-match-02',
        fix: 'Answer externalId eq "…" with a ListResponse of the User that has it.',
      },
    },
  },
  'adopt-by-mail': {
    by: {
      entra: {
        verifies: 'ENTRA-match-03',
        fix: 'Read emails[type eq "work"].value eq "…" as emails[type eq "work" and value eq "…"].',
      },
    },
  },
  'adopt-by-employee-number': {
    by: {
      entra: {
        verifies: 'ENTRA-match-04',
        fix: 'Let filters name attributes of the enterprise extension by their full URN.',
      },
    },
  },
});

for (const { title, details, idp, scenario } of checks) {
  test(title, details, async ({ plays }) => plays(idp, scenario));
}

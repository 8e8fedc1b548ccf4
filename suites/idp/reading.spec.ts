import { checksOf, entitlementsTest, playedBy, test, verifies } from '../../src/harness/index.ts';

const checks = checksOf({
  import: {
    by: {
      okta: {
        verifies: ['OKTA-import-01', 'OKTA-import-02', 'OKTA-import-03', 'OKTA-import-04'],
        fix: 'Return pages in one order, 100 entries each for count=100, with numbers for totalResults, startIndex and itemsPerPage.',
      },
    },
  },
  'full-pages': {
    by: {
      okta: {
        verifies: 'OKTA-import-05',
        fix: 'Return 100 entries when count asks for 100: Okta steps by 100 whatever a page holds.',
      },
    },
  },
  'shown-account': {
    by: {
      okta: {
        verifies: 'OKTA-update-06',
        fix: 'Return name, displayName, groups, active and e-mail addresses with every User.',
      },
    },
  },
  entitlements: {
    by: {
      'okta-entitlements': {
        verifies: ['OKTA-entitlement-01', 'OKTA-entitlement-02'],
        fix: "Name the endpoints of Okta's role and entitlement schemas in /ResourceTypes, and give each entry id and displayName.",
      },
    },
  },
  'give-entitlement': {
    by: {
      'okta-entitlements': {
        verifies: 'OKTA-entitlement-04',
        fix: 'Return roles as value and display, entitlements with a type as well.',
      },
    },
  },
});

for (const { title, details, idp, scenario } of checks) {
  test(title, details, async ({ plays }) => plays(idp, scenario));
}

for (const idp of playedBy('okta').filter((name) => name === 'okta-entitlements')) {
  test(
    'a page of one role or entitlement counts one',
    verifies('OKTA-entitlement-03', { fix: 'Return itemsPerPage 1 with a page of one entry.', idp }),
    async ({ probes, target, appliesIf }) => {
      const types = target.resourceTypes.filter(({ schema }) => schema.startsWith('urn:okta:scim:schemas:core:1.0:'));
      appliesIf(types.length > 0, "No resource type has Okta's schema of roles or entitlements.");

      for (const { endpoint } of types) {
        await probes((options) => entitlementsTest(options, endpoint), 'one entitlement');
      }
    },
  );
}

import { matchesOf } from '../engine/matches.ts';
import { modifyResource } from '../engine/writes.ts';
import { notFound, ScimError } from '../scim-error.ts';
import type { Defect } from './defect.ts';
import { isInList } from './listing.ts';
import { kept, operations, shown, together } from './seams.ts';

/** What Entra puts before the userName of a User it deletes softly. */
const tombstone = /^[\da-f]{32}(?=.)/i;

export const deactivatingDefects: readonly Defect[] = [
  {
    id: 'deactivate-removes-resource',
    severity: 'critical',
    title: 'A User that is deactivated is deleted.',
    violates: [
      '7644-3.2-07',
      '7644-3.5.2-24',
      '7644-3.5.1-14',
      'OKTA-deactivate-04',
      'OKTA-deactivate-05',
      'ENTRA-disable-04',
      'OKTA-match-03',
      '7644-3.5.2.3-01',
    ],
    sources: ['growthbook/growthbook#1680', 'harness/harness-core#48592'],
    behaviour: operations((was) => ({
      update: (tenant, record, attributes) => {
        was.update(tenant, record, attributes);
        if (attributes.active !== false) return;
        tenant.directory.delete(record);
        throw notFound('The User was removed.');
      },
    })),
  },
  {
    id: 'deactivated-hidden-but-conflicting',
    severity: 'critical',
    title: 'Inactive Users are found by no query, and their userName is taken all the same.',
    violates: ['OKTA-match-03', 'ENTRA-match-08', '7644-3.4.2.2-10', '7644-3.4.2.2-04', '7644-3.4.2-05'],
    sources: ['better-auth/better-auth#11113', 'https://devforum.okta.com/t/27262'],
    behaviour: operations((was) => ({
      select: (tenant, types, filter) => {
        const found = was.select(tenant, types, filter);
        return matchesOf(found.slice(0, found.total).filter(({ attributes }) => attributes.active !== false));
      },
    })),
  },
  {
    id: 'active-from-wrong-source',
    severity: 'high',
    title: 'In lists every User is active.',
    violates: ['7644-3.1-09', '7644-3.4.2.2-10', 'OKTA-match-03', '7643-4.1.1-17'],
    sources: ['wundergraph/cosmo#3097'],
    behaviour: shown((resource, record, exchange) =>
      resource.active === false && isInList(record, exchange) ? { ...resource, active: true } : resource,
    ),
  },
  {
    id: 'deactivate-drops-groups',
    severity: 'high',
    title: 'A User that is deactivated loses its memberships for good.',
    violates: ['7644-3.2-07', '7644-3.5.2.3-01'],
    sources: ['kortix-ai/suna#7298'],
    behaviour: operations((was) => ({
      update: (tenant, record, attributes) => {
        was.update(tenant, record, attributes);
        if (attributes.active !== false) return;
        const path = `members[value eq "${record.id}"]`;
        for (const group of tenant.directory.holdersOf(record.id))
          modifyResource(tenant, group, [{ op: 'remove', path }]);
      },
    })),
  },
  {
    id: 'deactivate-tombstone-rename',
    severity: 'high',
    title: 'A User that was renamed with 32 digits before its name and disabled cannot get its name back.',
    violates: ['ENTRA-update-14', 'ENTRA-update-13'],
    sources: ['onyx-dot-app/onyx#14074'],
    behaviour: together(
      kept((attributes) => {
        const { userName, active, emails } = attributes;
        const isBuried = active === false && typeof userName === 'string' && tombstone.test(userName);
        if (!isBuried || !Array.isArray(emails)) return attributes;
        const [first, ...others] = emails;
        return { ...attributes, emails: [{ ...(first as object), value: userName }, ...others] };
      }),
      operations((was) => ({
        checkUnique: (tenant, type, attributes, itself) => {
          was.checkUnique(tenant, type, attributes, itself);
          const name = itself?.attributes.userName;
          const isRestored =
            typeof name === 'string' && tombstone.test(name) && name.replace(tombstone, '') === attributes.userName;
          if (isRestored) throw new ScimError(409, 'uniqueness', 'userName is taken.');
        },
      })),
    ),
  },
];

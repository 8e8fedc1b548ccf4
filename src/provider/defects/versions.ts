import type { Attributes } from '../engine/attributes.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { Behaviour, Defect } from './defect.ts';
import { gate, operations, steps } from './seams.ts';
import { recordsOf } from './stored.ts';

export const versionDefects: readonly Defect[] = [
  {
    id: 'etag-if-match-ignored',
    severity: 'high',
    title: 'PUT and PATCH are carried out whatever their preconditions say.',
    violates: ['9110-13.1.1-03', '9110-13.1.1-02', '7644-3.12-14', '9110-13.1.2-02'],
    sources: ['apache/directory-scimple#534', 'GluuFederation/SCIM-Client#51'],
    behaviour: steps((was) => ({
      checkPreconditions: (exchange, record) => {
        if (exchange.request.method === 'DELETE') was.checkPreconditions(exchange, record);
      },
    })),
  },
  {
    id: 'etag-frozen-on-member-change',
    severity: 'high',
    title: 'A change of members leaves the version of the Group as it was.',
    violates: ['7644-3.14-07', '7643-3.1-24'],
    sources: [],
    behaviour: freezing((names) => names.every((name) => name === 'members')),
  },
  {
    id: 'etag-not-bumped-by-some-fields',
    severity: 'medium',
    title: 'The version changes only where externalId or userName does.',
    violates: ['7644-3.14-07', '9110-13.1.1-03'],
    sources: ['openstack-experimental/keystone#929'],
    behaviour: freezing(
      (names, { type }) => type.name === 'User' && !names.includes('externalId') && !names.includes('userName'),
    ),
  },
  {
    id: 'etag-if-none-match-ignored',
    severity: 'low',
    title: 'GET with the current version in If-None-Match is answered with 200.',
    violates: ['7644-3.14-05', '9110-13.1.2-02'],
    sources: ['GluuFederation/SCIM-Client#52'],
    behaviour: steps(() => ({ isNotModified: () => false })),
  },
  {
    id: 'etag-header-and-meta-differ',
    severity: 'low',
    title: 'The ETag header lacks the W/ that meta.version has.',
    violates: ['7643-3.1-24', '7644-3.3-14'],
    sources: [],
    behaviour: steps((was) => ({
      headers: (exchange, record) => was.headers(exchange, record).map((text) => text.replace(/^W\/(?=")/, '')),
    })),
  },
  {
    id: 'etag-counts-changes-of-others',
    severity: 'low',
    title: 'A change of one resource gives all of them a new version.',
    violates: ['7644-3.14-05'],
    sources: [],
    behaviour: operations((was) => ({
      update: (tenant, record, attributes) => {
        was.update(tenant, record, attributes);
        for (const other of recordsOf(tenant, record.type)) {
          if (other === record) continue;
          other.version += 1;
          other.answer = undefined;
        }
      },
    })),
  },
  {
    id: 'version-in-path-passed-over',
    severity: 'low',
    title: 'Requests below /v1 or any other version are answered like those below /v2.',
    violates: ['7644-3.13-03'],
    sources: [],
    behaviour: gate((request, next) => next({ ...request, target: request.target.replace(/\/v\d+(?=\/)/, '/v2') })),
  },
];

/** The version stays when only such attributes change. */
function freezing(isFrozen: (changed: readonly string[], record: ResourceRecord) => boolean): Behaviour {
  return operations((was) => ({
    update: (tenant, record, attributes) => {
      const { version } = record;
      const changed = changedNames(record.attributes, attributes);
      was.update(tenant, record, attributes);
      if (isFrozen(changed, record)) record.version = version;
    },
  }));
}

function changedNames(before: Attributes, after: Attributes): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]);
}

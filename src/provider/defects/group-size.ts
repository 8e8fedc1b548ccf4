import type { PatchOperation } from '../../scim/patch-operation.ts';
import type { Behaviour, Defect } from './defect.ts';
import { patches, sent, shown, together } from './seams.ts';
import { memberIds } from './stored.ts';

const cap = 100;
const largeCap = 500;
const capOnCreate = 20;

export const groupSizeDefects: readonly Defect[] = [
  {
    id: 'group-members-capped-100',
    severity: 'critical',
    title: `A Group is read and written with its first ${cap} members only.`,
    violates: [
      '7644-3.5.2.1-06',
      '7643-7-39',
      '7644-3.1-09',
      '7644-3.9-01',
      '7643-4.2-03',
      'OKTA-group-16',
      'OKTA-group-08',
      'ENTRA-group-04',
      'ENTRA-group-09',
    ],
    sources: ['FusionAuth/fusionauth-issues#2784'],
    behaviour: cappedAt(cap),
  },
  {
    id: 'group-members-capped-500',
    severity: 'critical',
    title: `A Group is read and written with its first ${largeCap} members only.`,
    violates: ['OKTA-group-16', 'ENTRA-group-04', '7643-4.2-03'],
    sources: [],
    behaviour: cappedAt(largeCap),
  },
  {
    id: 'group-members-capped-on-create',
    severity: 'high',
    title: `A Group is created with its first ${capOnCreate} members only.`,
    violates: ['7644-3.3-02', '7644-3.1-09', 'OKTA-group-04', '7643-4.2-03'],
    sources: ['getsentry/sentry#77191'],
    behaviour: sent('POST', (body) =>
      Array.isArray(body.members) ? { ...body, members: body.members.slice(0, capOnCreate) } : body,
    ),
  },
];

/** Members beyond a number are not shown, and lost with the next PATCH. */
function cappedAt(most: number): Behaviour {
  return together(
    patches((given, record) => {
      const beyond = memberIds(record.attributes).slice(most);
      const removals = beyond.map((id): PatchOperation => ({ op: 'remove', path: `members[value eq "${id}"]` }));
      return [...removals, ...given];
    }),
    shown((resource) =>
      Array.isArray(resource.members) ? { ...resource, members: resource.members.slice(0, most) } : resource,
    ),
  );
}

import { schemaUrn } from '../../scim/urn.ts';
import { matchesOf } from '../engine/matches.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { Exchange } from '../protocol/exchange.ts';
import type { Defect } from './defect.ts';
import { without } from './json.ts';
import { judge } from './judging.ts';
import { lists, operations, pages, shown } from './seams.ts';

export const listingDefects: readonly Defect[] = [
  {
    id: 'list-envelope-lowercase',
    severity: 'high',
    title: 'A ListResponse has resources in lower case, the schema of Groups and startIndex 0.',
    violates: ['7644-3.4.2-07', '7644-3.4.2-04', '7644-8.2-01'],
    sources: ['ssoready/ssoready#232'],
    behaviour: lists(({ Resources: resources, ...list }) => ({
      ...list,
      schemas: [schemaUrn.Group],
      startIndex: 0,
      resources,
    })),
  },
  {
    id: 'list-duplicate-entries',
    severity: 'high',
    title: 'Every resource is in a list twice.',
    violates: ['7644-3.4.2.4-10', '7644-3.4.2-05', '7644-3.4.2.4-12', '7643-3.1-07'],
    sources: ['Infisical/infisical#6552', 'wso2/product-is#3563'],
    behaviour: pages((page) => ({
      ...page,
      totalResults: page.totalResults * 2,
      records: page.records.flatMap((record) => [record, record]),
    })),
  },
  {
    id: 'list-hides-inactive',
    severity: 'high',
    title: 'Lists leave out inactive Users, who are found only where a value is looked up by eq.',
    violates: ['7644-3.4.2-05', '7644-3.4.2.4-10', '7644-3.4.2.4-12'],
    sources: ['msaad00/agent-bom#2196'],
    behaviour: operations((was) => ({
      select: (tenant, types, filter) => {
        const found = was.select(tenant, types, filter);
        return filter?.op === 'eq' ? found : matchesOf(found.slice(0, found.total).filter(isNotInactive));
      },
    })),
  },
  {
    id: 'list-shows-deleted',
    severity: 'high',
    title: 'A deleted resource is still in lists.',
    violates: ['7644-3.6-04'],
    sources: ['wireapp/wire-server#548'],
    behaviour: operations((was) => {
      const deleted: ResourceRecord[] = [];
      return {
        remove: (tenant, record) => {
          was.remove(tenant, record);
          deleted.push(record);
        },
        select: (tenant, types, filter) => {
          const found = was.select(tenant, types, filter);
          const fits = judge(tenant, types, filter);
          const ghosts = deleted.filter((record) => types.includes(record.type) && fits(record));
          return matchesOf([...found.slice(0, found.total), ...ghosts]);
        },
      };
    }),
  },
  {
    id: 'list-needs-paging-params',
    severity: 'high',
    title: 'A list is empty unless startIndex and count are sent.',
    violates: ['7644-3.4.2.4-03', '7644-3.4.2.4-08', '7644-3.4.2-05', '7644-3.4.2.4-10'],
    sources: ['bitwarden/server#4034'],
    behaviour: pages((page, { filter, startIndex, count, cursor }) =>
      filter === undefined && cursor === undefined && startIndex === undefined && count === undefined
        ? { ...page, totalResults: 0, records: [] }
        : page,
    ),
  },
  {
    id: 'list-groups-without-members',
    severity: 'medium',
    title: 'Groups in a list have no members.',
    violates: ['7643-7-39', '7644-3.9-01', '7644-3.4-02', '7644-3.9-04'],
    sources: ['graphql-hive/console#8352'],
    behaviour: shown((resource, record, exchange) =>
      isInList(record, exchange) ? without(resource, 'members') : resource,
    ),
  },
];

function isNotInactive({ attributes }: ResourceRecord): boolean {
  return attributes.active !== false;
}

/** Whether the resource is shown in a list. */
export function isInList({ id }: ResourceRecord, { request }: Exchange): boolean {
  const [path = ''] = request.target.split('?', 1);
  return path.endsWith('/.search') || (request.method === 'GET' && !path.endsWith(encodeURIComponent(id)));
}

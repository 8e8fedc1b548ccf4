import { schemaUrn } from '../../scim/urn.ts';
import { bulkResults } from './bulk.ts';
import type { Defect } from './defect.ts';
import { changedBody, without } from './json.ts';
import { answersTo, lists, pages } from './seams.ts';

export const envelopeDefects: readonly Defect[] = [
  {
    id: 'list-names-schema-of-entries',
    severity: 'low',
    title: 'schemas of a ListResponse names the schema of User as well.',
    violates: ['7644-3.1-05'],
    sources: [],
    behaviour: lists((list) => ({ ...list, schemas: [...(list.schemas as readonly string[]), schemaUrn.User] })),
  },
  {
    id: 'list-total-as-text',
    severity: 'medium',
    title: 'totalResults is text.',
    violates: ['7644-3.4.2-05'],
    sources: [],
    behaviour: lists((list) => ({ ...list, totalResults: String(list.totalResults) })),
  },
  {
    id: 'list-total-counts-from-zero',
    severity: 'high',
    title: 'totalResults is the index of the last result, counted from 0.',
    violates: ['7644-3.4.2.4-10', '7644-3.4.2-05'],
    sources: [],
    behaviour: pages((page) => ({ ...page, totalResults: Math.max(0, page.totalResults - 1) })),
  },
  {
    id: 'list-single-result-as-object',
    severity: 'high',
    title: 'Resources is an object instead of an array where there is one result.',
    violates: ['7644-3.4.2-07', '7644-3.8-09'],
    sources: [],
    behaviour: lists((list) => {
      const [first, ...others] = Array.isArray(list.Resources) ? list.Resources : [];
      return first === undefined || others.length > 0 ? list : { ...list, Resources: first };
    }),
  },
  {
    id: 'list-part-without-position',
    severity: 'medium',
    title: 'A list with a part of the results has neither startIndex nor itemsPerPage.',
    violates: ['7644-3.4.2-08', '7644-3.4.2-09'],
    sources: [],
    behaviour: lists((list) =>
      (list.Resources as readonly unknown[]).length < Number(list.totalResults)
        ? without(list, 'startIndex', 'itemsPerPage')
        : list,
    ),
  },
  {
    id: 'cursor-null-on-last-page',
    severity: 'medium',
    title: 'nextCursor of the last page is null.',
    violates: ['9865-2-14', '9865-2-10'],
    sources: [],
    behaviour: lists((list) => ('startIndex' in list ? list : { nextCursor: null, ...list })),
  },
  {
    id: 'cursor-previous-on-first-page',
    severity: 'low',
    title: 'The first page has a previousCursor.',
    violates: ['9865-2-13'],
    sources: [],
    behaviour: pages((page, { cursor }) => (cursor === '' ? { ...page, previousCursor: 'start' } : page)),
  },
  {
    id: 'bulk-envelope-lowercase',
    severity: 'high',
    title: 'A BulkResponse has operations in lower case.',
    violates: ['7644-3.7-04', '7644-3.7-02'],
    sources: [],
    behaviour: answersTo('POST', (answer, _, { to }) =>
      to === 'bulk' && answer.status === 200
        ? changedBody(answer, ({ Operations: operations, ...response }) => ({ ...response, operations }))
        : answer,
    ),
  },
  {
    id: 'bulk-method-missing',
    severity: 'low',
    title: 'The results of a bulk request do not repeat the method.',
    violates: ['7644-3.7-05'],
    sources: [],
    behaviour: bulkResults((result) => without(result, 'method')),
  },
  {
    id: 'bulk-status-with-reason',
    severity: 'medium',
    title: 'The status of each result of a bulk request has words behind the number.',
    violates: ['7644-3.7.3-03'],
    sources: [],
    behaviour: bulkResults((result) => ({
      ...result,
      status: `${result.status as string} ${Number(result.status) < 300 ? 'OK' : 'Error'}`,
    })),
  },
  {
    id: 'bulk-failure-unexplained',
    severity: 'medium',
    title: 'A failed operation of a bulk request has a status and no response.',
    violates: ['7644-3.7-11', '7644-3.7-13', '7644-3.7.3-04'],
    sources: [],
    behaviour: bulkResults((result) => without(result, 'response')),
  },
];

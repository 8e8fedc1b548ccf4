import { messageUrn, schemaUrn } from '../../scim/urn.ts';
import { envelopeDefects } from './envelopes.ts';
import { type Manifestation, type Stage, showing } from './testing/stage.ts';

/** Two Users, then the list that a query finds. */
function listed(query: string, tell: (list: Awaited<ReturnType<Stage['get']>>) => unknown): Manifestation[0] {
  return async ({ user, get }) => {
    await user();
    await user();
    return tell(await get(`/Users?${query}`));
  };
}

/** The answer to a bulk request with a create that works and one that does not. */
function bulk(tell: (answer: Awaited<ReturnType<Stage['get']>>) => unknown): Manifestation[0] {
  return async ({ send }) => {
    const creating = { method: 'POST', path: '/Users', data: { schemas: [schemaUrn.User], userName: 'ann' } };
    const Operations = ['one', 'two'].map((bulkId) => ({ ...creating, bulkId }));
    return tell((await send('POST', '/Bulk', { schemas: [messageUrn.BulkRequest], Operations })).body);
  };
}

showing(envelopeDefects, {
  'list-names-schema-of-entries': [
    listed('count=1', ({ schemas }) => schemas),
    [messageUrn.ListResponse],
    [messageUrn.ListResponse, schemaUrn.User],
  ],
  'list-total-as-text': [listed('count=1', ({ totalResults }) => totalResults), 2, '2'],
  'list-total-counts-from-zero': [
    listed('', ({ totalResults, Resources }) => [totalResults, Resources.length]),
    [2, 2],
    [1, 2],
  ],
  'list-single-result-as-object': [listed('count=1', ({ Resources }) => Array.isArray(Resources)), true, false],
  'list-part-without-position': [
    listed('count=1', (list) => Object.keys(list)),
    ['schemas', 'totalResults', 'startIndex', 'itemsPerPage', 'Resources'],
    ['schemas', 'totalResults', 'Resources'],
  ],
  'cursor-null-on-last-page': [listed('cursor', ({ nextCursor }) => nextCursor), undefined, null],
  'cursor-previous-on-first-page': [listed('cursor', ({ previousCursor }) => previousCursor), undefined, 'start'],
  'bulk-envelope-lowercase': [
    bulk((answer) => Object.keys(answer)),
    ['schemas', 'Operations'],
    ['schemas', 'operations'],
  ],
  'bulk-method-missing': [bulk(({ Operations }) => Operations[0].method), 'POST', undefined],
  'bulk-status-with-reason': [
    bulk(({ Operations }) => Operations.map(({ status }: { readonly status: string }) => status)),
    ['201', '409'],
    ['201 OK', '409 Error'],
  ],
  'bulk-failure-unexplained': [
    bulk(({ Operations }) => [Operations[1].status, Operations[1].response?.scimType]),
    ['409', 'uniqueness'],
    ['409', undefined],
  ],
});

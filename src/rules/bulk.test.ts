import { expect, test } from 'vitest';
import { messageUrn, schemaUrn } from '../scim/urn.ts';
import { judgementOn, type Line } from './testing/judgement-on.ts';
import { exchange, list, scimError, user } from './testing/sights.ts';
import { bulk } from './testing/usual-exchanges.ts';

const schemas = [messageUrn.BulkResponse];
const answered = (more: Parameters<typeof exchange>[0]) => exchange({ method: 'POST', path: '/Bulk', ...more });
const result = { method: 'PUT', status: '500' };

test.each<Line>([
  [
    'in small letters is one too',
    'bulk-operations',
    answered({ path: '/bulk', body: { schemas, Operations: [] } }),
    'held',
  ],
  ['is sent with POST', 'bulk-operations', answered({ method: 'GET', body: {} }), 'silent'],
  ['goes to /Bulk', 'bulk-operations', answered({ path: '/Users', body: user() }), 'silent'],
  ['goes to /Bulk and not below', 'bulk-operations', answered({ path: '/Bulk/1', body: {} }), 'silent'],
  ['may be refused', 'bulk-operations', answered({ status: 413, body: scimError(413) }), 'silent'],
  ['is answered with a BulkResponse', 'bulk-operations', answered({ body: list([], { Operations: [] }) }), 'violated'],
  [
    'is answered with a list of Operations',
    'bulk-operations',
    answered({ body: { schemas, Operations: {} } }),
    'violated',
  ],
  ['is answered with an object', 'bulk-operations', answered({ body: [] }), 'violated'],
  ['may have no results', 'bulk-method', bulk(), 'silent'],
  ['has results that are objects', 'bulk-method', answered({ body: { schemas, Operations: [7, null] } }), 'silent'],
  ['has a list of results', 'bulk-method', answered({ body: { schemas, Operations: { 0: result } } }), 'silent'],
  ['has results if it succeeds', 'bulk-method', answered({ status: 202, body: { Operations: [{}] } }), 'silent'],
  ['has results in the answer', 'bulk-method', answered({ path: '/Users', body: { Operations: [{}] } }), 'silent'],
  ['has a body', 'bulk-method', answered({}), 'silent'],
  ...['POST', 'put', 'Patch', 'DELETE'].map(
    (method): Line => [`may ${method}`, 'bulk-method', bulk({ method }), 'held'],
  ),
  ...['REPOST', 'PUTS', 7].map((method): Line => [`cannot ${method}`, 'bulk-method', bulk({ method }), 'violated']),
  ['shows what is wrong behind what is right', 'bulk-method', bulk({ method: 'PUT' }, { method: 'GET' }), 'violated'],
  ['has a status of an operation from 200 on', 'bulk-status', bulk({ status: '200' }), 'held'],
  ['has a status of an operation in its older form', 'bulk-status', bulk({ status: { code: '201' } }), 'held'],
  ['has a status of an operation that is a number', 'bulk-status', bulk({ status: 204 }), 'held'],
  ['has no status of an operation below 200', 'bulk-status', bulk({ status: '199' }), 'violated'],
  ['has a status for each operation', 'bulk-status', bulk({}), 'violated'],
  ['has a status as text', 'bulk-status-as-text', bulk({ status: 204 }), 'violated'],
  ['has a status as text for each operation', 'bulk-status-as-text', bulk({}), 'violated'],
  [
    'may leave the location of a POST that failed out',
    'bulk-location',
    bulk({ method: 'post', status: '300' }),
    'held',
  ],
  ['has the location of a POST that succeeded', 'bulk-location', bulk({ method: 'POST', status: '299' }), 'violated'],
  ['has the location of a PUT that failed', 'bulk-location', bulk(result), 'violated'],
  ['has the location of whatever failed', 'bulk-location', bulk({ status: '400' }), 'violated'],
  ['has a location as text', 'bulk-location', bulk({ ...result, location: 7 }), 'violated'],
  ['has an error for what was redirected', 'bulk-error', bulk({ status: '300' }), 'violated'],
  ['has no error for what succeeded', 'bulk-error', bulk({ status: '299' }), 'silent'],
  ['has an error for a status in its older form', 'bulk-error', bulk({ status: { code: '409' } }), 'violated'],
  ['has an error and not another message', 'bulk-error', bulk({ ...result, response: list([]) }), 'violated'],
  ['has an error and not a text', 'bulk-error', bulk({ ...result, response: messageUrn.Error }), 'violated'],
  ['explains what failed in status', 'bulk-error-detail', bulk({ status: { code: '409', description: 'x' } }), 'held'],
  ['explains what failed in words', 'bulk-error-detail', bulk({ ...result, response: { detail: 7 } }), 'violated'],
  [
    'explains what failed in a word at least',
    'bulk-error-detail',
    bulk({ ...result, response: { detail: '' } }),
    'violated',
  ],
  ['explains what failed', 'bulk-error-detail', bulk(result), 'violated'],
  ['explains nothing that succeeded', 'bulk-error-detail', bulk({ status: '201' }), 'silent'],
  ['has no response for any success', 'bulk-without-response', bulk({ status: '299', response: {} }), 'violated'],
  ['has a response for any failure', 'bulk-without-response', bulk({ status: '300', response: {} }), 'held'],
  ['may have a response of nothing', 'bulk-without-response', bulk({ status: '201', response: undefined }), 'held'],
  [
    'judges keywords of its results',
    'error-keyword',
    bulk({ status: '400', response: scimError(400, { scimType: 'tooMany' }) }),
    'held',
  ],
  [
    'judges keywords of errors alone',
    'error-keyword',
    bulk({ status: '200', response: { schemas: [schemaUrn.User], scimType: 'x' } }),
    'silent',
  ],
  ['judges keywords that are there', 'error-keyword', bulk({ status: '400', response: scimError(400) }), 'silent'],
  ['judges no keyword of a text', 'error-keyword', bulk({ status: '400', response: 'x' }), 'silent'],
  ['judges no keyword where there are no results', 'error-keyword', answered({ body: { Operations: 7 } }), 'silent'],
  [
    'judges keywords by the status of the result',
    'error-keyword-by-status',
    bulk({ status: '409', response: scimError(409, { scimType: 'uniqueness' }) }),
    'held',
  ],
  [
    'refuses keywords by the status of the result',
    'error-keyword-by-status',
    bulk({ status: '404', response: scimError(404, { scimType: 'uniqueness' }) }),
    'violated',
  ],
])('a bulk request %s: %s', (_, rule, example, judgement) => {
  expect(judgementOn(rule, example)).toBe(judgement);
});

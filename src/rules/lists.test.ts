import { expect, test } from 'vitest';
import { messageUrn } from '../scim/urn.ts';
import { judgementOn, type Line } from './testing/judgement-on.ts';
import { exchange, list, scimError, user } from './testing/sights.ts';
import { users } from './testing/usual-exchanges.ts';

const people = (number: number) => Array.from({ length: number }, (_, index) => user({ id: String(index) }));
const page = (query: string, number: number, members = {}) =>
  exchange({ path: `/Users${query}`, body: list(people(number), members) });
const search = (asked: object, number: number, members = {}) =>
  exchange({
    method: 'POST',
    path: '/Users/.search',
    sent: { schemas: [messageUrn.SearchRequest], ...asked },
    body: list(people(number), members),
  });
const none = { Resources: undefined };

test.each<Line>([
  ['a resource is none', 'list-response', exchange({ body: user() }), 'silent'],
  ['a refusal is none', 'list-response', exchange({ path: '/Users', status: 400, body: scimError(400) }), 'silent'],
  ['totalResults is 0 at least', 'total-results-present', page('', 0, { totalResults: -1 }), 'violated'],
  ['totalResults has no fraction', 'total-results-present', page('', 1, { totalResults: 1.5 }), 'violated'],
  ['totalResults may be 0', 'total-results-present', page('', 0), 'held'],
  [
    'totalResults may be too costly',
    'total-results-present',
    page('?cursor=', 1, { totalResults: undefined }),
    'silent',
  ],
  [
    'totalResults may be too costly before the end',
    'total-results-present',
    page('', 1, { totalResults: undefined, nextCursor: 'x' }),
    'silent',
  ],
  [
    'totalResults may be too costly at the end',
    'total-results-present',
    page('', 1, { totalResults: undefined, previousCursor: 'x' }),
    'silent',
  ],
  ['a resource has no totalResults', 'total-results-present', exchange({ body: user() }), 'silent'],
  ['totalResults may be the number of entries', 'total-results-not-below-entries', page('', 2), 'held'],
  [
    'totalResults may be more than the entries',
    'total-results-not-below-entries',
    page('', 2, { totalResults: 3 }),
    'held',
  ],
  [
    'totalResults is compared when it is a number',
    'total-results-not-below-entries',
    page('', 2, { totalResults: '1' }),
    'silent',
  ],
  ['Resources hold one result', 'resources-present', page('', 1, none), 'violated'],
  ['Resources hold what there is', 'resources-present', page('', 0, none), 'silent'],
  ['Resources are an array', 'resources-present', page('', 1, { Resources: {} }), 'violated'],
  ['Resources are not asked for', 'resources-present', page('?count=0', 1, none), 'silent'],
  ['Resources are not asked for by less than nothing', 'resources-present', page('?count=-1', 1, none), 'silent'],
  ['Resources are asked for', 'resources-present', page('?count=1', 1, none), 'violated'],
  ['Resources end', 'resources-present', page('?startIndex=2', 1, none), 'silent'],
  ['Resources end with the last', 'resources-present', page('?startIndex=1', 1, none), 'violated'],
  [
    'Resources spelled otherwise are another matter',
    'resources-present',
    page('', 1, { ...none, resources: [] }),
    'silent',
  ],
  ['Resources are spelled otherwise', 'resources-spelled', page('', 1, { ...none, RESOURCES: [] }), 'violated'],
  ['Resources are spelled twice', 'resources-spelled', page('', 1, { RESOURCES: [] }), 'violated'],
  ['Resources of a resource are its own', 'resources-spelled', exchange({ body: user({ resources: [] }) }), 'silent'],
  ['startIndex of a whole', 'start-index-of-a-part', page('', 2, { startIndex: undefined }), 'silent'],
  ['startIndex of nothing', 'start-index-of-a-part', page('', 0, { totalResults: 2, startIndex: undefined }), 'silent'],
  [
    'startIndex has no fraction',
    'start-index-of-a-part',
    page('', 1, { totalResults: 2, startIndex: 1.5 }),
    'violated',
  ],
  [
    'startIndex of a page with a cursor',
    'start-index-of-a-part',
    page('', 1, { totalResults: 2, startIndex: undefined, nextCursor: 'x' }),
    'silent',
  ],
  ['itemsPerPage of a whole', 'items-per-page-of-a-part', page('', 2, { itemsPerPage: undefined }), 'silent'],
  [
    'itemsPerPage has no fraction',
    'items-per-page-of-a-part',
    page('', 1, { totalResults: 2, itemsPerPage: 0.5 }),
    'violated',
  ],
  ['itemsPerPage need not be there', 'items-per-page', page('', 1, { itemsPerPage: undefined }), 'silent'],
  ['itemsPerPage of none', 'items-per-page', page('', 0, { ...none, itemsPerPage: 0 }), 'held'],
  ['itemsPerPage as text', 'items-per-page', page('', 1, { itemsPerPage: '1' }), 'violated'],
  ['startIndex need not be there', 'start-index', page('', 1, { startIndex: undefined }), 'silent'],
  ['startIndex of no entries', 'start-index', page('?startIndex=5', 0), 'silent'],
  ['startIndex of entries by cursor', 'start-index', page('?startIndex=5&cursor=x', 1), 'silent'],
  ['startIndex is repeated', 'start-index', page('?startIndex=2', 1, { startIndex: 2, totalResults: 2 }), 'held'],
  ['startIndex below 1 is 1', 'start-index', page('?startIndex=-7', 1), 'held'],
  ['startIndex that is no number is 1', 'start-index', page('?startIndex=2x', 1), 'held'],
  ['startIndex that was no number is 1', 'start-index', page('?startIndex=x2', 1), 'held'],
  [
    'startIndex of several digits',
    'start-index',
    page('?startIndex=12', 1, { startIndex: 12, totalResults: 12 }),
    'held',
  ],
  ['startIndex of a search', 'start-index', search({ startIndex: 2 }, 1, { startIndex: 2 }), 'held'],
  ['startIndex of a search as text', 'start-index', search({ startIndex: '2' }, 1, { startIndex: 2 }), 'held'],
  ['startIndex of a search with a fraction', 'start-index', search({ startIndex: 1.5 }, 1), 'held'],
  ['count is what it is', 'count-respected', page('?count=2', 2), 'held'],
  ['count of nothing is another matter', 'count-respected', page('?count=0', 1), 'silent'],
  ['count need not be there', 'count-respected', page('', 2), 'silent'],
  ['count that is no number', 'count-respected', page('?count=x', 2), 'silent'],
  ['count of a search', 'count-respected', search({ count: 1 }, 2), 'violated'],
  ['count of a search with a fraction', 'count-respected', search({ count: 1.5 }, 2), 'silent'],
  ['count of a refusal', 'count-respected', exchange({ path: '/Users?count=1', status: 400 }), 'silent'],
  ['count 1 is not 0', 'count-zero', page('?count=1', 1), 'silent'],
  ['count below 0 is another matter', 'count-zero', page('?count=-1', 1), 'silent'],
  ['the advertised limit', 'max-results', users(...people(3)), 'held'],
  [
    'the advertised limit of entries that are none',
    'max-results',
    exchange({ path: '/Users', body: list([1, 2, 3, 4]) }),
    'silent',
  ],
  ['the advertised limit of a page', 'max-page-size', users(...people(3)), 'held'],
  ['the advertised limit of no list', 'max-page-size', exchange({ body: user() }), 'silent'],
])('of lists: %s (%s)', (_, rule, example, judgement) => {
  expect(judgementOn(rule, example)).toBe(judgement);
});

test('no limit is kept where none is advertised', () => {
  for (const rule of ['max-results', 'max-page-size']) {
    expect(
      judgementOn(rule, users(...people(9)), { maxResults: undefined as never, maxPageSize: undefined as never }),
    ).toBe('silent');
  }
});

import type { JsonObject } from '../scim/json.ts';
import { messageUrn } from '../scim/urn.ts';
import { expected, type Judgement, quoted, type Rule } from './rule.ts';
import { hasSchema, type Sight } from './sight.ts';

/** The arithmetic of lists. */
export const lists: readonly Rule[] = [
  {
    id: 'passive.list-response',
    title: 'every query is answered with a ListResponse',
    requirements: ['7644-3.4.2-04'],
    fix: `Answer queries with schemas ["${messageUrn.ListResponse}"].`,
    judge: ({ list }) =>
      list && expected(hasSchema(list, messageUrn.ListResponse), messageUrn.ListResponse, quoted(list['schemas'])),
  },
  {
    id: 'passive.total-results-present',
    title: 'every list says how many results there are',
    requirements: ['7644-3.4.2-05'],
    fix: 'Return totalResults as an integer with every list.',
    judge: (sight) => {
      // RFC 9865 section 2: with cursors the total may be too costly to know.
      if (!sight.list || isWithCursor(sight, sight.list)) return undefined;
      const { totalResults } = sight.list;
      return expected(isCount(totalResults), 'an integer from 0 on', `totalResults ${quoted(totalResults)}`);
    },
  },
  {
    id: 'passive.total-results-not-below-entries',
    title: 'totalResults is never less than the number of entries',
    requirements: ['7644-3.4.2.4-10'],
    fix: 'Count all matches in totalResults, before the page is cut.',
    judge: (sight) =>
      paged(sight, ({ total, entries }) =>
        expected(
          total >= entries.length,
          `${entries.length} or more`,
          `totalResults ${total} with ${entries.length} entries`,
        ),
      ),
  },
  {
    id: 'passive.resources-present',
    title: 'a list with results has Resources',
    requirements: ['7644-3.4.2-07'],
    fix: 'Return the entries of the page in Resources.',
    judge: (sight) =>
      paged(sight, ({ total, list }) => {
        const hasPage = total > 0 && numberIn(sight, 'count', 1) > 0 && numberIn(sight, 'startIndex', 1) <= total;
        if (!hasPage || spelledOtherwise(list) !== undefined) return undefined;
        return expected(Array.isArray(list['Resources']), 'an array', `Resources ${quoted(list['Resources'])}`);
      }),
  },
  {
    id: 'passive.resources-spelled',
    title: 'the entries of a list are in Resources, with a capital',
    requirements: ['7644-3.4.2-07'],
    level: 'SHOULD',
    fix: 'Spell Resources with a capital R, as RFC 7644 section 3.4.2 does; many clients know no other spelling.',
    judge: ({ list }) =>
      list && expected(spelledOtherwise(list) === undefined, 'Resources', quoted(spelledOtherwise(list))),
  },
  {
    id: 'passive.start-index-of-a-part',
    title: 'a list with a part of the results has startIndex',
    requirements: ['7644-3.4.2-08'],
    fix: 'Return startIndex, 1 for the first page, with every list that is not complete.',
    judge: (sight) =>
      partial(sight, ({ startIndex }) =>
        expected(Number.isInteger(startIndex), 'an integer', `startIndex ${quoted(startIndex)}`),
      ),
  },
  {
    id: 'passive.items-per-page-of-a-part',
    title: 'a list with a part of the results has itemsPerPage',
    requirements: ['7644-3.4.2-09'],
    fix: 'Return itemsPerPage, the number of entries of the page, with every list that is not complete.',
    judge: (sight) =>
      partial(sight, ({ itemsPerPage }) =>
        expected(Number.isInteger(itemsPerPage), 'an integer', `itemsPerPage ${quoted(itemsPerPage)}`),
      ),
  },
  {
    id: 'passive.items-per-page',
    title: 'itemsPerPage is the number of entries',
    requirements: ['7644-3.4.2.4-09'],
    fix: 'Return in itemsPerPage how many entries this page has, not how many were asked for.',
    judge: (sight) =>
      paged(sight, ({ list, entries }) => {
        const { itemsPerPage } = list;
        if (itemsPerPage === undefined) return undefined;
        return expected(
          itemsPerPage === entries.length,
          String(entries.length),
          `itemsPerPage ${quoted(itemsPerPage)}`,
        );
      }),
  },
  {
    id: 'passive.start-index',
    title: 'startIndex is the position of the first entry',
    requirements: ['7644-3.4.2.4-11'],
    fix: 'Count from 1 and return the startIndex that the page really begins with.',
    judge: (sight) =>
      paged(sight, ({ list, entries }) => {
        const { startIndex } = list;
        if (startIndex === undefined || entries.length === 0 || isWithCursor(sight, list)) return undefined;
        const wanted = Math.max(1, numberIn(sight, 'startIndex', 1));
        return expected(startIndex === wanted, `startIndex ${wanted}`, `startIndex ${quoted(startIndex)}`);
      }),
  },
  {
    id: 'passive.count-respected',
    title: 'no page has more entries than count asks for',
    requirements: ['7644-3.4.2.4-04'],
    fix: 'Return at most count entries.',
    judge: (sight) => withinCount(sight, (count) => count > 0),
  },
  {
    id: 'passive.count-zero',
    title: 'a query with count 0 returns no entries',
    requirements: ['7644-3.4.2.4-07'],
    fix: 'Answer count=0 with totalResults alone.',
    judge: (sight) => withinCount(sight, (count) => count === 0),
  },
  {
    id: 'passive.max-results',
    title: 'no list has more entries than the advertised filter.maxResults',
    requirements: ['7643-5-13'],
    fix: 'Return at most filter.maxResults entries, or advertise the true limit.',
    judge: (sight) => withinLimit(sight, sight.landscape.maxResults),
  },
  {
    id: 'passive.max-page-size',
    title: 'no page has more entries than the advertised pagination.maxPageSize',
    requirements: ['9865-4-07'],
    fix: 'Return at most pagination.maxPageSize entries, or advertise the true limit.',
    judge: (sight) => withinLimit(sight, sight.landscape.maxPageSize),
  },
];

interface Page {
  readonly list: JsonObject;
  readonly total: number;
  readonly entries: readonly unknown[];
}

function paged({ list }: Sight, judge: (page: Page) => Judgement): Judgement {
  const total = list?.['totalResults'];
  return list && isCount(total) ? judge({ list, total, entries: entriesOf(list) }) : undefined;
}

/** Fewer entries than results, and none of them left out by a count of 0. */
function partial(sight: Sight, judge: (list: JsonObject) => Judgement): Judgement {
  return paged(sight, ({ list, total, entries }) =>
    entries.length > 0 && entries.length < total && !isWithCursor(sight, list) ? judge(list) : undefined,
  );
}

function withinCount(sight: Sight, isMeant: (count: number) => boolean): Judgement {
  const count = numberIn(sight, 'count', Number.NaN);
  if (!sight.list || !isMeant(count)) return undefined;
  const { length } = entriesOf(sight.list);
  return expected(length <= count, `${count} or fewer`, `${length} entries`);
}

function withinLimit({ list, resources }: Sight, limit: number | undefined): Judgement {
  if (!list || limit === undefined || resources.length === 0) return undefined;
  const { length } = entriesOf(list);
  return expected(length <= limit, `${limit} or fewer`, `${length} entries`);
}

function entriesOf(list: JsonObject): readonly unknown[] {
  return Array.isArray(list['Resources']) ? list['Resources'] : [];
}

/** Attribute names have no case, RFC 7643 section 2.1; what a message calls its members is another matter. */
function spelledOtherwise(list: JsonObject): string | undefined {
  return Object.keys(list).find((name) => name !== 'Resources' && name.toLowerCase() === 'resources');
}

function isWithCursor({ query }: Sight, list: JsonObject): boolean {
  return query['cursor'] !== undefined || list['nextCursor'] !== undefined || list['previousCursor'] !== undefined;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function numberIn({ query }: Sight, name: 'count' | 'startIndex', otherwise: number): number {
  const value = query[name];
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : otherwise;
}

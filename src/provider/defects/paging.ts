import { matchesOf } from '../engine/matches.ts';
import type { ResourceRecord } from '../engine/record.ts';
import { badRequest } from '../scim-error.ts';
import type { Defect } from './defect.ts';
import { judge } from './judging.ts';
import { operations, pages, queries, steps, together } from './seams.ts';
import { recordsOf } from './stored.ts';

const fewRows = 100;

export const pagingDefects: readonly Defect[] = [
  {
    id: 'page-unstable-order',
    severity: 'critical',
    title: 'Pages are read in another order each time.',
    violates: ['7644-3.4.2.4-12', 'OKTA-import-04', 'OKTA-import-01', 'OKTA-import-02'],
    sources: ['grokability/snipe-it#18014', 'Captain-P-Goldfish/scim-for-keycloak#157'],
    behaviour: steps((was) => {
      let turn = 0;
      return {
        page: (exchange, result, query) => {
          if (result.keyOf) return was.page(exchange, result, query);
          turn += 1;
          const all = result.matches.slice(0, result.matches.total);
          const shuffled = rotated(all, turn % Math.max(1, all.length));
          return was.page(exchange, { ...result, matches: matchesOf(shuffled) }, query);
        },
      };
    }),
  },
  {
    id: 'page-filter-after-limit',
    severity: 'critical',
    title: `A filter is applied to the first ${fewRows} resources only.`,
    violates: ['7644-3.4.2.2-04', '7644-3.4.2.4-10', '7644-3.4.2-05', 'ENTRA-match-01', 'OKTA-match-02'],
    sources: ['kortix-ai/suna#7297'],
    options: { population: { users: fewRows - 10, groups: fewRows - 10, seed: 1 } },
    behaviour: operations((was) => ({
      select: (tenant, types, filter) => {
        if (!filter) return was.select(tenant, types, filter);
        const rows = types.flatMap((type) => recordsOf(tenant, type)).slice(0, fewRows);
        return matchesOf(rows.filter(judge(tenant, types, filter)));
      },
    })),
  },
  {
    id: 'page-zero-based-index',
    severity: 'high',
    title: 'startIndex is counted from 0, so that 1 skips the first resource.',
    violates: ['7644-3.4.2.4-11', '7644-3.4.2.4-03', '7644-3.4.2.4-12', 'OKTA-import-01'],
    sources: ['simpleidserver/SimpleIdServer#185', 'wso2/product-is#22589'],
    behaviour: pages((page, { startIndex = 0, cursor, count }, { matches }) =>
      cursor === undefined && count !== 0
        ? { ...page, startIndex, records: matches.slice(Math.max(0, startIndex), sizeOf(page.records, count)) }
        : page,
    ),
  },
  {
    id: 'page-offset-as-page-number',
    severity: 'high',
    title: 'The second page begins within the first, and so on.',
    violates: ['7644-3.4.2.4-11', '7644-3.4.2.4-12', 'OKTA-import-01'],
    sources: ['wso2/product-is#9957'],
    behaviour: pages((page, { startIndex = 1, count, cursor }, { matches }) =>
      cursor === undefined && count !== undefined && count > 0 && startIndex > 1
        ? { ...page, records: matches.slice(Math.max(0, startIndex - count), count) }
        : page,
    ),
  },
  {
    id: 'page-dropped-after-paging',
    severity: 'high',
    title: 'One resource of each full page is left out, though it counts.',
    violates: ['7644-3.4.2.4-12', '7644-3.4.2.4-10', 'OKTA-import-01', 'OKTA-import-05'],
    sources: ['wso2/product-is#27973'],
    behaviour: pages((page, { startIndex = 1 }) => {
      const isFull = page.records.length > 1 && startIndex - 1 + page.records.length < page.totalResults;
      return isFull ? { ...page, records: page.records.slice(0, -1) } : page;
    }),
  },
  {
    id: 'page-moved-by-new-resources',
    severity: 'medium',
    title: 'Each new resource moves the further pages back by one place, whether the query finds it or not.',
    violates: ['7644-3.4.2.4-12'],
    sources: [],
    behaviour: (provider) => {
      let created = 0;
      together(
        operations((was) => ({
          insert: (tenant, type, attributes, id) => {
            created += 1;
            return was.insert(tenant, type, attributes, id);
          },
        })),
        pages((page, { startIndex = 1, count, cursor }, { matches }) => {
          if (startIndex <= 1) created = 0;
          return created === 0 || count === undefined || cursor !== undefined
            ? page
            : { ...page, records: matches.slice(Math.max(0, startIndex - 1 - created), page.records.length) };
        }),
      )(provider);
    },
  },
  {
    id: 'page-count-zero-returns-all',
    severity: 'medium',
    title: 'count=0 returns everything.',
    violates: ['7644-3.4.2.4-07', '7644-3.4.2.4-04', '9865-2-04'],
    sources: [],
    behaviour: pages((page, { count }, { matches }) =>
      count === 0 ? { ...page, records: matches.slice(0, matches.total) } : page,
    ),
  },
  {
    id: 'page-negative-values-400',
    severity: 'medium',
    title: 'A startIndex below 1 or a count below 0 is refused.',
    violates: ['7644-3.4.2.4-03', '7644-3.4.2.4-06', '9865-2-03'],
    sources: [],
    behaviour: queries((query) => {
      const { startIndex = 1, count = 0 } = query;
      if (startIndex < 1 || count < 0) throw badRequest('invalidValue', 'startIndex and count are positive.');
      return query;
    }),
  },
  {
    id: 'page-negative-count-returns-all',
    severity: 'low',
    title: 'A count below 0 is no limit at all.',
    violates: ['7644-3.4.2.4-06', '9865-2-03'],
    sources: [],
    behaviour: queries((query) => ((query.count ?? 0) < 0 ? { ...query, count: undefined } : query)),
  },
  {
    id: 'sec-unbounded-list',
    severity: 'high',
    title: 'count is obeyed however large it is.',
    violates: ['7643-5-13', '9865-4-07'],
    sources: ['keycloak/keycloak#46705'],
    options: { defaultPageSize: 10, maxPageSize: 20 },
    behaviour: pages((page, { count = 0, startIndex = 1, cursor }, { matches }) =>
      count > page.records.length && cursor === undefined
        ? { ...page, records: matches.slice(Math.max(0, startIndex - 1), count) }
        : page,
    ),
  },
];

function rotated(records: readonly ResourceRecord[], by: number): readonly ResourceRecord[] {
  return [...records.slice(by), ...records.slice(0, by)];
}

/** As many as were asked for, also where the page was short because the result ended. */
function sizeOf(records: readonly ResourceRecord[], count: number | undefined): number {
  return Math.max(records.length, Math.min(count ?? 100, 1000));
}

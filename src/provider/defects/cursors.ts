import type { Page, Result } from '../protocol/paging.ts';
import type { Principal } from '../protocol/principal.ts';
import { badRequest, ScimError } from '../scim-error.ts';
import type { Behaviour, Defect } from './defect.ts';
import { pages, queries, steps } from './seams.ts';

export const cursorDefects: readonly Defect[] = [
  {
    id: 'cursor-forgets-filter',
    severity: 'high',
    title: 'The page behind a cursor is one of the whole list, without the filter.',
    violates: ['7644-3.4.2.2-04', '9865-2-15', '9865-2-09'],
    sources: [],
    behaviour: steps((was) => ({
      page: (exchange, result, query) => {
        if (!query.cursor || query.filter === undefined) return was.page(exchange, result, query);
        const { tenant } = exchange;
        return was.page(
          exchange,
          { ...result, matches: tenant.operations.select(tenant, result.types, undefined) },
          query,
        );
      },
    })),
  },
  {
    id: 'cursor-repeats-on-last-page',
    severity: 'medium',
    title: 'The last page still has a nextCursor, which leads to itself.',
    violates: ['9865-2-10', '9865-2-09'],
    sources: [],
    behaviour: pages((page, { cursor }) =>
      cursor && page.nextCursor === undefined ? { ...page, nextCursor: cursor } : page,
    ),
  },
  {
    id: 'cursor-invalid-restarts',
    severity: 'medium',
    title: 'An unknown cursor is answered with the first page.',
    violates: ['9865-2.1-03', '9865-2.1-04', '9865-5.2-05', '9865-2.1-01', '9865-2.1-02'],
    sources: [],
    behaviour: refusedCursors((again) => again('')),
  },
  {
    id: 'cursor-for-some-filters',
    severity: 'medium',
    title: 'Queries that name no method are paged by cursor where the filter has "and", else by index as published.',
    violates: ['9865-2.4-02'],
    sources: [],
    behaviour: queries((query) =>
      query.startIndex === undefined && query.cursor === undefined && / and /i.test(query.filter ?? '')
        ? { ...query, cursor: '' }
        : query,
    ),
  },
  {
    id: 'cursor-stands-for-credentials',
    severity: 'critical',
    title: 'Whoever has a cursor gets the page, as if it was sent by the one the cursor was made for.',
    violates: ['9865-5.2-02', '9865-5.2-01', '9865-5.2-06'],
    sources: [],
    behaviour: (provider) => {
      const owners = new Map<string, Principal>();
      const { authenticate, baseUrl } = provider;
      provider.authenticate = (request, isPublic) => {
        const cursor = new URL(request.target, baseUrl).searchParams.get('cursor') ?? '';
        return owners.get(cursor) ?? authenticate(request, isPublic);
      };
      pages((page, _query, _result, { principal }) => {
        if (page.nextCursor !== undefined) owners.set(page.nextCursor, principal);
        return page;
      })(provider);
    },
  },
  {
    id: 'cursor-refusal-names-results',
    severity: 'high',
    title: 'The refusal of a cursor tells the userName that the first page begins with.',
    violates: ['9865-5.2-06'],
    sources: [],
    behaviour: refusedCursors((_, result) => {
      const [first] = result.matches.slice(0, 1);
      throw badRequest('invalidCursor', `Start again with an empty cursor, at ${String(first?.attributes.userName)}.`);
    }),
  },
];

/** What becomes of a query whose cursor is refused; it can be made again with another cursor. */
function refusedCursors(instead: (again: (cursor: string) => Page, result: Result) => Page): Behaviour {
  return steps((was) => ({
    page: (exchange, result, query) => {
      try {
        return was.page(exchange, result, query);
      } catch (error) {
        const isLost =
          error instanceof ScimError && (error.scimType === 'invalidCursor' || error.scimType === 'expiredCursor');
        if (!isLost) throw error;
        return instead((cursor) => was.page(exchange, result, { ...query, cursor }), result);
      }
    },
  }));
}

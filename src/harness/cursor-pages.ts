import type { Query } from '../scim/query.ts';
import type { Answer } from './answer.ts';
import { foundationMissing } from './inconclusive.ts';

/** More pages than this are a circle. */
const mostPages = 200;

/**
 * Every page of a query, one after the other by nextCursor. `ask` sends the query with the cursor it is given, an
 * empty one for the first page.
 *
 * @throws Inconclusive when the first page is refused
 */
export async function pagesByCursor(ask: (query: Query) => Promise<Answer>, query: Query): Promise<readonly Answer[]> {
  const pages: Answer[] = [];
  for (let cursor: unknown = ''; typeof cursor === 'string' && pages.length < mostPages; ) {
    const page = await ask({ ...query, cursor });
    if (page.status !== 200 && pages.length === 0) {
      throw foundationMissing('page by cursor', `A query with an empty cursor was answered with ${page.status}.`);
    }
    pages.push(page);
    cursor = page.at('nextCursor') || undefined;
  }
  return pages;
}

import { expected, quoted, type Rule } from './rule.ts';
import type { Sight } from './sight.ts';

/** Pages with cursors, RFC 9865. */
export const cursors: readonly Rule[] = [
  {
    id: 'passive.cursor-is-text',
    title: 'every cursor is text',
    requirements: ['9865-2-14'],
    fix: 'Return nextCursor and previousCursor as JSON strings, and leave them out where there is no such page.',
    judge: (sight) => {
      const cursorsSeen = cursorsIn(sight);
      if (cursorsSeen.length === 0) return undefined;
      return expected(
        cursorsSeen.every((cursor) => typeof cursor === 'string' && cursor !== ''),
        'non-empty strings',
        quoted(cursorsSeen),
      );
    },
  },
  {
    id: 'passive.cursor-characters',
    title: 'every cursor is safe in a URL',
    requirements: ['9865-2-02'],
    fix: 'Make cursors of letters, digits, "-", ".", "_" and "~" only, for example base64url without padding.',
    judge: (sight) => {
      const texts = cursorsIn(sight).filter((cursor) => typeof cursor === 'string');
      if (texts.length === 0) return undefined;
      return expected(
        texts.every((cursor) => /^[\w.~-]*$/.test(cursor)),
        'unreserved characters',
        quoted(texts),
      );
    },
  },
  {
    id: 'passive.first-page-without-previous',
    title: 'the first page has no previousCursor',
    requirements: ['9865-2-13'],
    fix: 'Leave previousCursor out of the first page.',
    judge: ({ list, query }) =>
      list && query['cursor'] === ''
        ? expected(list['previousCursor'] === undefined, 'no previousCursor', quoted(list['previousCursor']))
        : undefined,
  },
  {
    id: 'passive.cursor-count-respected',
    title: 'no page of a query with cursors has more entries than count asks for',
    requirements: ['9865-2-05'],
    fix: 'Return at most count entries on each page.',
    judge: ({ list, query }) => {
      const count = Number(query['count'] ?? Number.NaN);
      if (!list || query['cursor'] === undefined || !(count >= 0)) return undefined;
      const { length } = Array.isArray(list['Resources']) ? list['Resources'] : [];
      return expected(length <= count, `${count} or fewer`, `${length} entries`);
    },
  },
  {
    id: 'passive.cursors-advertised',
    title: 'a service provider that returns cursors says so',
    requirements: ['9865-4-01'],
    fix: 'Publish pagination with cursor true in /ServiceProviderConfig.',
    judge: (sight) =>
      cursorsIn(sight).length === 0
        ? undefined
        : expected(sight.landscape.advertises.cursor, 'pagination.cursor true', 'cursors without it'),
  },
];

function cursorsIn({ list }: Sight): readonly unknown[] {
  return [list?.['nextCursor'], list?.['previousCursor']].filter((cursor) => cursor !== undefined);
}

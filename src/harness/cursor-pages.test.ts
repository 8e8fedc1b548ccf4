import { expect, test } from 'vitest';
import type { Json } from '../scim/json.ts';
import type { Query } from '../scim/query.ts';
import { Answer } from './answer.ts';
import { pagesByCursor } from './cursor-pages.ts';
import { Inconclusive } from './inconclusive.ts';

function answer(body: Json, status = 200): Answer {
  const request = { method: 'GET', url: 'https://example.com/scim/v2/Users', headers: [] };
  const told = { request, sender: 'check', startedAt: '2026-01-01T00:00:00.000Z', durationMs: 1 } as const;
  return new Answer({ ...told, answer: { status, headers: [], body: JSON.stringify(body) } });
}

/** Answers each query by its cursor and notes what was asked. */
function provider(pages: Readonly<Record<string, Answer>>) {
  const asked: Query[] = [];
  const ask = async (query: Query) => {
    asked.push(query);
    return pages[query.cursor ?? '']!;
  };
  return { asked, ask };
}

test('pages are followed by nextCursor, with the parameters of the first one', async () => {
  const { asked, ask } = provider({ '': answer({ nextCursor: 'b' }), b: answer({ nextCursor: 'c' }), c: answer({}) });

  expect(await pagesByCursor(ask, { count: 3 })).toHaveLength(3);
  expect(asked).toEqual(['', 'b', 'c'].map((cursor) => ({ count: 3, cursor })));
});

test.each([null, '', 7])('%j leads nowhere', async (nextCursor) => {
  expect(await pagesByCursor(provider({ '': answer({ nextCursor }) }).ask, {})).toHaveLength(1);
});

test('a circle of cursors ends', async () => {
  const circle = provider({ '': answer({ nextCursor: 'a' }), a: answer({ nextCursor: 'a' }) });

  expect(await pagesByCursor(circle.ask, {})).toHaveLength(200);
});

test('a refused page ends the walk, and without a first page there is none', async () => {
  const refused = answer({}, 400);

  expect(await pagesByCursor(provider({ '': answer({ nextCursor: 'b' }), b: refused }).ask, {})).toHaveLength(2);
  await expect(pagesByCursor(provider({ '': refused }).ask, {})).rejects.toThrow(Inconclusive);
});

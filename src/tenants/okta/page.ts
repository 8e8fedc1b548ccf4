import type { RestAnswer, RestRequest } from '../rest-server.ts';

/** One page of a list; the rest is linked in a header, as Okta does it. `after` counts entries. */
export function pageOf(
  { query, origin, path }: RestRequest,
  entries: readonly object[],
  { limit: usual, isEndless = false }: { readonly limit: number; readonly isEndless?: boolean },
): RestAnswer {
  const start = Number(query.get('after') ?? 0);
  const limit = Math.min(Number(query.get('limit') ?? usual), usual);
  const page = entries.slice(start, start + limit);
  const next = new URLSearchParams(query);
  next.set('after', String(start + page.length));
  const hasMore = start + page.length < entries.length || isEndless;
  const self = `<${origin}${path}>; rel="self"`;
  const link = hasMore ? `${self}, <${origin}${path}?${next.toString()}>; rel="next"` : self;
  return { headers: { link }, body: page };
}

import type { RestAnswer, RestRequest } from '../rest-server.ts';

/** One page of a collection; the next one is linked in the body, as Graph does it. */
export function pageOf({ query, origin, path }: RestRequest, entries: readonly object[], usual = 100): RestAnswer {
  const start = Number(query.get('$skiptoken') ?? 0);
  const size = Math.min(Number(query.get('$top') ?? usual), 999);
  const next = new URLSearchParams(query);
  next.set('$skiptoken', String(start + size));
  const hasMore = start + size < entries.length;
  return {
    body: {
      '@odata.context': `${origin}/v1.0/$metadata`,
      ...(hasMore && { '@odata.nextLink': `${origin}${path}?${next.toString()}` }),
      value: entries.slice(start, start + size),
    },
  };
}

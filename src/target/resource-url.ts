/**
 * The address of a resource in a collection; `undefined` for an id that no path can carry: "." and ".." lead elsewhere
 * (RFC 3986 section 5.2.4), and half a surrogate pair has no UTF-8.
 */
export function resourceUrl(collection: string, id: unknown): string | undefined {
  if (typeof id !== 'string' || /^\.{0,2}$/.test(id) || !id.isWellFormed()) return undefined;
  return `${collection}/${encodeURIComponent(id)}`;
}

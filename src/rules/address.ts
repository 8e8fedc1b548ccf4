/** A segment of a path as it is meant; as it stands where its percent-encoding is broken. */
export function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Whether an address ends in the id, as RFC 7644 section 3.4.1 forms it. */
export function leadsTo(location: string, id: string): boolean {
  const [path = ''] = location.split(/[?#]/, 1);
  return decoded(path.slice(path.lastIndexOf('/') + 1)) === id;
}

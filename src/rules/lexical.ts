/** xsd:dateTime, XML Schema part 2 section 3.2.7; the time zone is optional there. */
export const dateTime =
  /^-?(?:[1-9]\d{4,}|\d{4})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)(?:Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?$/;

export function hasZone(date: string): boolean {
  return /(?:Z|[+-]\d\d:\d\d)$/.test(date);
}

/** Base64 with either alphabet, RFC 4648 sections 4 and 5; RFC 7643 section 2.3.6 lets the padding go. */
export function isBase64(text: string): boolean {
  const unpadded = text.replace(/={0,2}$/, '');
  return /^(?:[A-Za-z0-9+/]*|[A-Za-z0-9_-]*)$/.test(unpadded) && unpadded.length % 4 !== 1;
}

/** A URI reference, RFC 3986 section 4.1: absolute or relative, percent-encoded. */
export function isUriReference(text: string): boolean {
  return /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(text) && !/%(?![0-9A-Fa-f]{2})/.test(text);
}

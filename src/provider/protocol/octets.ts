/**
 * UTF-8 as a string with one character for each octet. Node joins, keeps and sends such strings faster than anything
 * else; text that is all ASCII already is one.
 */
export type Octets = string;

export function toOctets(text: string): Octets {
  return Buffer.byteLength(text) === text.length ? text : Buffer.from(text).toString('latin1');
}

export function fromOctets(octets: Octets): string {
  return Buffer.from(octets, 'latin1').toString('utf8');
}

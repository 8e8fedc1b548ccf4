/** How a client writes the values of a query. */
export interface QueryEncoding {
  readonly space: 'plus' | 'percent20';
  /** Letter case of percent-encoded bytes; upper when absent. */
  readonly hex?: 'upper' | 'lower';
}

/** Percent-encodes as an HTML form does: letters, digits and `*-._` stay, everything else becomes UTF-8 bytes. */
export function formEncode(text: string, { space, hex = 'upper' }: QueryEncoding): string {
  const encoded = encodeURIComponent(text)
    .replaceAll(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', space === 'plus' ? '+' : '%20');
  return hex === 'upper' ? encoded : encoded.replaceAll(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase());
}

/** Names are sent as they are, values encoded, in the order given. */
export function formQuery(
  parameters: readonly (readonly [name: string, value: string])[],
  encoding: QueryEncoding,
): string {
  return parameters.map(([name, value]) => `${name}=${formEncode(value, encoding)}`).join('&');
}

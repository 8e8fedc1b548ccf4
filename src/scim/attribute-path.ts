/** The name of an attribute: `{urn}:{attribute}.{subAttribute}`, RFC 7644 section 3.10. */
export interface AttributePath {
  readonly urn?: string;
  readonly attribute: string;
  readonly subAttribute?: string;
}

// RFC 7643 section 2.1 with "$" also as the first character, for "$ref".
const attributeName = /^[A-Za-z$][\w$-]*$/;

/**
 * Reads an attribute path; `undefined` when the text is none.
 *
 * The URN ends at the last colon, so the dot of "2.0" never splits a name. A path that names a schema as a whole
 * reads as that schema's last segment; who knows the schemas tells the two apart.
 */
export function parseAttributePath(text: string): AttributePath | undefined {
  const colon = text.lastIndexOf(':');
  const urn = colon < 0 ? undefined : text.slice(0, colon);
  const [attribute, subAttribute, ...rest] = text.slice(colon + 1).split('.');
  if (urn !== undefined && !/^urn:\S+$/i.test(urn)) return undefined;
  if (attribute === undefined || !attributeName.test(attribute) || rest.length > 0) return undefined;
  if (subAttribute !== undefined && !attributeName.test(subAttribute)) return undefined;
  return { ...(urn !== undefined && { urn }), attribute, ...(subAttribute !== undefined && { subAttribute }) };
}

export function printAttributePath({ urn, attribute, subAttribute }: AttributePath): string {
  return `${urn === undefined ? '' : `${urn}:`}${attribute}${subAttribute === undefined ? '' : `.${subAttribute}`}`;
}

/** The media type of every SCIM request and response, RFC 7644 section 8.1. */
export const scimJson = 'application/scim+json';
export const plainJson = 'application/json';

/** The type and subtype of a Content-Type value in lower case, without parameters. */
export function essence(contentType: string | undefined): string {
  return (contentType ?? '').split(';', 1)[0]!.trim().toLowerCase();
}

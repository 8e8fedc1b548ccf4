import { type ResourceRecord, versionOf } from '../engine/record.ts';
import { ScimError } from '../scim-error.ts';
import { headerOf, type ScimRequest } from './exchange.ts';

const entityTags = /\*|(?:W\/)?"[^"]*"/g;

/**
 * Checks `If-Match` and `If-None-Match` before a change, RFC 7644 section 3.14. Tags are compared weakly, as the
 * weak tags of SCIM could never match otherwise (AMB-ETAG).
 *
 * @throws ScimError 412.
 */
export function checkPreconditions(request: ScimRequest, record: ResourceRecord): void {
  const ifMatch = headerOf(request, 'if-match');
  const ifNoneMatch = headerOf(request, 'if-none-match');
  if (
    (ifMatch === undefined || matches(ifMatch, record)) &&
    !(ifNoneMatch !== undefined && matches(ifNoneMatch, record))
  ) {
    return;
  }
  throw new ScimError(412, undefined, `The resource has changed; its version is ${versionOf(record)}.`);
}

/** Whether the client has the current version already. */
export function isNotModified(request: ScimRequest, record: ResourceRecord): boolean {
  const ifNoneMatch = headerOf(request, 'if-none-match');
  return ifNoneMatch !== undefined && matches(ifNoneMatch, record);
}

function matches(header: string, record: ResourceRecord): boolean {
  const opaque = versionOf(record).slice(2);
  return (header.match(entityTags) ?? []).some((tag) => tag === '*' || tag.replace(/^W\//, '') === opaque);
}

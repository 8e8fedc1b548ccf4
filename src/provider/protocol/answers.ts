import { errorMessage } from '../../scim/error.ts';
import type { Json } from '../../scim/json.ts';
import { scimJson } from '../../scim/media-type.ts';
import { messageUrn } from '../../scim/urn.ts';
import type { ResourceRecord } from '../engine/record.ts';
import { versionOf } from '../engine/record.ts';
import type { Tenant } from '../engine/tenant.ts';
import { ScimError } from '../scim-error.ts';
import type { FlatHeaders, ScimAnswer } from './exchange.ts';
import { type Octets, toOctets } from './octets.ts';

/** An answer with a JSON body. */
export function jsonAnswer(status: number, mediaType: string, body: Json, headers: FlatHeaders = []): ScimAnswer {
  return octetsAnswer(status, mediaType, toOctets(JSON.stringify(body)), headers);
}

/** An answer whose body is ready to be sent. */
export function octetsAnswer(status: number, mediaType: string, body: Octets, headers: FlatHeaders = []): ScimAnswer {
  return { status, headers: ['Content-Type', mediaType, 'Content-Length', String(body.length), ...headers], body };
}

/** The header fields that come with one resource, RFC 7644 sections 3.3 and 3.14. */
export function resourceHeaders(tenant: Tenant, record: ResourceRecord): FlatHeaders {
  return ['Location', tenant.locate(record), 'ETag', versionOf(record)];
}

/** What the client gets to know of an error; anything but a ScimError is kept from it. */
export function errorAnswer(error: unknown): ScimAnswer {
  if (!(error instanceof ScimError)) return errorAnswer(new ScimError(500, undefined, 'The service provider failed.'));
  const { status, scimType, message, headers } = error;
  return jsonAnswer(status, scimJson, errorMessage(status, scimType, message) as unknown as Json, headers);
}

export interface ListPage {
  readonly totalResults: number;
  /** 1-based; left out with cursors. */
  readonly startIndex?: number;
  readonly nextCursor?: string;
  readonly previousCursor?: string;
  /** The resources as they are sent. */
  readonly resources: readonly Octets[];
}

const listHead = `{"schemas":["${messageUrn.ListResponse}"],"totalResults":`;

/** Writes a ListResponse, RFC 7644 section 3.4.2, around resources that are ready to be sent. */
export function listBody({ resources, totalResults, startIndex, nextCursor, previousCursor }: ListPage): Octets {
  let body = `${listHead}${totalResults}`;
  if (startIndex !== undefined) body += `,"startIndex":${startIndex}`;
  body += `,"itemsPerPage":${resources.length}`;
  if (previousCursor !== undefined) body += `,"previousCursor":"${previousCursor}"`;
  if (nextCursor !== undefined) body += `,"nextCursor":"${nextCursor}"`;
  return `${body},"Resources":[${resources.join(',')}]}`;
}

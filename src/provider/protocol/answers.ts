import { errorMessage } from '../../scim/error.ts';
import type { Json } from '../../scim/json.ts';
import { scimJson } from '../../scim/media-type.ts';
import { messageUrn } from '../../scim/urn.ts';
import type { ResourceRecord } from '../engine/record.ts';
import { versionOf } from '../engine/record.ts';
import type { Tenant } from '../engine/tenant.ts';
import { ScimError } from '../scim-error.ts';
import type { FlatHeaders, ScimAnswer } from './exchange.ts';

/** An answer with a JSON body. */
export function jsonAnswer(status: number, mediaType: string, body: Json, headers: FlatHeaders = []): ScimAnswer {
  return bytesAnswer(status, mediaType, Buffer.from(JSON.stringify(body)), headers);
}

export function bytesAnswer(status: number, mediaType: string, body: Buffer, headers: FlatHeaders = []): ScimAnswer {
  return { status, headers: ['Content-Type', mediaType, ...headers], body };
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
  readonly resources: readonly Buffer[];
}

const comma = Buffer.from(',');
const end = Buffer.from(']}');

/** Writes a ListResponse, RFC 7644 section 3.4.2, around resources that are ready to be sent. */
export function listBody({ resources, ...page }: ListPage): Buffer {
  const { totalResults, startIndex, nextCursor, previousCursor } = page;
  const head = JSON.stringify({
    schemas: [messageUrn.ListResponse],
    totalResults,
    ...(startIndex !== undefined && { startIndex }),
    itemsPerPage: resources.length,
    ...(previousCursor !== undefined && { previousCursor }),
    ...(nextCursor !== undefined && { nextCursor }),
  });
  const parts: Buffer[] = [Buffer.from(`${head.slice(0, -1)},"Resources":[`)];
  for (const [index, resource] of resources.entries()) {
    if (index > 0) parts.push(comma);
    parts.push(resource);
  }
  parts.push(end);
  return Buffer.concat(parts);
}

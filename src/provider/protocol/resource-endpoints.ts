import type { Json } from '../../scim/json.ts';
import { isJsonObject } from '../../scim/json.ts';
import type { CompiledType } from '../engine/characteristics.ts';
import { findByName } from '../engine/characteristics.ts';
import { defaultProjection } from '../engine/projection.ts';
import { type ResourceRecord, versionOf } from '../engine/record.ts';
import { createResource, modifyResource, replaceResource } from '../engine/writes.ts';
import { notFound } from '../scim-error.ts';
import { bytesAnswer, resourceHeaders } from './answers.ts';
import { readBody } from './body.ts';
import type { Exchange, ScimAnswer } from './exchange.ts';
import { readPatchRequest } from './patch-request.ts';
import { checkPreconditions, isNotModified } from './preconditions.ts';
import { answerQuery } from './queries.ts';
import { type QueryRequest, queryFromBody, queryFromParameters, readParameters } from './query-request.ts';
import { toBytes } from './representations.ts';

const noQuery: QueryRequest = { isDescending: false };

export function queryResources(exchange: Exchange, types: readonly CompiledType[]): ScimAnswer {
  return answerQuery(exchange, types, queryFromParameters(readParameters(exchange.query)));
}

/** RFC 7644 section 3.4.3. */
export function searchResources(exchange: Exchange, types: readonly CompiledType[]): ScimAnswer {
  return answerQuery(exchange, types, queryFromBody(readBody(exchange.request)));
}

export function create(exchange: Exchange, type: CompiledType): ScimAnswer {
  const query = projectionOf(exchange);
  const body = readBody(exchange.request);
  const record = createResource(exchange.tenant, type, body);
  return resourceAnswer(exchange, record, 201, query, body);
}

export function retrieve(exchange: Exchange, record: ResourceRecord): ScimAnswer {
  const query = projectionOf(exchange);
  if (isNotModified(exchange.request, record)) {
    return { status: 304, headers: ['ETag', versionOf(record)] };
  }
  return resourceAnswer(exchange, record, 200, query);
}

export function replace(exchange: Exchange, record: ResourceRecord): ScimAnswer {
  const query = projectionOf(exchange);
  const body = readBody(exchange.request);
  checkPreconditions(exchange.request, record);
  replaceResource(exchange.tenant, record, body);
  return resourceAnswer(exchange, record, 200, query, body);
}

/** Answers with the resource, or with 204 where it can be large and nobody asked for attributes (AMB-PATCH-STATUS). */
export function modify(exchange: Exchange, record: ResourceRecord): ScimAnswer {
  const { tenant, provider, request } = exchange;
  const query = projectionOf(exchange);
  const body = readBody(request);
  checkPreconditions(request, record);
  modifyResource(tenant, record, readPatchRequest(body, tenant.leniency, provider.limits.maxPatchOperations));
  const isAsked = query.attributes !== undefined || query.excludedAttributes !== undefined;
  if (record.type.links.length > 0 && !isAsked) return { status: 204, headers: resourceHeaders(tenant, record) };
  return resourceAnswer(exchange, record, 200, query, body);
}

export function remove(exchange: Exchange, record: ResourceRecord): ScimAnswer {
  checkPreconditions(exchange.request, record);
  exchange.tenant.operations.remove(exchange.tenant, record);
  return { status: 204, headers: [] };
}

/** @throws ScimError 404 */
export function findResource({ tenant }: Exchange, type: CompiledType, id: string): ResourceRecord {
  const record = tenant.operations.find(tenant, type, id);
  if (!record) throw notFound(`${type.name} ${id.slice(0, 80).toWellFormed()} not found.`);
  return record;
}

function projectionOf({ query }: Exchange): QueryRequest {
  return query === '' ? noQuery : queryFromParameters(readParameters(query));
}

function resourceAnswer(
  { tenant, provider, mediaType }: Exchange,
  record: ResourceRecord,
  status: number,
  query: QueryRequest,
  sent?: Json,
): ScimAnswer {
  const bytes =
    query.attributes || query.excludedAttributes
      ? toBytes(tenant, record, tenant.operations.project(tenant, record.type, query))
      : (withRequested(record, sent, (projection) => toBytes(tenant, record, projection)) ??
        provider.representations.of(tenant, record));
  return bytesAnswer(status, mediaType, bytes, resourceHeaders(tenant, record));
}

/** RFC 7643 section 7: attributes returned on request come back from a write that sent them. */
function withRequested(
  { type }: ResourceRecord,
  sent: Json | undefined,
  write: (projection: ReturnType<typeof defaultProjection>) => Buffer,
): Buffer | undefined {
  if (!type.hasRequestOnly || !isJsonObject(sent)) return undefined;
  const names = Object.keys(sent).map((name) => findByName(type.names, name));
  return write(defaultProjection(type, new Set(names.filter((attribute) => attribute !== undefined))));
}

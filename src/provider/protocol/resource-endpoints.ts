import { isJsonObject, type Json } from '../../scim/json.ts';
import { type CompiledType, findByName } from '../engine/characteristics.ts';
import { defaultProjection, type Projection, projectionAfterWrite } from '../engine/projection.ts';
import type { ResourceRecord } from '../engine/record.ts';
import { createResource, modifyResource, replaceResource } from '../engine/writes.ts';
import { notFound } from '../scim-error.ts';
import { octetsAnswer } from './answers.ts';
import type { Exchange, ScimAnswer } from './exchange.ts';
import { readParameters } from './parameters.ts';
import { readPatchRequest } from './patch-request.ts';
import { noQuery, type QueryRequest, queryFromBody, queryFromParameters } from './query-request.ts';

/** Octets from which on an answer is worth keeping. */
const longAnswer = 16 * 1024;

/** RFC 7644 section 3.4.2. A long list that is not filtered is given again as it was until something is written. */
export function queryResources(exchange: Exchange, types: readonly CompiledType[]): ScimAnswer {
  const { tenant, provider, mediaType } = exchange;
  // What is wrapped may answer otherwise each time.
  const isKept = tenant.isStandard && !exchange.query.includes('filter');
  const key = (): string => `${types.map(({ name }) => name).join()}?${exchange.query}`;
  const kept = isKept ? provider.lists.get(tenant.directory, key) : undefined;
  if (kept !== undefined) return octetsAnswer(200, mediaType, kept);
  const query = queryOf(exchange);
  const answer = tenant.steps.query(exchange, types, query);
  const { body = '' } = answer;
  // Cursors tell the time at which they were made.
  if (isKept && body.length > longAnswer && query.cursor === undefined) {
    provider.lists.keep(tenant.directory, key(), body);
  }
  return answer;
}

/** RFC 7644 section 3.4.3. */
export function searchResources(exchange: Exchange, types: readonly CompiledType[]): ScimAnswer {
  const { steps } = exchange.tenant;
  return steps.query(exchange, types, queryFromBody(steps.readBody(exchange)));
}

/** RFC 7644 section 3.3; the id is chosen beforehand only within a bulk request. */
export function create(exchange: Exchange, type: CompiledType): ScimAnswer {
  const { tenant, promisedId } = exchange;
  const query = queryOf(exchange);
  const body = tenant.steps.readBody(exchange);
  return resourceAnswer(exchange, createResource(tenant, type, body, promisedId), 201, query, body);
}

/** RFC 7644 section 3.4.1. */
export function retrieve(exchange: Exchange, record: ResourceRecord): ScimAnswer {
  const { steps } = exchange.tenant;
  const query = queryOf(exchange);
  if (!steps.isNotModified(exchange, record)) return resourceAnswer(exchange, record, 200, query);
  return { status: 304, headers: steps.headers(exchange, record) };
}

/** RFC 7644 section 3.5.1. */
export function replace(exchange: Exchange, record: ResourceRecord): ScimAnswer {
  const { tenant } = exchange;
  const query = queryOf(exchange);
  const body = tenant.steps.readBody(exchange);
  tenant.steps.checkPreconditions(exchange, record);
  replaceResource(tenant, record, body);
  return resourceAnswer(exchange, record, 200, query, body);
}

/** RFC 7644 section 3.5.2: answers 204 for what can be large, unless attributes are asked for (AMB-PATCH-STATUS). */
export function modify(exchange: Exchange, record: ResourceRecord): ScimAnswer {
  const { tenant, provider } = exchange;
  const query = queryOf(exchange);
  const body = tenant.steps.readBody(exchange);
  tenant.steps.checkPreconditions(exchange, record);
  modifyResource(tenant, record, readPatchRequest(body, tenant.leniency, provider.limits.maxPatchOperations));
  if (record.type.links.length === 0 || isProjected(query)) return resourceAnswer(exchange, record, 200, query, body);
  return { status: 204, headers: tenant.steps.headers(exchange, record) };
}

/** RFC 7644 section 3.6. */
export function remove(exchange: Exchange, record: ResourceRecord): ScimAnswer {
  const { tenant } = exchange;
  tenant.steps.checkPreconditions(exchange, record);
  tenant.operations.remove(tenant, record);
  return { status: 204, headers: [] };
}

/** @throws ScimError 404 */
export function findResource({ tenant }: Exchange, type: CompiledType, id: string): ResourceRecord {
  const record = tenant.operations.find(tenant, type, id);
  if (!record) throw notFound(`${type.name} ${id.slice(0, 80).toWellFormed()} not found.`);
  return record;
}

function queryOf({ query }: Exchange): QueryRequest {
  return query === '' ? noQuery : queryFromParameters(readParameters(query));
}

function isProjected({ attributes, excludedAttributes }: QueryRequest): boolean {
  return attributes !== undefined || excludedAttributes !== undefined;
}

/** What was just written is not kept before somebody reads it. */
function resourceAnswer(
  exchange: Exchange,
  record: ResourceRecord,
  status: number,
  query: QueryRequest,
  sent?: Json,
): ScimAnswer {
  const { tenant, mediaType, isBulk } = exchange;
  const headers = tenant.steps.headers(exchange, record);
  if (isBulk) return { status, headers };
  const projection = isProjected(query)
    ? tenant.operations.project(tenant, record.type, query)
    : sent === undefined
      ? undefined
      : projectionOfWritten(record.type, sent);
  const octets = tenant.steps.represent(exchange, record, projection);
  return octetsAnswer(status, mediaType, octets, headers);
}

/** RFC 7643 section 7: attributes returned on request come back from a write that sent them. */
function projectionOfWritten(type: CompiledType, sent: Json): Projection {
  if (!type.hasRequestOnly || !isJsonObject(sent)) return defaultProjection(type);
  const names = Object.keys(sent).map((name) => findByName(type.names, name));
  return projectionAfterWrite(type, new Set(names.filter((attribute) => attribute !== undefined)));
}

import { type Exchange, type HttpAnswer, header } from '../http/exchange.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../scim/json.ts';
import { essence } from '../scim/media-type.ts';
import type { ResourceType } from '../scim/resource-type.ts';
import type { Schema } from '../scim/schema.ts';
import { messageUrn } from '../scim/urn.ts';
import { decoded } from './address.ts';
import type { Chronicle } from './chronicle.ts';
import { type SeenResource, seenResources } from './seen-resource.ts';
import { type TypeDefinition, typeDefinition } from './type-definition.ts';

/** What rules know of the target before its first answer. */
export interface Surroundings {
  readonly baseUrl: string;
  readonly resourceTypes: readonly ResourceType[];
  readonly schemas: readonly Schema[];
  /** Ids of those schemas that the target published itself. */
  readonly publishedSchemas: readonly string[];
  readonly advertises: { readonly etag: boolean; readonly cursor: boolean };
  /** Most resources in one answer, as advertised. */
  readonly maxResults?: number;
  readonly maxPageSize?: number;
  /** The bearer token that is sent, if there is one. */
  readonly token?: string;
}

/** The same with the resource types in a form that is quick to look up. */
export interface Landscape extends Surroundings {
  readonly types: readonly TypeDefinition[];
}

export function landscapeOf(surroundings: Surroundings): Landscape {
  const { resourceTypes, schemas } = surroundings;
  return { ...surroundings, types: resourceTypes.map((resourceType) => typeDefinition(resourceType, schemas)) };
}

/** An answered request below the base URL, read once for all rules. */
export interface Sight {
  readonly landscape: Landscape;
  /** What earlier exchanges showed. */
  readonly before: Chronicle;
  readonly exchange: Exchange;
  readonly method: string;
  /** Decoded segments of the path below the base URL. */
  readonly path: readonly string[];
  /** Parameters of the query, also where the body of a search carries them. */
  readonly query: Readonly<Record<string, Json | undefined>>;
  readonly requested: Json | undefined;
  readonly answer: HttpAnswer;
  readonly status: number;
  /** The body of the answer; `undefined` when it is no JSON. */
  readonly body: Json | undefined;
  /** The answer to a query with a status of success. */
  readonly list: JsonObject | undefined;
  readonly resources: readonly SeenResource[];
}

/** `undefined` for exchanges that say nothing about SCIM: without an answer, elsewhere than below the base URL, OPTIONS. */
export function sightOf(exchange: Exchange, landscape: Landscape, before: Chronicle): Sight | undefined {
  const { request, answer } = exchange;
  const path = segmentsBelow(landscape.baseUrl, request.url);
  if (!answer || path === undefined || request.method === 'OPTIONS') return undefined;
  const requested = request.body === undefined ? undefined : parseJson(request.body);
  const body = answer.body === '' ? undefined : parseJson(answer.body);
  const isSuccess = answer.status >= 200 && answer.status < 300;
  const isQuery = isQueryOf(request.method, path, requested, landscape);
  const query = queryOf(request.url, path, requested);
  const list = isSuccess && isQuery && isJsonObject(body) ? body : undefined;
  const seen = { landscape, before, exchange, method: request.method, path, query, requested, answer };
  return {
    ...seen,
    status: answer.status,
    body,
    list,
    resources: isSuccess && isJsonObject(body) ? seenResources({ ...seen, body, list }) : [],
  };
}

export function headerOf({ answer }: Pick<Sight, 'answer'>, name: string): string | undefined {
  return header(answer.headers, name);
}

export function mediaTypeOf(sight: Pick<Sight, 'answer'>): string {
  return essence(headerOf(sight, 'Content-Type'));
}

export function hasSchema(json: JsonObject, urn: string): boolean {
  return Array.isArray(json['schemas']) && json['schemas'].includes(urn);
}

/** The SCIM error in the body, if there is one. */
export function errorIn({ body }: Pick<Sight, 'body'>): JsonObject | undefined {
  return isJsonObject(body) && hasSchema(body, messageUrn.Error) ? body : undefined;
}

function segmentsBelow(baseUrl: string, url: string): readonly string[] | undefined {
  const [address = ''] = url.split('?', 1);
  if (address === baseUrl) return [];
  if (!address.startsWith(`${baseUrl}/`)) return undefined;
  return address
    .slice(baseUrl.length + 1)
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded);
}

function isQueryOf(
  method: string,
  path: readonly string[],
  requested: Json | undefined,
  { types }: Landscape,
): boolean {
  if (path.at(-1) === '.search') {
    return method === 'POST' && isJsonObject(requested) && hasSchema(requested, messageUrn.SearchRequest);
  }
  if (method !== 'GET') return false;
  if (path.length === 0) return true;
  const endpoint = `/${path[0]}`.toLowerCase();
  return path.length === 1 && types.some(({ resourceType }) => resourceType.endpoint.toLowerCase() === endpoint);
}

function queryOf(url: string, path: readonly string[], requested: Json | undefined): Sight['query'] {
  if (path.at(-1) === '.search') return isJsonObject(requested) ? requested : {};
  const start = url.indexOf('?');
  return start < 0 ? {} : Object.fromEntries(new URLSearchParams(url.slice(start + 1)));
}

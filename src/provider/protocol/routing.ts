import { notFound, ScimError } from '../scim-error.ts';
import { jsonAnswer } from './answers.ts';
import { answerBulk } from './bulk.ts';
import { listDocuments } from './discovery.ts';
import type { Exchange, ScimAnswer } from './exchange.ts';
import { findMe, typeOfMe } from './me.ts';
import { patchTypes } from './negotiation.ts';
import { readParameters } from './parameters.ts';
import {
  create,
  findResource,
  modify,
  queryResources,
  remove,
  replace,
  retrieve,
  searchResources,
} from './resource-endpoints.ts';
import type { Route } from './route.ts';

type Answering<R extends Route> = (exchange: Exchange, route: R) => ScimAnswer | Promise<ScimAnswer>;
type Methods<R extends Route> = Readonly<Partial<Record<string, Answering<R>>>>;
type Endpoints = { readonly [To in Route['to']]: Methods<Extract<Route, { to: To }>> };

const endpoints: Endpoints = {
  collection: {
    GET: (exchange, { type }) => queryResources(exchange, [type]),
    POST: (exchange, { type }) => create(exchange, type),
  },
  resource: {
    GET: (exchange, { type, id }) => retrieve(exchange, findResource(exchange, type, id)),
    PUT: (exchange, { type, id }) => replace(exchange, findResource(exchange, type, id)),
    PATCH: (exchange, { type, id }) => modify(exchange, findResource(exchange, type, id)),
    DELETE: (exchange, { type, id }) => remove(exchange, findResource(exchange, type, id)),
  },
  me: {
    GET: (exchange) => retrieve(exchange, findMe(exchange)),
    PUT: (exchange) => replace(exchange, findMe(exchange)),
    PATCH: (exchange) => modify(exchange, findMe(exchange)),
    DELETE: (exchange) => remove(exchange, findMe(exchange)),
    POST: (exchange) => create(exchange, typeOfMe(exchange)),
  },
  search: { POST: (exchange, { type }) => searchResources(exchange, type ? [type] : exchange.provider.types) },
  root: { GET: (exchange) => queryResources(exchange, exchange.provider.types) },
  bulk: { POST: answerBulk },
  discovery: { GET: answerDiscovery },
};

/**
 * Refuses changes by who may only read.
 *
 * @throws ScimError 403.
 */
export function authorize({ principal, request }: Exchange, route: Route): void {
  const isRead = request.method === 'GET' || request.method === 'HEAD' || route.to === 'search';
  const isAllowed = principal.role !== 'self' || route.to === 'me' || route.to === 'discovery';
  if (principal.role === 'read-write' || (isAllowed && isRead) || request.method === 'OPTIONS') return;
  if (!isAllowed) throw new ScimError(403, undefined, `${principal.name} may look at /Me only.`);
  throw new ScimError(403, undefined, `${principal.name} may read but not change resources.`);
}

/**
 * Answers by route and method.
 *
 * @throws ScimError 405 with `Allow` when the endpoint has no such method.
 */
export function answerRoute(exchange: Exchange, route: Route): ScimAnswer | Promise<ScimAnswer> {
  const { method } = exchange.request;
  const methods = endpoints[route.to] as Methods<Route>;
  const name = method === 'HEAD' ? 'GET' : method;
  const answering = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (answering) return answering(exchange, route);
  const allow = Object.keys(methods).join(', ');
  if (method === 'OPTIONS') return { status: 204, headers: ['Allow', allow, ...acceptPatch(methods)] };
  throw new ScimError(405, undefined, `${method.slice(0, 20)} is not possible here; ${allow} is.`, ['Allow', allow]);
}

/** RFC 5789 section 3.1. */
function acceptPatch(methods: Methods<Route>): readonly string[] {
  return Object.hasOwn(methods, 'PATCH') ? ['Accept-Patch', patchTypes] : [];
}

/** RFC 7644 section 4: other parameters are ignored, but a filter is refused lest the client believes in it. */
function answerDiscovery(exchange: Exchange, { endpoint, id }: Extract<Route, { to: 'discovery' }>): ScimAnswer {
  const { query, mediaType } = exchange;
  if (readParameters(query).has('filter')) throw new ScimError(403, undefined, `/${endpoint} cannot be filtered.`);
  const { serviceProviderConfig, resourceTypes, schemas } = exchange.tenant.steps.discover(exchange);
  if (endpoint === 'ServiceProviderConfig') return jsonAnswer(200, mediaType, serviceProviderConfig);
  const documents = endpoint === 'Schemas' ? schemas : resourceTypes;
  if (id === undefined) return jsonAnswer(200, mediaType, listDocuments(documents));
  const folded = id.toLowerCase();
  const document = documents.find((each) => (each.id as string).toLowerCase() === folded);
  if (!document) throw notFound(`/${endpoint} has no ${id.slice(0, 80).toWellFormed()}.`);
  return jsonAnswer(200, mediaType, document);
}

import type { ResourceRecord } from '../engine/record.ts';
import { notFound, ScimError } from '../scim-error.ts';
import { jsonAnswer } from './answers.ts';
import { answerBulk } from './bulk.ts';
import { listDocuments } from './discovery.ts';
import type { Exchange, ScimAnswer } from './exchange.ts';
import { findMe, typeOfMe } from './me.ts';
import { readParameters } from './query-request.ts';
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

type Answering = (exchange: Exchange) => ScimAnswer | Promise<ScimAnswer>;
type Methods = Readonly<Partial<Record<string, Answering>>>;

/**
 * Refuses changes by who may only read.
 *
 * @throws ScimError 403.
 */
export function authorize({ principal, request }: Exchange, route: Route): void {
  const isRead = request.method === 'GET' || request.method === 'HEAD' || route.to === 'search';
  if (principal.role === 'read-write' || isRead || request.method === 'OPTIONS') return;
  throw new ScimError(403, undefined, `${principal.name} may read but not change resources.`);
}

/**
 * Answers by route and method.
 *
 * @throws ScimError 405 with `Allow` when the endpoint has no such method.
 */
export function answerRoute(exchange: Exchange, route: Route): ScimAnswer | Promise<ScimAnswer> {
  const { method } = exchange.request;
  const methods = methodsOf(exchange, route);
  const answering = methods[method === 'HEAD' ? 'GET' : method];
  if (answering) return answering(exchange);
  const allow = Object.keys(methods).join(', ');
  if (method === 'OPTIONS') return { status: 204, headers: ['Allow', allow] };
  throw new ScimError(405, undefined, `${method.slice(0, 20)} is not possible here; ${allow} is.`, ['Allow', allow]);
}

function methodsOf(exchange: Exchange, route: Route): Methods {
  const { types } = exchange.provider;
  switch (route.to) {
    case 'collection':
      return { GET: (each) => queryResources(each, [route.type]), POST: (each) => create(each, route.type) };
    case 'resource':
      return resourceMethods((each) => findResource(each, route.type, route.id));
    case 'search':
      return { POST: (each) => searchResources(each, route.type ? [route.type] : types) };
    case 'root':
      return { GET: (each) => queryResources(each, types) };
    case 'me':
      return { ...resourceMethods(findMe), POST: (each) => create(each, typeOfMe(each)) };
    case 'bulk':
      return { POST: answerBulk };
    case 'discovery':
      return { GET: (each) => answerDiscovery(each, route) };
    default:
      return route satisfies never;
  }
}

function resourceMethods(find: (exchange: Exchange) => ResourceRecord): Methods {
  return {
    GET: (exchange) => retrieve(exchange, find(exchange)),
    PUT: (exchange) => replace(exchange, find(exchange)),
    PATCH: (exchange) => modify(exchange, find(exchange)),
    DELETE: (exchange) => remove(exchange, find(exchange)),
  };
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

import type { Exchange, HttpRequest } from '../http/exchange.ts';

/** What a request asks for, whichever resource it is about. */
export interface RequestShape {
  readonly method: string;
  /** First part of the path below the base URL, for example "Users" or ".search"; empty for the base URL itself. */
  readonly endpoint: string;
  readonly isAboutOne: boolean;
  /** Of the query. */
  readonly parameters: ReadonlyMap<string, string>;
}

export function shapeOf({ method, url }: HttpRequest, baseUrl: string): RequestShape {
  const below = url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url;
  const [path = '', query = ''] = below.split('?', 2);
  const [endpoint = '', id] = path.split('/').filter((segment) => segment !== '');
  return { method, endpoint, isAboutOne: id !== undefined, parameters: new Map(new URLSearchParams(query)) };
}

/** Method, endpoint, whether one resource is named and whether a filter selects: `GET /Users?filter`, `PATCH /Groups/{id}`. */
export function kindOf({ method, endpoint, isAboutOne, parameters }: RequestShape): string {
  return `${method} /${endpoint}${isAboutOne ? '/{id}' : ''}${parameters.has('filter') ? '?filter' : ''}`;
}

/** How a request ended: `409 POST /Users`, with 0 where no answer came. */
export function endingOf({ request, answer }: Exchange, baseUrl: string): string {
  return `${answer?.status ?? 0} ${kindOf(shapeOf(request, baseUrl))}`;
}

export function isRefusal(ending: string): boolean {
  return Number.parseInt(ending) >= 400;
}

/**
 * How much has to work before the request can: smaller for discovery, then creates and retrievals, lists, filters, other
 * parameters of a query, changes, and at last what does several of these at once.
 */
export function depthOf({ method, endpoint, isAboutOne, parameters }: RequestShape): number {
  if (discovery.has(endpoint)) return 0;
  if (endpoint === '' || elsewhere.has(endpoint)) return 6;
  if (method === 'POST') return isAboutOne ? 6 : 1;
  if (method !== 'GET') return 5;
  if ([...parameters.keys()].some((name) => !ofLists.has(name))) return 4;
  if (isAboutOne) return parameters.size === 0 ? 1 : 4;
  return parameters.has('filter') ? 3 : 2;
}

const discovery: ReadonlySet<string> = new Set(['ServiceProviderConfig', 'Schemas', 'ResourceTypes']);
const elsewhere: ReadonlySet<string> = new Set(['Bulk', 'Me', '.search']);
const ofLists: ReadonlySet<string> = new Set(['filter', 'startIndex', 'count']);

/** Whether one query asks for what the other does and for more, so that it cannot work where the other does not. */
export function continues(longer: RequestShape, shorter: RequestShape): boolean {
  const isAlike = longer.endpoint === shorter.endpoint && longer.isAboutOne === shorter.isAboutOne;
  if (!isAlike || longer.method !== 'GET' || shorter.method !== 'GET') return false;
  const isContinued = ([name, value]: readonly [string, string]): boolean =>
    longer.parameters.has(name) && `${longer.parameters.get(name)} `.startsWith(`${value} `);
  return [...shorter.parameters].every(isContinued) && lengthOf(longer) > lengthOf(shorter);
}

function lengthOf({ parameters }: RequestShape): number {
  return [...parameters].join('&').length;
}

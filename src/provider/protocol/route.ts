import type { CompiledType } from '../engine/characteristics.ts';

type DiscoveryEndpoint = 'ServiceProviderConfig' | 'ResourceTypes' | 'Schemas';

/** What a path leads to, RFC 7644 table 2. */
export type Route =
  | { readonly to: 'root' | 'me' | 'bulk' }
  | { readonly to: 'search'; readonly type?: CompiledType }
  | { readonly to: 'collection'; readonly type: CompiledType }
  | { readonly to: 'resource'; readonly type: CompiledType; readonly id: string }
  | { readonly to: 'discovery'; readonly endpoint: DiscoveryEndpoint; readonly id?: string };

const fixed: ReadonlyMap<string, Route> = new Map<string, Route>([
  ['', { to: 'root' }],
  ['/.search', { to: 'search' }],
  ['/Me', { to: 'me' }],
  ['/Bulk', { to: 'bulk' }],
  ['/ServiceProviderConfig', { to: 'discovery', endpoint: 'ServiceProviderConfig' }],
  ['/ResourceTypes', { to: 'discovery', endpoint: 'ResourceTypes' }],
  ['/Schemas', { to: 'discovery', endpoint: 'Schemas' }],
]);

/** Finds what a path below the base URL leads to; `undefined` when nothing is there. */
export function findRoute(path: string, endpoints: ReadonlyMap<string, CompiledType>): Route | undefined {
  const whole = path.endsWith('/') ? path.slice(0, -1) : path;
  const slash = whole.indexOf('/', 1);
  const first = slash < 0 ? whole : whole.slice(0, slash);
  const second = slash < 0 ? undefined : whole.slice(slash + 1);
  if (second?.includes('/')) return undefined;
  const type = endpoints.get(first);
  if (type) return routeBelow(type, second);
  const route = fixed.get(first);
  return second === undefined ? route : routeOfDocument(route, second);
}

function routeBelow(type: CompiledType, segment: string | undefined): Route | undefined {
  if (segment === undefined) return { to: 'collection', type };
  if (segment === '.search') return { to: 'search', type };
  const id = decoded(segment);
  return id === undefined ? undefined : { to: 'resource', type, id };
}

function routeOfDocument(route: Route | undefined, segment: string): Route | undefined {
  if (route?.to !== 'discovery' || route.endpoint === 'ServiceProviderConfig') return undefined;
  const id = decoded(segment);
  return id === undefined ? undefined : { ...route, id };
}

function decoded(segment: string): string | undefined {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

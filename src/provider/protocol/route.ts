import type { CompiledType } from '../engine/characteristics.ts';

export type DiscoveryEndpoint = 'ServiceProviderConfig' | 'ResourceTypes' | 'Schemas';

/** What a path leads to, RFC 7644 table 2. */
export type Route =
  | { readonly to: 'root' | 'me' | 'bulk' }
  | { readonly to: 'search'; readonly type?: CompiledType }
  | { readonly to: 'collection'; readonly type: CompiledType }
  | { readonly to: 'resource'; readonly type: CompiledType; readonly id: string }
  | { readonly to: 'discovery'; readonly endpoint: DiscoveryEndpoint; readonly id?: string };

const discovery: readonly string[] = [
  'ServiceProviderConfig',
  'ResourceTypes',
  'Schemas',
] satisfies DiscoveryEndpoint[];

/** Finds what a path below the base URL leads to; `undefined` when nothing is there. */
export function findRoute(path: string, endpoints: ReadonlyMap<string, CompiledType>): Route | undefined {
  const [first = '', second, ...more] = path.replace(/^\/|\/$/g, '').split('/');
  if (more.length > 0) return undefined;
  const type = endpoints.get(`/${first}`);
  if (type) return routeBelow(type, second);
  if (discovery.includes(first)) return discoveryRoute(first as DiscoveryEndpoint, second);
  if (second !== undefined) return undefined;
  switch (first) {
    case '':
      return { to: 'root' };
    case '.search':
      return { to: 'search' };
    case 'Me':
      return { to: 'me' };
    case 'Bulk':
      return { to: 'bulk' };
    default:
      return undefined;
  }
}

function routeBelow(type: CompiledType, segment: string | undefined): Route | undefined {
  if (segment === undefined) return { to: 'collection', type };
  if (segment === '.search') return { to: 'search', type };
  const id = decoded(segment);
  return id === undefined ? undefined : { to: 'resource', type, id };
}

function discoveryRoute(endpoint: DiscoveryEndpoint, segment: string | undefined): Route | undefined {
  if (segment === undefined) return { to: 'discovery', endpoint };
  const id = decoded(segment);
  return endpoint === 'ServiceProviderConfig' || id === undefined ? undefined : { to: 'discovery', endpoint, id };
}

function decoded(segment: string): string | undefined {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

import type { HttpRequest } from '../http/exchange.ts';

/**
 * What a request does, whichever resource it is about: method, endpoint, whether one resource is named and whether a
 * filter selects. For example `GET /Users?filter` or `PATCH /Groups/{id}`.
 */
export function requestKind({ method, url }: HttpRequest, baseUrl: string): string {
  const below = url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url;
  const [path = '', query = ''] = below.split('?', 2);
  const [endpoint = '', id] = path.split('/').filter((segment) => segment !== '');
  return `${method} /${endpoint}${id === undefined ? '' : '/{id}'}${/(?:^|&)filter=/.test(query) ? '?filter' : ''}`;
}

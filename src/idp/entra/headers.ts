import type { HeaderList } from '../../http/exchange.ts';
import { scimJson } from '../../scim/media-type.ts';
import type { Call } from '../connection.ts';
import type { EntraProfile } from './profile.ts';

/**
 * The header list of a request (EN-1, EN-2, EN-3). No capture shows the order; this one is that of the HTTP client of
 * Microsoft's platform.
 */
export function entraHeaders(
  { body }: Call,
  host: string,
  { accept, userAgent }: Pick<EntraProfile, 'accept' | 'userAgent'>,
  authorization: string | undefined,
  activity: { readonly at: string; readonly id: string },
): HeaderList {
  const list: (readonly [string, string] | undefined)[] = [
    ['Host', host],
    accept === null ? undefined : ['Accept', accept],
    userAgent === null ? undefined : ['User-Agent', userAgent],
    authorization === undefined ? undefined : ['Authorization', authorization],
    ['Adscimversion', `Date:${activity.at}, ActivityId:${activity.id}`],
    body === undefined ? undefined : ['Content-Type', `${scimJson}; charset=utf-8`],
    body === undefined ? undefined : ['Content-Length', String(new TextEncoder().encode(body).length)],
  ];
  return list.filter((header) => header !== undefined);
}

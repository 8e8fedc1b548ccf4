import type { HeaderList } from '../../http/exchange.ts';
import { plainJson, scimJson } from '../../scim/media-type.ts';
import type { Call } from '../connection.ts';
import type { OktaProfile } from './profile.ts';

/** The header list of a captured request, in its order (OK-1, OK-3, OK-4). */
export function oktaHeaders(
  { method, body }: Call,
  host: string,
  { scimVersion }: Pick<OktaProfile, 'scimVersion'>,
  authorization: string | undefined,
): HeaderList {
  const mediaType = scimVersion === '1.1' ? plainJson : scimJson;
  const list: (readonly [string, string] | undefined)[] = [
    ['Accept', mediaType],
    ['Accept-Charset', 'utf-8'],
    // The captured DELETE names a media type although it has no body; the captured GET does not.
    method === 'GET' ? undefined : ['Content-Type', `${mediaType}; charset=utf-8`],
    ['User-Agent', 'Okta SCIM Client 1.0.0'],
    authorization === undefined ? undefined : ['Authorization', authorization],
    body === undefined ? undefined : ['Content-Length', String(new TextEncoder().encode(body).length)],
    ['Host', host],
    ['Connection', 'Keep-Alive'],
    ['Accept-Encoding', 'gzip,deflate'],
  ];
  return list.filter((header) => header !== undefined);
}

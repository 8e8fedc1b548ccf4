import type { AuthenticationScheme } from '../../scim/service-provider-config.ts';
import { headerOf, type ScimRequest } from '../protocol/exchange.ts';
import type { Principal } from '../protocol/principal.ts';
import { ScimError } from '../scim-error.ts';

/** One way to authenticate, RFC 7644 section 2. */
export interface Authentication {
  /** The scheme of the Authorization header, in lower case. */
  readonly scheme: 'bearer' | 'basic';
  /** Who has these credentials; `undefined` when nobody has. */
  readonly principalOf: (credentials: string) => Principal | undefined | Promise<Principal | undefined>;
  /** How the ServiceProviderConfig describes it. */
  readonly description: AuthenticationScheme;
}

export const realm = 'scimulate';

/**
 * Finds who sent a request.
 *
 * @param anonymous who asks without credentials, where that is allowed.
 * @throws ScimError 401 with `WWW-Authenticate`.
 */
export function authenticate(
  ways: readonly Authentication[],
  anonymous: Principal | undefined,
  request: ScimRequest,
): Principal | Promise<Principal> {
  const header = headerOf(request, 'authorization');
  if (anonymous && (header === undefined || ways.length === 0)) return anonymous;
  if (header === undefined) throw unauthenticated(ways, undefined);
  const space = header.indexOf(' ');
  // RFC 9110 section 11.1: the name of the scheme is compared without case.
  const scheme = header.slice(0, space < 0 ? undefined : space).toLowerCase();
  return firstKnown(ways, 0, scheme, space < 0 ? '' : header.slice(space + 1).trim());
}

function firstKnown(
  ways: readonly Authentication[],
  from: number,
  scheme: string,
  credentials: string,
): Principal | Promise<Principal> {
  for (let index = from; index < ways.length; index += 1) {
    const way = ways[index]!;
    const principal = way.scheme === scheme ? way.principalOf(credentials) : undefined;
    if (principal instanceof Promise) {
      return principal.then((known) => known ?? firstKnown(ways, index + 1, scheme, credentials));
    }
    if (principal) return principal;
  }
  throw unauthenticated(ways, scheme);
}

/** RFC 6750 section 3: an error code only where credentials were sent. */
function unauthenticated(ways: readonly Authentication[], sent: string | undefined): ScimError {
  const schemes = [...new Set(ways.map(({ scheme }) => scheme))];
  const challenges = schemes.flatMap((scheme) => {
    const name = scheme === 'bearer' ? 'Bearer' : 'Basic';
    const error = scheme === 'bearer' && sent === 'bearer' ? ', error="invalid_token"' : '';
    return ['WWW-Authenticate', `${name} realm="${realm}"${error}`];
  });
  const detail = sent === undefined ? 'The request needs credentials.' : 'The credentials are not valid.';
  return new ScimError(401, undefined, detail, challenges);
}

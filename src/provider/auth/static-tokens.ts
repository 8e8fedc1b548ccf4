import type { Principal } from '../protocol/principal.ts';
import type { Authentication } from './authentication.ts';

/** Bearer tokens that are agreed beforehand, RFC 6750; the map may change while the provider runs. */
export function staticTokens(principals: ReadonlyMap<string, Principal>, now: () => number): Authentication {
  return {
    scheme: 'bearer',
    principalOf: (token) => {
      const principal = principals.get(token);
      return principal?.expires !== undefined && principal.expires <= now() ? undefined : principal;
    },
    description: {
      type: 'oauthbearertoken',
      name: 'OAuth Bearer Token',
      description: 'A bearer token in the Authorization header.',
      specUri: 'https://www.rfc-editor.org/info/rfc6750',
      primary: true,
    },
  };
}

import { createHash, timingSafeEqual } from 'node:crypto';
import type { Principal } from '../protocol/principal.ts';
import type { Authentication } from './authentication.ts';

export interface NamedSecret {
  readonly secret: string;
  readonly principal: Principal;
}

/** User name and password, RFC 7617. */
export function basicAuthentication(accounts: ReadonlyMap<string, NamedSecret>): Authentication {
  return {
    scheme: 'basic',
    principalOf: (credentials) => {
      const pair = readBasic(credentials);
      const account = pair && accounts.get(pair.name);
      return account && isSameSecret(account.secret, pair.secret) ? account.principal : undefined;
    },
    description: {
      type: 'httpbasic',
      name: 'HTTP Basic',
      description: 'User name and password in the Authorization header.',
      specUri: 'https://www.rfc-editor.org/info/rfc7617',
    },
  };
}

/** The name and secret of Basic credentials; `undefined` when they are none. */
export function readBasic(credentials: string): { name: string; secret: string } | undefined {
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { name: text.slice(0, colon), secret: text.slice(colon + 1) };
}

/** Compares in time that says nothing about where two secrets differ. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

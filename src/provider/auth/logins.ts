import { createHash } from 'node:crypto';
import { schemaUrn } from '../../scim/urn.ts';
import type { Attributes } from '../engine/attributes.ts';
import type { Principal } from '../protocol/principal.ts';
import type { ServedTenant } from '../protocol/provider.ts';
import type { Authentication } from './authentication.ts';
import { isSameSecret, readBasic } from './basic.ts';

/** Users log in with their userName and password, to be told at `/Me` who they are. */
export function logins(tenants: readonly ServedTenant[]): Authentication {
  return {
    scheme: 'basic',
    principalOf: (credentials) => {
      const pair = readBasic(credentials);
      return pair && loginOf(tenants, pair, ({ active }) => active !== false);
    },
    description: {
      type: 'httpbasic',
      name: 'Log-in',
      description: 'userName and password of a User, for /Me.',
      specUri: 'https://www.rfc-editor.org/info/rfc7617',
    },
  };
}

/** Who has this name and password, if the account is one that may be used. */
export function loginOf(
  tenants: readonly ServedTenant[],
  { name, secret }: { readonly name: string; readonly secret: string },
  isUsable: (attributes: Attributes) => boolean,
): Principal | undefined {
  for (const tenant of tenants) {
    const users = tenant.directory.types.find(({ resourceType }) => resourceType.schema === schemaUrn.User);
    const records = users ? tenant.directory.store(users).records : [];
    const user = records.find((record) => record?.attributes.userName === name);
    if (user && isUsable(user.attributes) && isPassword(user.attributes.password, secret)) {
      return { name, tenant, role: 'self', subject: user.id };
    }
  }
  return undefined;
}

function isPassword(kept: unknown, secret: string): boolean {
  if (typeof kept !== 'string') return false;
  return isSameSecret(kept, saltedDigest(secret, kept.split(':')[1] ?? ''));
}

/** RFC 7643 section 4.1.1: passwords are not kept in clear text. */
export function saltedDigest(secret: string, salt: string): string {
  return `sha256:${salt}:${createHash('sha256').update(salt).update(secret).digest('base64url')}`;
}

import { AccessTokens } from './auth/access-tokens.ts';
import { type Authentication, authenticate } from './auth/authentication.ts';
import { basicAuthentication, type NamedSecret } from './auth/basic.ts';
import { logins } from './auth/logins.ts';
import { staticTokens } from './auth/static-tokens.ts';
import { answerOAuth, oauthPath } from './auth/token-endpoint.ts';
import type { Grant, ProviderOptions, TokenOptions } from './options.ts';
import type { Principal } from './protocol/principal.ts';
import type { Provider, ServedTenant, Site } from './protocol/provider.ts';

/** Who may do what, from the options. */
export interface Credentials {
  readonly ways: readonly Authentication[];
  readonly authenticate: Provider['authenticate'];
  /** The token endpoint, if there is one. */
  readonly sites: Map<string, Site>;
  /** Bearers of agreed tokens; may change while the provider runs. */
  readonly bearers: Map<string, Principal>;
}

export interface Surroundings {
  readonly origin: string;
  readonly baseUrl: string;
  readonly now: () => number;
}

/** @throws RangeError when credentials name a tenant that does not exist. */
export function createCredentials(
  options: ProviderOptions,
  tenants: readonly ServedTenant[],
  { origin, baseUrl, now }: Surroundings,
): Credentials {
  const { tokens = [], accounts = [], clients = [], accessTokenSeconds: lifetime = 3600, control = false } = options;
  const bearers = new Map(tokens.map((each, index) => bearer(each, index, tenants)));
  const named = new Map(accounts.map((each) => [each.name, secretOf(each.name, each.password, each, tenants)]));
  const known = new Map(clients.map((each) => [each.id, secretOf(each.id, each.secret, each, tenants)]));
  const accessTokens = new AccessTokens({
    issuer: origin,
    audience: baseUrl,
    lifetime,
    now,
    principalOf: (clientId) => known.get(clientId)?.principal,
  });
  const ways = [
    ...(bearers.size > 0 || (control && named.size + known.size > 0) ? [staticTokens(bearers, now)] : []),
    ...(named.size > 0 ? [basicAuthentication(named)] : []),
    ...(known.size > 0 ? [accessTokens] : []),
    ...(options.logins ? [logins(tenants)] : []),
  ];
  const sites = new Map<string, Site>();
  if (known.size > 0) sites.set(oauthPath, (request, path) => answerOAuth(accessTokens, known, request, path));
  const anonymous: Principal = {
    name: 'anonymous',
    tenant: tenants[0]!,
    role: ways.length > (options.logins ? 1 : 0) ? 'read-only' : 'read-write',
  };
  return {
    ways,
    bearers,
    authenticate: (request, isPublic) => {
      // Without other credentials everybody may do everything, except who says to be somebody in particular.
      const isOpen = ways.length === (options.logins ? 1 : 0) || (isPublic && !options.protectDiscovery);
      return authenticate(ways, isOpen ? anonymous : undefined, request);
    },
    sites,
  };
}

/** @throws RangeError when there is no such tenant. */
export function principalOf(
  name: string,
  { tenant, role = 'read-write', subject }: Grant,
  tenants: readonly ServedTenant[],
): Principal {
  const owner = tenant === undefined ? tenants[0] : tenants.find((each) => each.name === tenant);
  if (!owner) throw new RangeError(`There is no tenant called ${tenant}.`);
  return { name, tenant: owner, role, ...(subject !== undefined && { subject }) };
}

function bearer(
  given: string | TokenOptions,
  index: number,
  tenants: readonly ServedTenant[],
): readonly [string, Principal] {
  const options = typeof given === 'string' ? { token: given } : given;
  const principal = principalOf(options.name ?? `token ${index + 1}`, options, tenants);
  return [options.token, options.expires === undefined ? principal : { ...principal, expires: options.expires }];
}

function secretOf(name: string, secret: string, grant: Grant, tenants: readonly ServedTenant[]): NamedSecret {
  return { secret, principal: principalOf(name, grant, tenants) };
}

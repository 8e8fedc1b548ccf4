import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import { valuesOf } from '../engine/attributes.ts';
import type { ResourceRecord } from '../engine/record.ts';
import { headerOf } from '../protocol/exchange.ts';
import type { Principal } from '../protocol/principal.ts';
import { ScimError } from '../scim-error.ts';
import type { Defect } from './defect.ts';
import { changedBody, deepMapped, headerIn, withHeader, without } from './json.ts';
import { admitting } from './membership.ts';
import { answers, handling, operations, patches, shown, together } from './seams.ts';
import { emailsOf, recordsOf } from './stored.ts';

export const securityDefects: readonly Defect[] = [
  {
    id: 'sec-cross-tenant-access',
    severity: 'critical',
    title: 'Every token reaches the resources of the first tenant.',
    violates: ['7644-2-08', '7644-6.1-03'],
    sources: ['vouch-sh/vouch#310', 'vouch-sh/vouch#317', 'Senthil455/Atlas-Workforce-System#175'],
    behaviour: (provider) => {
      const { authenticate, tenants } = provider;
      const elsewhere = (principal: Principal): Principal => ({ ...principal, tenant: tenants[0]! });
      provider.authenticate = (request, isPublic) => {
        const principal = authenticate(request, isPublic);
        return principal instanceof Promise ? principal.then(elsewhere) : elsewhere(principal);
      };
    },
  },
  {
    id: 'sec-cross-tenant-member',
    severity: 'critical',
    title: 'A Group takes members that belong to another tenant.',
    violates: ['7644-6.1-03', '7643-4.2-05', '7644-2-08'],
    sources: ['vouch-sh/vouch#310'],
    behaviour: admitting((id, tenant, all) => all.some((other) => other !== tenant && other.directory.find(id))),
  },
  {
    id: 'sec-adopts-local-account-by-email',
    severity: 'critical',
    title: 'A create takes over an account with the same e-mail address and renames it.',
    violates: ['7643-3.1-07', '7643-3.1-08', '7644-3.3-01', '7644-3.3-08'],
    sources: ['intuitem/ciso-assistant-community#4658'],
    behaviour: operations((was) => ({
      insert: (tenant, type, attributes, id) => {
        const emails = emailsOf(attributes);
        const local = recordsOf(tenant, type).find((other) =>
          emailsOf(other.attributes).some((email) => emails.includes(email)),
        );
        if (!local) return was.insert(tenant, type, attributes, id);
        tenant.operations.update(tenant, local, attributes);
        return local;
      },
    })),
  },
  {
    id: 'sec-protected-user-via-group',
    severity: 'high',
    title: 'A User with the role "admin" cannot be changed at /Users, but through Groups.',
    violates: ['7644-2-08', '7644-2-10'],
    sources: ['keycloak/keycloak#50473'],
    behaviour: handling(({ request, tenant }, route, next) => {
      const record = route.to === 'resource' && request.method !== 'GET' ? tenant.directory.find(route.id) : undefined;
      if (record && isAdmin(record)) throw new ScimError(403, undefined, 'This User is protected.');
      return next();
    }),
  },
  {
    id: 'sec-proto-pollution',
    severity: 'high',
    title: 'A member called __proto__ of a PATCH becomes one of every resource.',
    violates: ['7644-3.2-07', '7644-3.5.2-14', '7644-3.5.2-09'],
    sources: [],
    behaviour: (provider) => {
      const polluted: Record<string, Json> = {};
      together(
        patches((given) => {
          for (const { path = '', value } of given) Object.assign(polluted, pollutionIn(path, value));
          return given.map((operation) =>
            isPolluting(operation.path) ? { op: 'add' as const, value: {} } : operation,
          );
        }),
        shown((resource) => ({ ...resource, ...polluted })),
      )(provider);
    },
  },
  {
    id: 'sec-filter-membership-oracle',
    severity: 'medium',
    title: 'Memberships are shown to nobody, yet filters tell who is a member.',
    violates: ['7644-2-08', '7644-7.5.2-03', '7644-2-10', '7644-3.9-04', '7643-7-39'],
    sources: ['keycloak/keycloak#50986', 'keycloak/keycloak#52599'],
    behaviour: shown((resource) => without(resource, 'groups', 'members')),
  },
  {
    id: 'sec-uniqueness-across-tenants',
    severity: 'medium',
    title: 'A userName that another tenant uses is refused as taken.',
    violates: ['7643-7-44', '7644-6.1-03', '7643-4.1.1-02'],
    sources: ['NorthlandPositronics/Cogtrix#128'],
    behaviour: operations((was, own, { tenants }) => ({
      checkUnique: (tenant, type, attributes, itself) => {
        was.checkUnique(tenant, type, attributes, itself);
        for (const other of tenants) if (other !== own) was.checkUnique(other, type, attributes, itself);
      },
    })),
  },
  {
    id: 'sec-host-header-in-location',
    severity: 'medium',
    title: 'Locations are made from the Host or X-Forwarded-Host of the request.',
    violates: ['7644-3.3-10', '7643-3.1-23'],
    sources: ['NorthlandPositronics/Cogtrix#358', 'Tr3kkR/Yuzu#2029'],
    behaviour: answers((answer, request, { baseUrl }) => {
      const { host: ownHost, origin } = new URL(baseUrl);
      const host = headerOf(request, 'x-forwarded-host') ?? headerOf(request, 'host') ?? ownHost;
      const there = (url: string): string => url.replace(origin, `http://${host}`);
      const location = headerIn(answer, 'Location');
      const moved = location === undefined ? answer : withHeader(answer, 'Location', there(location));
      return changedBody(moved, (body) =>
        deepMapped(body, (name, value) => [
          name,
          name === 'location' && typeof value === 'string' ? there(value) : value,
        ]),
      );
    }),
  },
];

function isAdmin({ attributes }: ResourceRecord): boolean {
  return valuesOf(attributes.roles).some((role) => isJsonObject(role) && role.value === 'admin');
}

function isPolluting(path = ''): boolean {
  return /^(?:__proto__|constructor\.prototype)\./.test(path);
}

/** What a merge that does not look would write to the prototype of all objects. */
function pollutionIn(path: string, value: Json | undefined): JsonObject {
  if (isPolluting(path)) return { [path.split('.').at(-1)!]: value ?? null };
  if (!isJsonObject(value)) return {};
  const inherited = Object.entries(value).find(([name]) => name === '__proto__')?.[1];
  return isJsonObject(inherited) ? inherited : {};
}

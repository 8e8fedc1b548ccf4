import type { JsonObject } from '../../scim/json.ts';
import { defaultProjection, whole } from '../engine/projection.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { Defect } from './defect.ts';
import { deepMapped, without } from './json.ts';
import { handling, internalError, operations, shown, steps } from './seams.ts';

/** What other tables hold. */
const costly: ReadonlySet<string> = new Set(['addresses', 'members']);
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

export const readingDefects: readonly Defect[] = [
  {
    id: 'get-malformed-id-500',
    severity: 'high',
    title: 'GET with an id that is no UUID fails with 500.',
    violates: ['7644-3.12-12', 'OKTA-error-04', 'OKTA-error-03'],
    sources: ['goauthentik/authentik#15046'],
    behaviour: handling(({ request }, route, next) => {
      if (request.method === 'GET' && route.to === 'resource' && !uuid.test(route.id)) throw internalError();
      return next();
    }),
  },
  {
    id: 'get-emails-not-returned',
    severity: 'high',
    title: 'emails are stored and left out of answers to GET.',
    violates: ['7643-7-39', '7644-3.4-02', '7644-3.9-01', '7644-3.3-02'],
    sources: ['Captain-P-Goldfish/scim-for-keycloak#12', 'Captain-P-Goldfish/scim-for-keycloak#85'],
    behaviour: shown((resource, _, { request }) => (request.method === 'GET' ? without(resource, 'emails') : resource)),
  },
  {
    id: 'attributes-param-drops-id',
    severity: 'medium',
    title: 'With the attributes parameter id and schemas are left out.',
    violates: ['7643-7-36', '7643-3.1-11', '7644-3.4.2-11', '7644-3.9-04'],
    sources: ['simpleidserver/SimpleIdServer#45', 'osiam/osiam#151'],
    behaviour: operations((was) => ({
      project: (tenant, type, request) => {
        const projection = was.project(tenant, type, request);
        if (!request.attributes) return projection;
        const names = new Set(request.attributes.map((name) => name.toLowerCase()));
        return projection.filter(({ attribute: { name } }) => (name !== 'id' && name !== 'schemas') || names.has(name));
      },
    })),
  },
  {
    id: 'excluded-param-drops-id',
    severity: 'medium',
    title: 'excludedAttributes=id leaves id out.',
    violates: ['7644-3.4.2.5-04', '7644-3.9-06', '7643-7-36', '7643-3.1-11'],
    sources: [],
    behaviour: operations((was) => ({
      project: (tenant, type, request) => {
        const isExcluded = request.excludedAttributes?.some((name) => name.toLowerCase() === 'id');
        return was.project(tenant, type, request).filter(({ attribute }) => !isExcluded || attribute.name !== 'id');
      },
    })),
  },
  {
    id: 'user-groups-never-populated',
    severity: 'medium',
    title: 'Users do not show the Groups they are in.',
    violates: ['7643-4.1.2-21', '7643-7-39', '7643-4.1.2-23'],
    sources: ['GluuFederation/oxTrust#820', 'Captain-P-Goldfish/scim-for-keycloak#92', 'powerhome/power-tools#439'],
    behaviour: shown((resource) => without(resource, 'groups')),
  },
  {
    id: 'location-internal-host',
    severity: 'medium',
    title: 'Locations name the host behind the proxy.',
    violates: ['7644-3.3-10', '7643-3.1-23', '7644-3.12-06'],
    sources: ['simpleidserver/SimpleIdServer#37', 'jelhub/scimgateway#110'],
    behaviour: locations((url) => url.replace(/^https?:\/\/[^/]+/, 'http://internal:8080')),
  },
  {
    id: 'location-relative',
    severity: 'low',
    title: 'Locations are paths without a host.',
    violates: ['7644-3.3-10', '7643-3.1-23'],
    sources: ['scimmyjs/scimmy-routers#19', 'wandb/docs#1519'],
    behaviour: locations((_, record) => `${record.type.resourceType.endpoint}/${record.id}`),
  },
  {
    id: 'ref-from-above-base',
    severity: 'low',
    title: 'References are relative to what the base URL is below, such as "v2/Users/2819c223".',
    violates: ['7643-2.3.7-04', '7643-2.3.7-07', '7643-2.3.7-03', '7643-4.2-06', '7643-4.1.2-24', '7643-4.3-04'],
    sources: [],
    behaviour: shown((resource, _, { provider }) => {
      const above = provider.baseUrl.replace(/[^/]+$/, '');
      return deepMapped(resource, (name, value) => [
        name,
        name === '$ref' && typeof value === 'string' ? value.replace(above, '') : value,
      ]) as JsonObject;
    }),
  },
  {
    id: 'get-lists-only-when-asked',
    severity: 'high',
    title: 'addresses of a User and members of a Group come only when attributes names them.',
    violates: ['7643-7-39', '7644-3.9-01', '7644-3.4-02', '7643-2.2-05'],
    sources: [],
    behaviour: steps((was) => ({
      represent: (exchange, record, projection) => {
        const short = defaultProjection(record.type).filter(({ attribute: { name } }) => !costly.has(name));
        return was.represent(exchange, record, projection ?? short);
      },
    })),
  },
  {
    id: 'attributes-param-shows-password',
    severity: 'critical',
    title: 'The password of a User is returned, as the digest that is kept, when attributes names it.',
    violates: ['7643-7-37', '7643-4.1.1-18', '7643-4.1.1-25', '7643-7-34'],
    sources: [],
    behaviour: operations((was) => ({
      project: (tenant, type, request) => {
        const asked = new Set(request.attributes?.map((name) => name.toLowerCase()));
        const secrets = type.secrets.filter(({ name }) => asked.has(name.toLowerCase()));
        return [...was.project(tenant, type, request), ...secrets.map(whole)];
      },
    })),
  },
  {
    id: 'attributes-param-without-parts-of-groups',
    severity: 'medium',
    title: 'attributes and excludedAttributes know no parts of the attributes of a Group, such as members.value.',
    violates: ['7644-3.10-04', '7644-3.9-04', '7644-3.9-07'],
    sources: [],
    behaviour: operations((was) => ({
      project: (tenant, type, { attributes, excludedAttributes }) => {
        const known = (names?: readonly string[]): readonly string[] | undefined =>
          type.name === 'Group' ? names?.filter((name) => !/\.[$a-z]+$/i.test(name)) : names;
        return was.project(tenant, type, {
          attributes: known(attributes),
          excludedAttributes: known(excludedAttributes),
        });
      },
    })),
  },
];

/** The URIs of resources. */
export function locations(change: (url: string, record: ResourceRecord) => string): Defect['behaviour'] {
  return ({ tenants }) => {
    for (const tenant of tenants) {
      const { locate } = tenant;
      tenant.locate = (record) => change(locate(record), record);
    }
  };
}

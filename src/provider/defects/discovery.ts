import type { Json, JsonObject } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import { notFound, ScimError } from '../scim-error.ts';
import type { Defect } from './defect.ts';
import { deepMapped, without } from './json.ts';
import { discovery, handling, pages } from './seams.ts';

export const discoveryDefects: readonly Defect[] = [
  {
    id: 'spc-claims-patch-broken',
    severity: 'high',
    title: 'PATCH is advertised and answered with 501.',
    violates: ['7644-3.5.2-01', '7643-5-06', '7644-3.5-02', '7644-3.5.2-24', '7644-3.5.2.1-08'],
    sources: ['thunder-id/thunderid#5110'],
    behaviour: handling(({ request }, _, next) => {
      if (request.method === 'PATCH') throw new ScimError(501, undefined, 'PATCH is not implemented.');
      return next();
    }),
  },
  {
    id: 'spc-denies-working-patch',
    severity: 'medium',
    title: 'patch.supported is false although PATCH works.',
    violates: ['7643-5-06', '7644-3.5.2-01', '7644-3.5-02'],
    sources: ['goauthentik/authentik#13386'],
    behaviour: configuration((config) => ({ ...config, patch: { supported: false } })),
  },
  {
    id: 'schemas-items-without-schemas',
    severity: 'medium',
    title: 'The resources under /Schemas have no schemas attribute.',
    violates: ['7643-7-05', '7643-3.3-02', '7644-3.1-02', '7643-2.1-01', '7643-3-05'],
    sources: ['apache/directory-scimple#1012', 'suvera/scim2-sdk#7'],
    behaviour: discovery((documents) => ({
      ...documents,
      schemas: documents.schemas.map((schema) => without(schema, 'schemas')),
    })),
  },
  {
    id: 'schemas-enum-casing',
    severity: 'medium',
    title: 'Schemas spell mutability, type and returned in the wrong case.',
    violates: ['7643-7-16', '7643-7-07'],
    sources: ['simpleidserver/SimpleIdServer#242', 'wso2-extensions/identity-inbound-provisioning-scim2#782'],
    behaviour: attributeDefinitions((name, value) => {
      if (typeof value !== 'string') return value;
      if (name === 'mutability') return value.toLowerCase();
      return name === 'type' || name === 'returned' ? value.toUpperCase() : value;
    }),
  },
  {
    id: 'schemas-readonly-as-readwrite',
    severity: 'medium',
    title: 'The User schema calls groups readWrite, but what is written there is ignored.',
    violates: ['7643-8.7.1-03', '7643-4.1.2-26'],
    sources: ['pingidentity/scim2#116', 'pond/scimitar#119'],
    behaviour: discovery((documents) => ({
      ...documents,
      schemas: documents.schemas.map((schema) =>
        schema.id === schemaUrn.User ? { ...schema, attributes: withWritableGroups(schema.attributes!) } : schema,
      ),
    })),
  },
  {
    id: 'schemas-by-id-404',
    severity: 'medium',
    title: 'Schemas and ResourceTypes that are listed are not found one by one.',
    violates: ['7644-4-04', '7644-4-06'],
    sources: ['msaad00/agent-bom#3543', 'limosa-io/laravel-scim-server#29'],
    behaviour: handling((_, route, next) => {
      if (route.to === 'discovery' && route.id !== undefined) throw notFound('Nothing is found at this address.');
      return next();
    }),
  },
  {
    id: 'spc-filter-maxresults-zero',
    severity: 'low',
    title: 'filter.maxResults is 0 although lists have more.',
    violates: ['7643-5-13'],
    sources: ['keycloak/keycloak#49841'],
    behaviour: configuration((config) => ({ ...config, filter: { supported: true, maxResults: 0 } })),
  },
  {
    id: 'spc-maxresults-not-enforced',
    severity: 'low',
    title: 'A list without count has more resources than filter.maxResults.',
    violates: ['7643-5-13', '9865-4-07'],
    sources: ['better-auth/better-auth#10415'],
    options: { defaultPageSize: 20, maxPageSize: 20 },
    behaviour: pages((page, { count, startIndex = 1, cursor }, { matches }) =>
      count === undefined && cursor === undefined
        ? { ...page, records: matches.slice(Math.max(0, startIndex - 1), matches.total) }
        : page,
    ),
  },
  {
    id: 'resourcetypes-extension-malformed',
    severity: 'low',
    title: 'schemaExtensions lists bare URNs instead of objects.',
    violates: ['7643-6-13', '7643-6-14', '7643-6-12'],
    sources: ['limosa-io/laravel-scim-server#108'],
    behaviour: discovery((documents) => ({
      ...documents,
      resourceTypes: documents.resourceTypes.map((type) => ({
        ...type,
        schemaExtensions: (type.schemaExtensions as readonly JsonObject[]).map(({ schema }) => schema!),
      })),
    })),
  },
  {
    id: 'discovery-location-wrong-base',
    severity: 'low',
    title: 'meta.location of Schemas and ResourceTypes lies below another base path, where nothing is.',
    violates: ['7644-4-10'],
    sources: ['langwatch/langwatch#2408'],
    behaviour: discovery((documents, { provider }) => {
      const elsewhere = (document: JsonObject): JsonObject => {
        const meta = document.meta as JsonObject;
        const location = (meta.location as string).replace(`${provider.basePath}/`, '/v2/');
        return { ...document, meta: { ...meta, location } };
      };
      return {
        ...documents,
        schemas: documents.schemas.map(elsewhere),
        resourceTypes: documents.resourceTypes.map(elsewhere),
      };
    }),
  },
];

/** The ServiceProviderConfig. */
export function configuration(change: (config: JsonObject) => JsonObject): Defect['behaviour'] {
  return discovery((documents) => ({
    ...documents,
    serviceProviderConfig: change(documents.serviceProviderConfig),
  }));
}

/** Each member of each attribute definition, those of sub-attributes too. */
function attributeDefinitions(change: (name: string, value: Json) => Json): Defect['behaviour'] {
  return discovery((documents) => ({
    ...documents,
    schemas: documents.schemas.map((schema) => ({
      ...schema,
      attributes: deepMapped(schema.attributes!, (name, value) => [name, change(name, value)]),
    })),
  }));
}

function withWritableGroups(attributes: Json): Json {
  return (attributes as readonly JsonObject[]).map((attribute) =>
    attribute.name === 'groups'
      ? deepMapped(attribute, (name, value) => [name, name === 'mutability' ? 'readWrite' : value])
      : attribute,
  );
}

import type { JsonObject } from '../../scim/json.ts';
import { jsonAnswer } from '../protocol/answers.ts';
import type { Behaviour, Defect } from './defect.ts';
import { configuration } from './discovery.ts';
import { bodyOf, headerIn, withHeader, without } from './json.ts';
import { discovery, gate, handling, together } from './seams.ts';

/** Paths of resources as the RFC has them, and in the singular. */
const plural = /(?<=\/v2|")\/(User|Group)s(?=[/?"]|$)/g;
const singular = /(?<=\/v2|")\/(User|Group)(?=[/?"]|$)/g;

export const providerDocumentDefects: readonly Defect[] = [
  {
    id: 'discovery-writable',
    severity: 'high',
    title: 'PUT replaces schemas, resource types and the configuration as they are published.',
    violates: ['7643-5-02', '7643-7-02', '7643-6-01'],
    sources: [],
    behaviour: (provider) => {
      const written = new Map<string, JsonObject>();
      const now = (document: JsonObject): JsonObject => written.get(pathOf(document)) ?? document;
      together(
        discovery(({ serviceProviderConfig, resourceTypes: types, schemas }) => ({
          serviceProviderConfig: now(serviceProviderConfig),
          resourceTypes: types.map(now),
          schemas: schemas.map(now),
        })),
        handling(({ request, mediaType }, route, next) => {
          const body = route.to === 'discovery' && request.method === 'PUT' ? bodyOf(request) : undefined;
          if (!body) return next();
          written.set(request.target, body);
          return jsonAnswer(200, mediaType, body);
        }),
      )(provider);
    },
  },
  {
    id: 'resourcetypes-without-endpoint',
    severity: 'medium',
    title: 'Resource types do not say where their resources are.',
    violates: ['7643-6-08', '7643-6-02', '7644-4-05'],
    sources: [],
    behaviour: resourceTypes((type) => without(type, 'endpoint')),
  },
  {
    id: 'resourcetypes-schemas-of-their-resources',
    severity: 'low',
    title: 'schemas of a resource type names the schema of its resources.',
    violates: ['7643-6-01'],
    sources: [],
    behaviour: resourceTypes((type) => ({ ...type, schemas: [type.schema!] })),
  },
  {
    id: 'resourcetypes-served-in-the-singular',
    severity: 'critical',
    title: 'Users are published and served at /User, Groups at /Group, and not where the RFC has them.',
    violates: ['7644-3.2-01'],
    sources: [],
    behaviour: gate(async (request, next) => {
      if (request.target.search(plural) >= 0) return next({ ...request, target: '/nowhere' });
      const body = request.body?.replaceAll(singular, '/$1s');
      const target = request.target.replace(singular, '/$1s');
      const answer = await next({ ...request, target, ...(body !== undefined && { body }) });
      const location = headerIn(answer, 'Location');
      const moved = location ? withHeader(answer, 'Location', location.replace(plural, '/$1')) : answer;
      if (!moved.body) return moved;
      const octets = moved.body.replaceAll(plural, '/$1');
      return withHeader({ ...moved, body: octets }, 'Content-Length', String(octets.length));
    }),
  },
  {
    id: 'spc-scheme-of-its-own',
    severity: 'low',
    title: 'The authentication schemes have the type "bearer", which is none of the standard.',
    violates: ['7643-5-22'],
    sources: [],
    behaviour: configuration((config) => ({
      ...config,
      authenticationSchemes: (config.authenticationSchemes as readonly JsonObject[]).map((scheme) => ({
        ...scheme,
        type: 'bearer',
      })),
    })),
  },
  {
    id: 'spc-pagination-as-features',
    severity: 'low',
    title: 'pagination.cursor and pagination.index are objects with supported, like the features beside them.',
    violates: ['9865-4-03', '9865-4-04'],
    sources: [],
    behaviour: configuration(({ pagination, ...config }) => {
      const { cursor, index, ...limits } = pagination as JsonObject;
      return {
        ...config,
        pagination: { ...limits, cursor: { supported: cursor! }, index: { supported: index! } },
      };
    }),
  },
  {
    id: 'spc-events-malformed',
    severity: 'low',
    title: 'securityEvents says asyncRequest true, and gives the last words of the events instead of their URIs.',
    violates: ['9967-4-02', '9967-4-03'],
    sources: [],
    behaviour: configuration((config) => ({
      ...config,
      securityEvents: { asyncRequest: true, eventUris: ['create:full', 'delete'] },
    })),
  },
];

function pathOf({ meta }: JsonObject): string {
  return new URL((meta as JsonObject).location as string).pathname;
}

function resourceTypes(change: (type: JsonObject) => JsonObject): Behaviour {
  return discovery((documents) => ({ ...documents, resourceTypes: documents.resourceTypes.map(change) }));
}

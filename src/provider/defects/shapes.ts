import type { JsonObject } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { Behaviour, Defect } from './defect.ts';
import { extensionNames } from './extensions.ts';
import { headerIn, withHeader, without } from './json.ts';
import { isInList } from './listing.ts';
import { answers, answersTo, discovery, shown } from './seams.ts';

const never = '1970-01-01T00:00:00Z';

export const shapeDefects: readonly Defect[] = [
  {
    id: 'schemas-answered-empty',
    severity: 'medium',
    title: 'schemas of every resource is an empty array.',
    violates: ['7643-3-05', '7643-3.3-02', '7643-3.3-03', '7643-3-03'],
    sources: [],
    behaviour: shown((resource) => ('schemas' in resource ? { ...resource, schemas: [] } : resource)),
  },
  {
    id: 'schemas-extension-instead-of-base',
    severity: 'medium',
    title: 'schemas of a resource with an extension names the extension alone.',
    violates: ['7643-3.3-03'],
    sources: [],
    behaviour: shown((resource, { type }) => {
      const urns = resource.schemas;
      if (!Array.isArray(urns) || urns.length < 2) return resource;
      return { ...resource, schemas: urns.filter((urn) => urn !== type.resourceType.schema) };
    }),
  },
  {
    id: 'schemas-extension-unpublished',
    severity: 'medium',
    title: 'The schema of the extension that Users have is not under /Schemas.',
    violates: ['7643-7-01', '7643-6-12', '7643-4.3-01'],
    sources: [],
    behaviour: discovery((documents) => ({
      ...documents,
      schemas: documents.schemas.filter(({ id }) => id !== schemaUrn.EnterpriseUser),
    })),
  },
  {
    id: 'shape-base-below-urn',
    severity: 'high',
    title: 'The attributes of the base schema stand below its URN, like those of an extension.',
    violates: ['7643-3-10', '7643-4.1.1-01'],
    sources: [],
    behaviour: shown((resource, { type }) => {
      const isApart = (name: string): boolean => outside.has(name) || extensionNames(type).includes(name);
      const { schema } = type.resourceType;
      return { ...only(resource, isApart), [schema]: only(resource, (name) => !isApart(name)) };
    }),
  },
  {
    id: 'ext-attributes-at-the-top',
    severity: 'high',
    title: 'The attributes of an extension stand at the top level.',
    violates: ['7643-3-11', '7643-3.3-07'],
    sources: [],
    behaviour: shown((resource, { type }) => {
      const names = extensionNames(type);
      const parts = names.map((name) => resource[name] as JsonObject | undefined);
      return Object.assign({}, without(resource, ...names), ...parts) as JsonObject;
    }),
  },
  {
    id: 'meta-resourcetype-plural',
    severity: 'medium',
    title: 'meta.resourceType is the name of the endpoint, such as "Users".',
    violates: ['7643-3.1-20', '7643-6-04', '7643-3-01', '7644-3.3.1-01'],
    sources: [],
    behaviour: metas((meta, { type }) => ({ ...meta, resourceType: type.resourceType.endpoint.slice(1) })),
  },
  {
    id: 'meta-missing-on-create',
    severity: 'medium',
    title: 'The answer to a create has no meta.',
    violates: ['7643-3.1-02', '7643-3.1-01', '7644-3.3-10'],
    sources: [],
    behaviour: shown((resource, record, exchange) =>
      exchange.request.method === 'POST' && !isInList(record, exchange) ? without(resource, 'meta') : resource,
    ),
  },
  {
    id: 'meta-dates-as-numbers',
    severity: 'medium',
    title: 'meta.created and meta.lastModified are milliseconds since 1970.',
    violates: ['7643-2.3.5-03', '7643-2.3.5-01', '7643-2.3.5-02', '7643-3.1-21'],
    sources: [],
    behaviour: metas((meta, { created, lastModified }) => ({ ...meta, created, lastModified })),
  },
  {
    id: 'meta-lastmodified-zero',
    severity: 'medium',
    title: 'meta.lastModified of a resource that was never changed is in 1970.',
    violates: ['7643-3.1-22'],
    sources: [],
    behaviour: metas((meta, { version }) => (version === 1 ? { ...meta, lastModified: never } : meta)),
  },
  {
    id: 'create-location-of-endpoint',
    severity: 'medium',
    title: 'The Location header of a create is the endpoint.',
    violates: ['7644-3.3-10'],
    sources: [],
    behaviour: answersTo('POST', (answer, _, { to }) =>
      to === 'collection' && answer.status === 201
        ? withHeader(answer, 'Location', headerIn(answer, 'Location')!.replace(/\/[^/]*$/, ''))
        : answer,
    ),
  },
  {
    id: 'content-location-of-request',
    severity: 'low',
    title: 'Content-Location repeats the address of the request, the endpoint of a create and parameters too.',
    violates: ['7643-3.1-23'],
    sources: [],
    behaviour: answers((answer, { target }, { baseUrl }) =>
      answer.status < 300 && answer.body !== undefined
        ? withHeader(answer, 'Content-Location', new URL(target, baseUrl).href)
        : answer,
    ),
  },
  {
    id: 'id-with-bulk-id',
    severity: 'low',
    title: 'Ids begin with the reserved word bulkId.',
    violates: ['7643-3.1-10'],
    sources: [],
    behaviour: ({ tenants }) => {
      for (const { directory } of tenants) {
        const { newId } = directory;
        (directory as { newId: () => string }).newId = () => `bulkId-${newId()}`;
      }
    },
  },
  {
    id: 'get-id-without-hyphens',
    severity: 'high',
    title: 'GET of one resource shows its id without the hyphens that it has everywhere else.',
    violates: ['7643-3.1-08', '7644-3.4.1-01', '7644-3.3-10'],
    sources: [],
    behaviour: shown((resource, record, exchange) =>
      exchange.request.method === 'GET' && !isInList(record, exchange) && 'id' in resource
        ? { ...resource, id: record.id.replaceAll('-', '') }
        : resource,
    ),
  },
  {
    id: 'list-entries-are-stubs',
    severity: 'high',
    title: 'The entries of a list have nothing but schemas, id and meta.',
    violates: ['7643-4.1.1-01', '7643-4.2-02', '7643-4.1.1-03', '7643-7-39', '7644-3.4-02', '7644-3.1-09'],
    sources: [],
    behaviour: shown((resource, record, exchange) =>
      isInList(record, exchange) ? only(resource, (name) => ['schemas', 'id', 'meta'].includes(name)) : resource,
    ),
  },
];

/** What every resource has, whatever its schema. */
const outside: ReadonlySet<string> = new Set(['schemas', 'id', 'externalId', 'meta']);

function only(object: JsonObject, isMeant: (name: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => isMeant(name)));
}

/** The meta of resources that show it. */
function metas(change: (meta: JsonObject, record: ResourceRecord) => JsonObject): Behaviour {
  return shown((resource, record) =>
    'meta' in resource ? { ...resource, meta: change(resource.meta as JsonObject, record) } : resource,
  );
}

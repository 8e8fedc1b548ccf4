import type { Json, JsonObject } from '../../scim/json.ts';
import { type Attributes, isLinks, sameValue, valuesOf } from '../engine/attributes.ts';
import { findByName } from '../engine/characteristics.ts';
import { ScimError } from '../scim-error.ts';
import type { Defect } from './defect.ts';
import { bodyOf } from './json.ts';
import { answersTo, handling, operations, sent, shown, together } from './seams.ts';

/** All that a PUT can change. */
const changeable: ReadonlySet<string> = new Set([
  'schemas',
  'externalId',
  'userName',
  'name',
  'displayName',
  'nickName',
  'active',
  'members',
]);

/** What a PUT answers with and forgets. */
const forgotten = ['name', 'roles'];

export const replacingDefects: readonly Defect[] = [
  {
    id: 'put-noop-200',
    severity: 'critical',
    title: `PUT answers with the new ${forgotten.join(' and ')} and keeps the old ones.`,
    violates: ['7644-3.5.1-04', '7644-3.1-09', 'OKTA-update-02'],
    sources: ['tuist/tuist#13209'],
    behaviour: together(
      operations((was) => ({
        replace: (tenant, record, attributes) => {
          const old = forgotten.map((name) => [name, record.attributes[name]] as const);
          const stored = old.filter(([, value]) => value !== undefined);
          const others = Object.entries(attributes).filter(([name]) => !forgotten.includes(name));
          return was.replace(tenant, record, Object.fromEntries([...others, ...stored]));
        },
      })),
      shown((resource, record, { request }) => {
        if (request.method !== 'PUT' || record.type.name !== 'User') return resource;
        const body = bodyOf(request) ?? {};
        const echoed = forgotten.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]);
        return { ...resource, ...(Object.fromEntries(echoed) as JsonObject) };
      }),
    ),
  },
  {
    id: 'put-method-missing',
    severity: 'high',
    title: 'PUT is not supported.',
    violates: ['7644-3.5-01', '7644-3.5.1-14', '7644-3.2-09', 'OKTA-update-02', 'OKTA-deactivate-02', 'OKTA-group-14'],
    sources: ['vouch-sh/vouch#1411', 'kortix-ai/suna#4244'],
    behaviour: handling(({ request }, _, next) => {
      if (request.method !== 'PUT') return next();
      throw new ScimError(405, undefined, 'PUT is not possible here.', ['Allow', 'GET, PATCH, DELETE']);
    }),
  },
  {
    id: 'put-null-does-not-clear',
    severity: 'high',
    title: 'null or an empty list in a PUT leaves the old value in place.',
    violates: ['7643-2.5-02', '7644-3.5.1-04', '7644-3.5.1-08', 'OKTA-update-07', 'OKTA-group-14'],
    sources: ['GluuFederation/SCIM-Client#29', 'GluuFederation/oxTrust#1668'],
    behaviour: sent('PUT', (body, { type, record }) => {
      const members = Object.entries(body).map(([name, value]) => {
        const isCleared = value === null || (Array.isArray(value) && value.length === 0);
        const old = isCleared ? record?.attributes[findByName(type.names, name)?.name ?? name] : undefined;
        return [name, old === undefined ? value : isLinks(old) ? [...old] : old] as const;
      });
      return Object.fromEntries(members);
    }),
  },
  {
    id: 'put-username-change-ignored',
    severity: 'high',
    title: 'A PUT with another userName is answered with 200 and does not rename the User.',
    violates: ['7644-3.5.1-04'],
    sources: ['rancher/rancher#54024'],
    behaviour: operations((was) => ({
      replace: (tenant, record, attributes) => {
        const { userName } = record.attributes;
        return was.replace(tenant, record, { ...attributes, ...(userName !== undefined && { userName }) });
      },
    })),
  },
  {
    id: 'put-duplicate-username-accepted',
    severity: 'high',
    title: 'A User can be renamed to a userName that is taken.',
    violates: ['7643-4.1.1-02', '7644-3.12-20', '7643-7-46', '7643-7-44'],
    sources: ['NorthlandPositronics/Cogtrix#128', 'GluuFederation/oxTrust#262'],
    behaviour: operations((was) => ({
      checkUnique: (tenant, type, attributes, itself) => {
        if (!itself) was.checkUnique(tenant, type, attributes, itself);
      },
    })),
  },
  {
    id: 'put-creates-resource',
    severity: 'medium',
    title: 'PUT to an id that nobody has creates a resource.',
    violates: ['7644-3.5.1-02', '7644-3.2-06', '7644-3.12-12', '7644-3.6-03'],
    sources: [],
    behaviour: handling((exchange, route, next) => {
      const { request, tenant } = exchange;
      const isUnknown = route.to === 'resource' && request.method === 'PUT' && !tenant.directory.find(route.id);
      if (!isUnknown) return next();
      const { type, id } = route;
      return tenant.steps.answer(
        { ...exchange, request: { ...request, method: 'POST' }, promisedId: id },
        { to: 'collection', type },
      );
    }),
  },
  {
    id: 'put-empty-answer',
    severity: 'medium',
    title: 'A successful PUT is answered with 204.',
    violates: ['7644-3.5.1-14', 'OKTA-update-02'],
    sources: [],
    behaviour: answersTo('PUT', ({ status, headers, body, ...answer }) =>
      status === 200
        ? { ...answer, status: 204, headers: fieldsAfterBody(headers) }
        : { ...answer, status, headers, ...(body !== undefined && { body }) },
    ),
  },
  {
    id: 'put-loses-repeated-values',
    severity: 'critical',
    title: 'PUT keeps of a multi-valued attribute only the values that are new.',
    violates: ['7644-3.5.1-04', 'OKTA-update-02', 'OKTA-update-01'],
    sources: [],
    behaviour: operations((was) => ({
      replace: (tenant, record, attributes) => {
        const lists = Object.entries(attributes).filter(([name, value]) => Array.isArray(value) && name !== 'schemas');
        const fresh = lists.map(([name, value]) => [
          name,
          newAmong(valuesOf(value), valuesOf(record.attributes[name])),
        ]);
        return was.replace(tenant, record, { ...attributes, ...(Object.fromEntries(fresh) as Attributes) });
      },
    })),
  },
  {
    id: 'put-changes-names-only',
    severity: 'high',
    title: 'PUT changes names and active; everything else stays as it was.',
    violates: ['7644-3.5.1-04', '7643-2.5-02', 'OKTA-update-02', 'OKTA-update-01', 'OKTA-update-04'],
    sources: [],
    behaviour: operations((was) => ({
      replace: (tenant, record, attributes) => {
        const given = Object.entries(attributes).filter(([name]) => changeable.has(name));
        const stored = Object.entries(record.attributes).filter(([name]) => !changeable.has(name));
        return was.replace(tenant, record, Object.fromEntries([...given, ...stored]));
      },
    })),
  },
];

/** Without Content-Type and Content-Length, which come first. */
function fieldsAfterBody(headers: readonly string[]): readonly string[] {
  return headers.slice(4);
}

function newAmong(values: readonly Json[], stored: readonly Json[]): readonly Json[] | undefined {
  const fresh = values.filter((value) => !stored.some((old) => sameValue(old, value)));
  return fresh.length === 0 ? undefined : fresh;
}

import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import { valuesOf } from '../engine/attributes.ts';
import { findByName } from '../engine/characteristics.ts';
import type { ResourceRecord } from '../engine/record.ts';
import { badRequest } from '../scim-error.ts';
import type { Defect } from './defect.ts';
import { without } from './json.ts';
import { operations, patched, sent, shown } from './seams.ts';

export const valueDefects: readonly Defect[] = [
  {
    id: 'schema-emails-as-object',
    severity: 'high',
    title: 'emails is one object with capitalised names instead of a list.',
    violates: ['7643-2.4-01', '7644-3.8-09', '7643-2.3-02'],
    sources: ['wandb/docs#1519', 'grokability/snipe-it#11094'],
    behaviour: shown((resource) => {
      if (!Array.isArray(resource.emails)) return resource;
      const { value, type } = resource.emails[0] as JsonObject;
      return { ...resource, emails: { Value: value, Type: type, Primary: true } };
    }),
  },
  {
    id: 'schema-emails-mixed-types',
    severity: 'high',
    title: 'emails of a User that was changed holds objects and bare texts.',
    violates: ['7643-2.4-02', '7643-2.3-02', '7644-3.8-09', '7643-2.3.8-01', '7644-3.5.1-04'],
    sources: ['wso2/product-is#7304'],
    behaviour: shown((resource, { version }) => {
      const { emails } = resource;
      if (version === 1 || !Array.isArray(emails)) return resource;
      return { ...resource, emails: [...emails, (emails[0] as JsonObject).value as string] };
    }),
  },
  {
    id: 'schema-null-refused',
    severity: 'high',
    title: 'null for an attribute is refused.',
    violates: ['7643-2.5-01', '7643-2.5-02', '7644-3.3-07', '7644-3.5.1-08'],
    sources: ['Captain-P-Goldfish/SCIM-SDK#103', 'simpleidserver/SimpleIdServer#823'],
    behaviour: sent('POST PUT', (body) => {
      const [name] = Object.entries(body).find(([, value]) => value === null) ?? [];
      if (name !== undefined) throw badRequest('invalidValue', `${name} must not be null.`);
      return body;
    }),
  },
  {
    id: 'schema-primary-lost',
    severity: 'medium',
    title: 'primary is accepted and never returned.',
    violates: ['7643-2.4-04', '7644-3.3-02', '7643-7-39'],
    sources: ['wso2/product-is#7304'],
    behaviour: shown((resource) => {
      const members = Object.entries(resource).map(([name, value]) => [
        name,
        Array.isArray(value)
          ? value.map((each: Json) => (isJsonObject(each) ? without(each, 'primary') : each))
          : value,
      ]);
      return Object.fromEntries(members) as JsonObject;
    }),
  },
  {
    id: 'schema-two-primaries-accepted',
    severity: 'medium',
    title: 'Two primary values are stored as they were sent.',
    violates: ['7643-2.4-06'],
    sources: ['wso2/product-is#10033', 'wso2/product-is#3866'],
    behaviour: operations((was) => ({
      read: (tenant, type, body) => {
        if (!isJsonObject(body)) return was.read(tenant, type, body);
        const lists = Object.entries(body).filter(([, value]) => primariesIn(value).length > 1);
        if (lists.length === 0) return was.read(tenant, type, body);
        const single = lists.map(([name, value]) => [name, demoted(value as readonly Json[])]);
        const attributes = was.read(tenant, type, { ...body, ...(Object.fromEntries(single) as JsonObject) });
        const doubled = lists.map(([name, value]) => {
          const stored = findByName(type.names, name)?.name ?? name;
          const marked = valuesOf(attributes[stored]).map((each, index) =>
            marking(each, (value as readonly Json[])[index]!),
          );
          return [stored, marked];
        });
        return { ...attributes, ...(Object.fromEntries(doubled) as JsonObject) };
      },
    })),
  },
  {
    id: 'schema-unknown-attribute-refused',
    severity: 'medium',
    title: 'A create with an attribute outside the schema is refused.',
    violates: ['7643-2-01', 'OKTA-create-05', '7644-3.3-11'],
    sources: ['Captain-P-Goldfish/SCIM-SDK#539', 'grokability/snipe-it#14708'],
    behaviour: sent('POST', (body, { type }) => {
      const unknown = Object.keys(body).find((name) => !findByName(type.names, name));
      if (unknown !== undefined) throw badRequest('invalidSyntax', `There is no attribute ${unknown}.`);
      return body;
    }),
  },
  {
    id: 'schema-created-changes-on-put',
    severity: 'medium',
    title: 'PUT sets meta.created to the time of the PUT.',
    violates: ['7643-3.1-21', '7643-3.1-18'],
    sources: [],
    behaviour: operations((was, { directory }) => {
      const replaced = new WeakSet<ResourceRecord>();
      return {
        replace: (tenant, record, attributes) => {
          replaced.add(record);
          return was.replace(tenant, record, attributes);
        },
        update: (tenant, record, attributes) => {
          was.update(tenant, record, attributes);
          if (replaced.delete(record)) (record as { created: number }).created = directory.now();
        },
      };
    }),
  },
  {
    id: 'schema-lastmodified-bumped-by-noop',
    severity: 'low',
    title: 'A PATCH that changes nothing moves meta.lastModified.',
    violates: ['7644-3.5.2.1-11', '7644-3.5.2.1-10'],
    sources: [],
    behaviour: patched((after, record) => (after === record.attributes ? { ...after } : after)),
  },
];

function primariesIn(value: Json | undefined): readonly Json[] {
  return (Array.isArray(value) ? (value as readonly Json[]) : []).filter(
    (each) => isJsonObject(each) && each.primary === true,
  );
}

/** The list with its first primary value alone marked so. */
function demoted(list: readonly Json[]): readonly Json[] {
  const [first] = primariesIn(list);
  return list.map((each) => (each !== first && isJsonObject(each) ? without(each, 'primary') : each));
}

function marking(stored: Json, given: Json): Json {
  return isJsonObject(stored) && isJsonObject(given) && given.primary === true ? { ...stored, primary: true } : stored;
}

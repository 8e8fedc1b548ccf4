import { attribute } from '../../scim/attribute.ts';
import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import type { Schema } from '../../scim/schema.ts';
import { schemaUrn } from '../../scim/urn.ts';
import type { Behaviour, Defect } from './defect.ts';
import { extendingUsers } from './extensions.ts';
import { deepMapped } from './json.ts';
import { discovery, shown } from './seams.ts';

/** An extension with numbers, which the schemas of the RFC lack. */
const timeSchema: Schema = {
  id: 'urn:example:params:scim:schemas:extension:time:2.0:User',
  name: 'Time',
  description: 'What the time clock knows.',
  attributes: [
    attribute('badge', 'integer', 'The number on the badge.'),
    attribute('hours', 'decimal', 'The hours of a week.'),
  ],
};

export const typingDefects: readonly Defect[] = [
  {
    id: 'schema-numbers-as-text',
    severity: 'medium',
    title: 'Integers and decimals are answered as text.',
    violates: ['7643-2.3.4-01', '7643-2.3.3-01', '7643-2.3-02'],
    sources: [],
    options: extendingUsers(timeSchema),
    behaviour: shown(
      (resource) =>
        deepMapped(resource, (name, value) => [name, typeof value === 'number' ? String(value) : value]) as JsonObject,
    ),
  },
  {
    id: 'schema-certificates-as-pem',
    severity: 'low',
    title: 'Certificates are answered as PEM.',
    violates: ['7643-2.3.6-01', '7643-4.1.2-30'],
    sources: [],
    behaviour: elements('x509Certificates', ({ value, ...certificate }) => ({
      ...certificate,
      value: `-----BEGIN CERTIFICATE-----\n${value as string}\n-----END CERTIFICATE-----\n`,
    })),
  },
  {
    id: 'schema-references-with-spaces',
    severity: 'low',
    title: 'profileUrl is answered with spaces for "%20".',
    violates: ['7643-2.3.7-02'],
    sources: [],
    behaviour: shown((resource) =>
      typeof resource.profileUrl === 'string'
        ? { ...resource, profileUrl: resource.profileUrl.replaceAll('%20', ' ') }
        : resource,
    ),
  },
  {
    id: 'schema-type-as-object',
    severity: 'medium',
    title: 'type of an e-mail address is an object with its name.',
    violates: ['7643-2.3.8-04', '7643-2.4-04', '7643-2.4-02', '7643-2.3-02', '7644-3.3-02'],
    sources: [],
    behaviour: elements('emails', ({ type, ...email }) =>
      type === undefined ? email : { ...email, type: { name: type } },
    ),
  },
  {
    id: 'schema-displayname-as-array',
    severity: 'medium',
    title: 'displayName is an array with one text, as a directory would keep it.',
    violates: ['7644-3.8-09', '7643-2.3-02', '7644-3.3-02'],
    sources: [],
    behaviour: shown((resource) =>
      resource.displayName === undefined ? resource : { ...resource, displayName: [resource.displayName] },
    ),
  },
  {
    id: 'schemas-claim-always-returned',
    severity: 'low',
    title: 'The schema says that userName is always returned, and attributes leaves it out all the same.',
    violates: ['7643-7-36', '7644-3.9-04', '7644-3.4.2-11'],
    sources: [],
    behaviour: claiming('userName', 'always'),
  },
  {
    id: 'schemas-claim-returned-on-request',
    severity: 'low',
    title: 'The schema says that displayName is returned on request, and it is returned always.',
    violates: ['7643-7-40', '7644-3.4-02'],
    sources: [],
    behaviour: claiming('displayName', 'request'),
  },
];

/** The elements of a multi-valued attribute. */
function elements(name: string, change: (element: JsonObject) => JsonObject): Behaviour {
  return shown((resource) => {
    const values = resource[name];
    return Array.isArray(values)
      ? { ...resource, [name]: values.map((value: Json) => (isJsonObject(value) ? change(value) : value)) }
      : resource;
  });
}

/** What the published schema says about when an attribute of Users is returned. */
function claiming(name: string, returned: string): Behaviour {
  return discovery((documents) => ({
    ...documents,
    schemas: documents.schemas.map((schema) =>
      schema.id === schemaUrn.User
        ? {
            ...schema,
            attributes: (schema.attributes as readonly JsonObject[]).map((each) =>
              each.name === name ? { ...each, returned } : each,
            ),
          }
        : schema,
    ),
  }));
}

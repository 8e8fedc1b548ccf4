import {
  type Attribute,
  attribute,
  attributeTypes,
  mutabilities,
  returnedValues,
  uniquenesses,
} from '../scim/attribute.ts';
import { isJsonObject, type JsonObject } from '../scim/json.ts';
import type { ResourceType } from '../scim/resource-type.ts';
import type { Schema } from '../scim/schema.ts';
import { enterpriseUserSchema } from '../scim/schemas/enterprise-user.ts';
import { groupSchema } from '../scim/schemas/group.ts';
import { userSchema } from '../scim/schemas/user.ts';
import { schemaUrn } from '../scim/urn.ts';
import { type Capabilities, capabilitiesOf } from './capabilities.ts';
import type { Discovered } from './discovery.ts';

/** The service provider under test as far as it described itself; plain data. */
export interface Target {
  readonly baseUrl: string;
  readonly capabilities: Capabilities;
  /** The target's own resource types; User and Group of the RFC where it published none. */
  readonly resourceTypes: readonly ResourceType[];
  /** The target's own schemas; those of the RFC where it published none, or none for Users or Groups. */
  readonly schemas: readonly Schema[];
  /** Ids of those schemas that the target published itself. */
  readonly publishedSchemas: readonly string[];
  /** Most resources in one answer, as advertised. */
  readonly maxResults?: number;
  /** Most resources on one page, as advertised, RFC 9865 section 4. */
  readonly maxPageSize?: number;
}

/** The schemas of one resource type, its base schema first; all there are when the target does not have the type. */
export function schemasOfType({ resourceTypes, schemas }: Target, name: string): readonly Schema[] {
  const type = resourceTypes.find((candidate) => candidate.name === name);
  if (!type) return schemas;
  const ids = [type.schema, ...type.schemaExtensions.map(({ schema }) => schema)].map((id) => id.toLowerCase());
  return ids.flatMap((id) => schemas.filter((schema) => schema.id.toLowerCase() === id));
}

export function targetFrom(baseUrl: string, discovered: Discovered, hasToken: boolean): Target {
  const maxResults = limitIn(discovered, 'filter', 'maxResults');
  const maxPageSize = limitIn(discovered, 'pagination', 'maxPageSize');
  const resourceTypes = (discovered.resourceTypes ?? []).map(resourceTypeFrom);
  return {
    baseUrl,
    capabilities: capabilitiesOf(discovered, hasToken),
    resourceTypes: resourceTypes.length > 0 ? resourceTypes : defaultResourceTypes,
    schemas: schemasFrom(discovered.schemas ?? []),
    publishedSchemas: (discovered.schemas ?? []).map(({ id }) => text(id)),
    ...(maxResults !== undefined && { maxResults }),
    ...(maxPageSize !== undefined && { maxPageSize }),
  };
}

function limitIn({ serviceProviderConfig }: Discovered, feature: string, name: string): number | undefined {
  const limits = serviceProviderConfig?.[feature];
  const limit = isJsonObject(limits) ? limits[name] : undefined;
  return typeof limit === 'number' && limit > 0 ? limit : undefined;
}

const defaultResourceTypes: readonly ResourceType[] = [
  {
    name: 'User',
    description: '',
    endpoint: '/Users',
    schema: schemaUrn.User,
    schemaExtensions: [{ schema: schemaUrn.EnterpriseUser, required: false }],
  },
  { name: 'Group', description: '', endpoint: '/Groups', schema: schemaUrn.Group, schemaExtensions: [] },
];

function schemasFrom(published: readonly JsonObject[]): readonly Schema[] {
  const schemas = published.map(schemaFrom);
  if (schemas.length === 0) return [userSchema, groupSchema, enterpriseUserSchema];
  const missing = [userSchema, groupSchema].filter((standard) => !schemas.some(({ id }) => id === standard.id));
  return [...schemas, ...missing];
}

function resourceTypeFrom(json: JsonObject): ResourceType {
  const name = text(json['name']);
  const endpoint = text(json['endpoint']).replace(/\/+$/, '').split('/').at(-1);
  const extensions = Array.isArray(json['schemaExtensions']) ? json['schemaExtensions'].filter(isJsonObject) : [];
  return {
    name,
    description: text(json['description']),
    // "Users", "/Users" and an absolute address are all in use; without any of them there is the usual plural.
    endpoint: `/${endpoint || `${encodeURIComponent(name.toWellFormed())}s`}`,
    schema: text(json['schema']),
    schemaExtensions: extensions.map((extension) => ({
      schema: text(extension['schema']),
      required: extension['required'] === true,
    })),
  };
}

function schemaFrom(json: JsonObject): Schema {
  return {
    id: text(json['id']),
    name: text(json['name']),
    description: text(json['description']),
    attributes: attributesFrom(json['attributes']),
  };
}

/** An attribute without a name cannot be written, so it is passed over. */
function attributesFrom(json: unknown): readonly Attribute[] {
  const definitions = Array.isArray(json) ? json.filter(isJsonObject) : [];
  return definitions.filter(({ name }) => text(name) !== '').map(attributeFrom);
}

/** A characteristic of the wrong type or with an unknown word counts as not given; a word in another case is known. */
function attributeFrom(json: JsonObject): Attribute {
  const type = oneOf(attributeTypes, json['type']) ?? 'string';
  const known = attribute(text(json['name']), type, text(json['description']));
  const flag = (name: 'multiValued' | 'required' | 'caseExact') =>
    typeof json[name] === 'boolean' ? json[name] : known[name];
  return {
    ...known,
    multiValued: flag('multiValued'),
    required: flag('required'),
    caseExact: flag('caseExact'),
    mutability: oneOf(mutabilities, json['mutability']) ?? known.mutability,
    returned: oneOf(returnedValues, json['returned']) ?? known.returned,
    uniqueness: oneOf(uniquenesses, json['uniqueness']) ?? known.uniqueness,
    ...words('canonicalValues', json),
    ...words('referenceTypes', json),
    ...(type === 'complex' && { subAttributes: attributesFrom(json['subAttributes']) }),
  };
}

function oneOf<Word extends string>(allowed: readonly Word[], word: unknown): Word | undefined {
  return allowed.find((candidate) => candidate.toLowerCase() === text(word).toLowerCase());
}

function words(name: 'canonicalValues' | 'referenceTypes', json: JsonObject): Partial<Attribute> {
  const list = json[name];
  return Array.isArray(list) ? { [name]: list.filter((word) => typeof word === 'string') } : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

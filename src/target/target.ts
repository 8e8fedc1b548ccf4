import { type Attribute, type AttributeType, attribute, attributeTypes } from '../scim/attribute.ts';
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
  /** The target's own schemas; those of the RFC where it published none. */
  readonly schemas: readonly Schema[];
  /** Most resources in one answer, as advertised. */
  readonly maxResults?: number;
}

export function targetFrom(baseUrl: string, discovered: Discovered, hasToken: boolean): Target {
  const filter = discovered.serviceProviderConfig?.['filter'];
  const maxResults = isJsonObject(filter) ? filter['maxResults'] : undefined;
  return {
    baseUrl,
    capabilities: capabilitiesOf(discovered, hasToken),
    resourceTypes: discovered.resourceTypes?.map(resourceTypeFrom) ?? defaultResourceTypes,
    schemas: discovered.schemas?.map(schemaFrom) ?? [userSchema, groupSchema, enterpriseUserSchema],
    ...(typeof maxResults === 'number' && maxResults > 0 && { maxResults }),
  };
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

function resourceTypeFrom(json: JsonObject): ResourceType {
  const extensions = Array.isArray(json['schemaExtensions']) ? json['schemaExtensions'].filter(isJsonObject) : [];
  return {
    name: text(json['name']),
    description: text(json['description']),
    // "Users", "/Users" and an absolute address are all in use.
    endpoint: `/${text(json['endpoint']).replace(/\/+$/, '').split('/').at(-1)}`,
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

function attributesFrom(json: unknown): readonly Attribute[] {
  return Array.isArray(json) ? json.filter(isJsonObject).map(attributeFrom) : [];
}

/** A characteristic of the wrong type or with an unknown word counts as not given. */
function attributeFrom(json: JsonObject): Attribute {
  const type = attributeTypes.includes(json['type'] as AttributeType) ? (json['type'] as AttributeType) : 'string';
  const known = attribute(text(json['name']), type, text(json['description']));
  const characteristics = Object.entries(json).filter(([name, value]) => {
    return name in known && name !== 'type' && typeof value === typeof known[name as keyof Attribute];
  });
  const lists = ['canonicalValues', 'referenceTypes'].filter((name) => Array.isArray(json[name]));
  return {
    ...known,
    ...Object.fromEntries(characteristics),
    ...Object.fromEntries(lists.map((name) => [name, json[name]])),
    ...(type === 'complex' && { subAttributes: attributesFrom(json['subAttributes']) }),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

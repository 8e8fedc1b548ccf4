import type { Attribute } from '../../scim/attribute.ts';
import type { Json, JsonObject } from '../../scim/json.ts';
import type { ResourceType } from '../../scim/resource-type.ts';
import type { Schema } from '../../scim/schema.ts';
import type { ServiceProviderConfig } from '../../scim/service-provider-config.ts';
import { messageUrn, schemaUrn } from '../../scim/urn.ts';

/** The documents by which a service provider describes itself, RFC 7644 section 4. */
export interface DiscoveryDocuments {
  readonly serviceProviderConfig: JsonObject;
  readonly resourceTypes: readonly JsonObject[];
  readonly schemas: readonly JsonObject[];
}

export function describeProvider(
  config: ServiceProviderConfig,
  resourceTypes: readonly ResourceType[],
  schemas: readonly Schema[],
  baseUrl: string,
): DiscoveryDocuments {
  return {
    serviceProviderConfig: {
      schemas: [schemaUrn.ServiceProviderConfig],
      ...(config as unknown as JsonObject),
      meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
    },
    resourceTypes: resourceTypes.map((resourceType) => describeResourceType(resourceType, baseUrl)),
    schemas: schemas.map((schema) => describeSchema(schema, baseUrl)),
  };
}

/** Puts discovery documents into a ListResponse; they come all at once, whatever paging was asked for. */
export function listDocuments(documents: readonly JsonObject[]): JsonObject {
  return {
    schemas: [messageUrn.ListResponse],
    totalResults: documents.length,
    startIndex: 1,
    itemsPerPage: documents.length,
    Resources: documents,
  };
}

function describeResourceType(resourceType: ResourceType, baseUrl: string): JsonObject {
  const { name, description, endpoint, schema, schemaExtensions } = resourceType;
  return {
    schemas: [schemaUrn.ResourceType],
    id: name,
    name,
    description,
    endpoint,
    schema,
    schemaExtensions: schemaExtensions.map(({ schema: extension, required }) => ({ schema: extension, required })),
    meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/${encodeURIComponent(name)}` },
  };
}

function describeSchema({ id, name, description, attributes }: Schema, baseUrl: string): JsonObject {
  return {
    schemas: [schemaUrn.Schema],
    id,
    name,
    description,
    attributes: attributes.map(describeAttribute),
    meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${id}` },
  };
}

function describeAttribute({ subAttributes, ...characteristics }: Attribute): Json {
  const described = { ...characteristics } as unknown as JsonObject;
  return subAttributes ? { ...described, subAttributes: subAttributes.map(describeAttribute) } : described;
}

import { type Attribute, attribute, attributeTypes, mutabilities, returnedValues, uniquenesses } from '../attribute.ts';
import type { Schema } from '../schema.ts';
import { authenticationSchemeTypes } from '../service-provider-config.ts';
import { schemaUrn } from '../urn.ts';

const readOnly = { mutability: 'readOnly' } as const;
const mandatory = { mutability: 'readOnly', required: true } as const;

/** RFC 7643 sections 5 and 8.7.2; `etag`, `type`, `primary` (errata 9018, 8011) and RFC 9865 `pagination` included. */
export const serviceProviderConfigSchema: Schema = {
  id: schemaUrn.ServiceProviderConfig,
  name: 'ServiceProviderConfig',
  description: 'What the service provider supports.',
  attributes: [
    attribute('documentationUri', 'reference', 'Address of the documentation.', {
      ...readOnly,
      referenceTypes: ['external'],
    }),
    feature('patch', 'PATCH requests.'),
    feature('bulk', 'Bulk requests.', [
      attribute('maxOperations', 'integer', 'Operations allowed in one request.', mandatory),
      attribute('maxPayloadSize', 'integer', 'Bytes allowed in one request.', mandatory),
    ]),
    feature('filter', 'Filters in queries.', [
      attribute('maxResults', 'integer', 'Resources returned at most.', mandatory),
    ]),
    feature('changePassword', 'Changes of the password.'),
    feature('sort', 'Sorted answers to queries.'),
    feature('etag', 'Versions of resources.'),
    attribute('pagination', 'complex', 'Ways of paging through answers.', {
      ...readOnly,
      subAttributes: [
        attribute('cursor', 'boolean', 'Paging with cursors.', mandatory),
        attribute('index', 'boolean', 'Paging with startIndex.', mandatory),
        attribute('defaultPaginationMethod', 'string', 'Method used when the client names none.', {
          ...readOnly,
          canonicalValues: ['cursor', 'index'],
        }),
        attribute('defaultPageSize', 'integer', 'Resources in a page when the client gives no count.', readOnly),
        attribute('maxPageSize', 'integer', 'Resources in a page at most.', readOnly),
        attribute('cursorTimeout', 'integer', 'Seconds that a cursor can be used at least.', readOnly),
      ],
    }),
    attribute('authenticationSchemes', 'complex', 'Ways to authenticate.', {
      ...mandatory,
      multiValued: true,
      subAttributes: [
        attribute('type', 'string', 'Kind of scheme.', { ...mandatory, canonicalValues: authenticationSchemeTypes }),
        attribute('name', 'string', 'Common name of the scheme.', mandatory),
        attribute('description', 'string', 'Description of the scheme.', mandatory),
        attribute('specUri', 'reference', 'Address of the specification.', {
          ...readOnly,
          referenceTypes: ['external'],
        }),
        attribute('documentationUri', 'reference', 'Address of the documentation.', {
          ...readOnly,
          referenceTypes: ['external'],
        }),
        attribute('primary', 'boolean', 'Marks the preferred scheme.', readOnly),
      ],
    }),
  ],
};

/** RFC 7643 sections 6 and 8.7.2, with Verified errata applied. */
export const resourceTypeSchema: Schema = {
  id: schemaUrn.ResourceType,
  name: 'ResourceType',
  description: 'A kind of resource and where it is found.',
  attributes: [
    attribute('id', 'string', 'Identifier of the resource type.', readOnly),
    attribute('name', 'string', 'Name of the resource type.', { ...mandatory, caseExact: true, uniqueness: 'server' }),
    attribute('description', 'string', 'Description of the resource type.', readOnly),
    attribute('endpoint', 'reference', 'Path of the collection below the base URL.', {
      ...mandatory,
      uniqueness: 'server',
      referenceTypes: ['uri'],
    }),
    attribute('schema', 'reference', 'URI of the base schema.', { ...mandatory, referenceTypes: ['uri'] }),
    attribute('schemaExtensions', 'complex', 'Extensions of the base schema.', {
      ...mandatory,
      multiValued: true,
      subAttributes: [
        attribute('schema', 'reference', 'URI of the extension.', { ...mandatory, referenceTypes: ['uri'] }),
        attribute('required', 'boolean', 'Whether every resource must carry the extension.', mandatory),
      ],
    }),
  ],
};

/** RFC 7643 sections 7 and 8.7.2, with Verified errata applied. */
export const schemaSchema: Schema = {
  id: schemaUrn.Schema,
  name: 'Schema',
  description: 'The definition of a schema.',
  attributes: [
    attribute('id', 'string', 'URI of the schema.', mandatory),
    attribute('name', 'string', 'Name of the schema.', mandatory),
    attribute('description', 'string', 'Description of the schema.', readOnly),
    attribute('attributes', 'complex', 'Attributes of the schema.', {
      ...mandatory,
      multiValued: true,
      subAttributes: [
        ...characteristics(attributeTypes),
        attribute('subAttributes', 'complex', 'Sub-attributes of a complex attribute.', {
          ...readOnly,
          multiValued: true,
          subAttributes: characteristics(attributeTypes.filter((type) => type !== 'complex')),
        }),
      ],
    }),
  ],
};

function feature(name: string, description: string, more: readonly Attribute[] = []): Attribute {
  return attribute(name, 'complex', description, {
    ...mandatory,
    subAttributes: [attribute('supported', 'boolean', 'Whether the feature is supported.', mandatory), ...more],
  });
}

function characteristics(types: readonly string[]): readonly Attribute[] {
  const exact = { ...readOnly, caseExact: true };
  return [
    attribute('name', 'string', 'Name of the attribute.', { ...mandatory, caseExact: true }),
    attribute('type', 'string', 'Data type.', { ...mandatory, canonicalValues: types }),
    attribute('multiValued', 'boolean', 'Whether there can be several values.', mandatory),
    attribute('description', 'string', 'Description of the attribute.', exact),
    attribute('required', 'boolean', 'Whether a value is needed.', readOnly),
    attribute('canonicalValues', 'string', 'Suggested values.', { ...exact, multiValued: true }),
    attribute('caseExact', 'boolean', 'Whether case matters in comparisons.', readOnly),
    attribute('mutability', 'string', 'When the value can be written.', { ...exact, canonicalValues: mutabilities }),
    attribute('returned', 'string', 'When the value is returned.', { ...exact, canonicalValues: returnedValues }),
    attribute('uniqueness', 'string', 'How far the value is unique.', { ...exact, canonicalValues: uniquenesses }),
    attribute('referenceTypes', 'string', 'What a reference can point to.', { ...exact, multiValued: true }),
  ];
}

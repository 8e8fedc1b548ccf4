import { attribute } from './attribute.ts';

/** The attributes every resource has whatever its schemas say, RFC 7643 sections 3 and 3.1. */
export const commonAttributes = [
  attribute('schemas', 'reference', 'URIs of the schemas that describe the resource.', {
    multiValued: true,
    required: true,
    returned: 'always',
    referenceTypes: ['uri'],
  }),
  attribute('id', 'string', 'Identifier given by the service provider.', {
    required: true,
    caseExact: true,
    mutability: 'readOnly',
    returned: 'always',
    uniqueness: 'server',
  }),
  attribute('externalId', 'string', 'Identifier given by the provisioning client.', { caseExact: true }),
  attribute('meta', 'complex', 'Facts about the resource kept by the service provider.', {
    mutability: 'readOnly',
    subAttributes: [
      attribute('resourceType', 'string', 'Name of the resource type.', { caseExact: true, mutability: 'readOnly' }),
      attribute('created', 'dateTime', 'When the resource was created.', { mutability: 'readOnly' }),
      attribute('lastModified', 'dateTime', 'When the resource was last changed.', { mutability: 'readOnly' }),
      attribute('location', 'reference', 'URI of the resource.', { mutability: 'readOnly', referenceTypes: ['uri'] }),
      attribute('version', 'string', 'Version of the resource.', { caseExact: true, mutability: 'readOnly' }),
    ],
  }),
] as const;

import type { ResourceType } from '../scim/resource-type.ts';
import type { Schema } from '../scim/schema.ts';
import { resourceTypeSchema, schemaSchema, serviceProviderConfigSchema } from '../scim/schemas/discovery.ts';
import { enterpriseUserSchema } from '../scim/schemas/enterprise-user.ts';
import { groupSchema } from '../scim/schemas/group.ts';
import { userSchema } from '../scim/schemas/user.ts';
import { schemaUrn } from '../scim/urn.ts';

/** The schemas of RFC 7643, those of resources and those of discovery. */
export const standardSchemas: readonly Schema[] = [
  userSchema,
  groupSchema,
  enterpriseUserSchema,
  serviceProviderConfigSchema,
  resourceTypeSchema,
  schemaSchema,
];

/** The resource types of RFC 7643 section 4. */
export const standardResourceTypes: readonly ResourceType[] = [
  {
    name: 'User',
    description: 'User accounts.',
    endpoint: '/Users',
    schema: schemaUrn.User,
    schemaExtensions: [{ schema: schemaUrn.EnterpriseUser, required: false }],
  },
  {
    name: 'Group',
    description: 'Groups of resources.',
    endpoint: '/Groups',
    schema: schemaUrn.Group,
    schemaExtensions: [],
  },
];

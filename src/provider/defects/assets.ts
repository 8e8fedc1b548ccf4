import { attribute } from '../../scim/attribute.ts';
import type { ResourceType } from '../../scim/resource-type.ts';
import type { Schema } from '../../scim/schema.ts';
import type { Defect } from './defect.ts';

export const assetUrn = 'urn:example:params:scim:schemas:core:2.0:Asset';

/** A schema with the types and characteristics that those of RFC 7643 have no writable attribute of. */
const schema: Schema = {
  id: assetUrn,
  name: 'Asset',
  description: 'Something that is lent to people.',
  attributes: [
    attribute('label', 'string', 'What is written on it.', { required: true }),
    attribute('serialNumber', 'string', 'The number that its maker gave it.', { mutability: 'immutable' }),
    attribute('model', 'string', 'What its maker calls it.'),
    attribute('note', 'string', 'What is known of it beyond the rest.', { returned: 'request' }),
    attribute('seats', 'integer', 'How many people can use it at a time.'),
    attribute('price', 'decimal', 'What it cost.'),
    attribute('bought', 'dateTime', 'When it was bought.'),
    attribute('shelf', 'string', 'Where it is when nobody has it.', { mutability: 'readOnly' }),
  ],
};

const resourceType: ResourceType = {
  name: 'Asset',
  description: 'Things that are lent to people.',
  endpoint: '/Assets',
  schema: assetUrn,
  schemaExtensions: [],
};

/** Options of a provider that has Assets beside Users and Groups. */
export const withAssets: NonNullable<Defect['options']> = { schemas: [schema], resourceTypes: [resourceType] };

import { attribute } from '../../scim/attribute.ts';
import type { ResourceType } from '../../scim/resource-type.ts';
import type { Schema } from '../../scim/schema.ts';
import { enterpriseUserSchema } from '../../scim/schemas/enterprise-user.ts';
import { schemaUrn } from '../../scim/urn.ts';

/** An extension of User with an attribute of every type of RFC 7643 section 2.3, single and multi-valued. */
export const everyTypeSchema: Schema = {
  id: 'urn:example:params:scim:schemas:everyType:2.0:User',
  name: 'EveryType',
  description: 'An attribute of every type.',
  attributes: [
    attribute('badge', 'string', 'A text whose case counts.', { caseExact: true }),
    attribute('floor', 'integer', 'A whole number.'),
    attribute('quota', 'decimal', 'A number.'),
    attribute('hired', 'dateTime', 'A moment.'),
    attribute('seal', 'binary', 'Octets.'),
    attribute('homePage', 'reference', 'An address.', { referenceTypes: ['external'] }),
    attribute('isRemote', 'boolean', 'A boolean.'),
    attribute('tags', 'string', 'Texts.', { multiValued: true }),
    attribute('lucky', 'integer', 'Whole numbers.', { multiValued: true }),
    attribute('desk', 'complex', 'A complex value.', {
      subAttributes: [
        attribute('label', 'string', 'A text.'),
        attribute('level', 'integer', 'A whole number.'),
        attribute('since', 'dateTime', 'A moment.'),
      ],
    }),
    attribute('keys', 'complex', 'Complex values.', {
      multiValued: true,
      subAttributes: [
        attribute('value', 'string', 'A text whose case counts.', { caseExact: true }),
        attribute('type', 'string', 'A kind.', { canonicalValues: ['door', 'car'] }),
        attribute('count', 'integer', 'A whole number.'),
        attribute('primary', 'boolean', 'Marks the preferred value.'),
      ],
    }),
  ],
};

/** What Users are extended with where every type is asked for. */
export const everyTypeExtensions: readonly Schema[] = [enterpriseUserSchema, everyTypeSchema];

/** User with these extensions. */
export const everyTypeUser: ResourceType = {
  name: 'User',
  description: 'User accounts.',
  endpoint: '/Users',
  schema: schemaUrn.User,
  schemaExtensions: everyTypeExtensions.map(({ id }) => ({ schema: id, required: false })),
};

import { attribute } from '../attribute.ts';
import type { Schema } from '../schema.ts';
import { schemaUrn } from '../urn.ts';

/** The Group schema of RFC 7643 sections 4.2 and 8.7.1; displayName is required by erratum 5368. */
export const groupSchema: Schema = {
  id: schemaUrn.Group,
  name: 'Group',
  description: 'A group of resources.',
  attributes: [
    attribute('displayName', 'string', 'Name of the group.', { required: true }),
    attribute('members', 'complex', 'Members of the group.', {
      multiValued: true,
      subAttributes: [
        attribute('value', 'string', 'Identifier of the member.', { mutability: 'immutable' }),
        attribute('$ref', 'reference', 'URI of the member.', {
          mutability: 'immutable',
          referenceTypes: ['User', 'Group'],
        }),
        // RFC 7643 section 2.4 makes "display" immutable; the printed Group schema leaves it out (erratum 6011).
        attribute('display', 'string', 'Name of the member.', { mutability: 'immutable' }),
        attribute('type', 'string', 'Resource type of the member.', {
          mutability: 'immutable',
          canonicalValues: ['User', 'Group'],
        }),
      ],
    }),
  ],
};

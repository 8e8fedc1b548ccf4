import { attribute } from '../attribute.ts';
import type { Schema } from '../schema.ts';
import { schemaUrn } from '../urn.ts';

/** The enterprise extension of RFC 7643 sections 4.3 and 8.7.1, with Verified errata applied. */
export const enterpriseUserSchema: Schema = {
  id: schemaUrn.EnterpriseUser,
  name: 'EnterpriseUser',
  description: 'What an organisation knows about an employee.',
  attributes: [
    attribute('employeeNumber', 'string', 'Number given by the organisation.'),
    attribute('costCenter', 'string', 'Cost centre.'),
    attribute('organization', 'string', 'Organisation.'),
    attribute('division', 'string', 'Division.'),
    attribute('department', 'string', 'Department.'),
    attribute('manager', 'complex', "The user's manager.", {
      subAttributes: [
        attribute('value', 'string', 'Identifier of the manager.', { caseExact: true }),
        attribute('$ref', 'reference', 'URI of the manager.', { referenceTypes: ['User'] }),
        attribute('displayName', 'string', 'Name of the manager.', { mutability: 'readOnly' }),
      ],
    }),
  ],
};

import { section } from './requirement.ts';

export const rfc7644ComparisonAndTenants = {
  ...section('7644', '5', {
    '01': {
      level: 'MUST',
      says: 'userName and password are prepared and compared by the PRECIS rules of RFC 7613, now RFC 8265.',
      ambiguities: ['AMB-PRECIS'],
    },
  }),
  ...section('7644', '6', {
    '01': {
      level: 'MAY',
      says: 'The service provider serves several tenants.',
      untestable: 'Serving several tenants and serving one are both right.',
    },
  }),
  ...section('7644', '6.1', {
    '01': {
      level: 'MAY',
      says: 'The tenant of a request follows from the authentication of the client.',
      untestable: 'How the service provider finds the tenant of a client is internal.',
    },
    '02': {
      level: 'MAY',
      says: 'The tenant of a request is named by a URL prefix, a sub-domain or an HTTP header.',
      untestable: 'Which of the methods are in use is agreed outside of SCIM.',
    },
    '03': {
      level: 'SHOULD',
      says: 'A client that names a tenant reaches resources of another only where access control allows it.',
      when: 'the service provider serves several tenants',
      implied: true,
      untestable: 'A run has the credentials of one tenant; it takes a second tenant to see the difference.',
    },
  }),
  ...section('7644', '6.2', {
    '01': {
      level: 'MAY',
      says: 'Two tenants have resources with the same id.',
      implied: true,
      untestable: 'Ids that are unique across tenants and ids that are not are both right.',
    },
    '02': {
      level: 'SHOULD',
      actor: 'client',
      says: 'The client keeps externalId unique within its tenant, and only there.',
      implied: true,
      ambiguities: ['AMB-EXTERNALID-UNIQUE'],
    },
  }),
};

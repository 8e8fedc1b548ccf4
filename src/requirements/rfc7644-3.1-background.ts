import { section } from './requirement.ts';

export const rfc7644Background = section('7644', '3.1', {
  '01': {
    level: 'SHOULD',
    actor: 'both',
    says: 'Bodies with SCIM content have the media type application/scim+json.',
    implied: true,
    ambiguities: ['AMB-MEDIA-TYPE'],
  },
  '02': {
    level: 'MUST',
    actor: 'both',
    says: 'Each resource lists its schemas in the schemas attribute.',
    implied: true,
  },
  '03': { level: 'MAY', actor: 'client', says: 'The client looks up the definition of a schema at /Schemas.' },
  '04': {
    level: 'SHOULD',
    actor: 'client',
    says: 'The client expects that schemas differ between service providers and that some attributes are missing.',
    implied: true,
  },
  '05': {
    level: 'MUST',
    actor: 'both',
    says: 'The schemas attribute of a protocol message is a URN that begins with urn:ietf:params:scim:api:.',
  },
  '06': { level: 'MUST', says: '/Schemas lists no schema whose URN begins with urn:ietf:params:scim:api:.' },
  '07': {
    level: 'SHOULD',
    says: 'A request is interpreted by the schema of the service provider, even where the client has another one.',
    implied: true,
    ambiguities: ['AMB-UNKNOWN-ATTR'],
    untestable: 'What it means for a request is said by the statements on create, PUT, PATCH and filters.',
  },
  '08': {
    level: 'SHOULD',
    actor: 'client',
    says: 'The client does not expect resources back with exactly the schema and values it submitted.',
  },
  '09': { level: 'MUST', says: 'An answer shows the state of the resource as the service provider has it.' },
});

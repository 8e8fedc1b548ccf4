import { section } from './requirement.ts';

export const rfc7644Formats = section('7644', '3.8', {
  '01': { level: 'MUST', says: 'Requests in UTF-8 JSON are accepted and answered in UTF-8 JSON.' },
  '02': { level: 'MUST', actor: 'both', says: 'Text without a declared encoding is UTF-8.' },
  '03': { level: 'MAY', says: 'The service provider supports media types other than those of SCIM.' },
  '04': { level: 'MUST', actor: 'client', says: 'The client declares another encoding than UTF-8 in Content-Type.' },
  '05': {
    level: 'MAY',
    actor: 'client',
    says: 'The client asks for a format by the Accept header or by a suffix of the URL such as .scim.',
  },
  '06': { level: 'MUST', says: 'A request with Accept: application/scim+json is served.' },
  '07': {
    level: 'SHOULD',
    says: 'A request with Accept: application/json is served.',
    ambiguities: ['AMB-MEDIA-TYPE'],
  },
  '08': {
    level: 'SHOULD',
    says: 'A request that asks for no format is answered with application/scim+json.',
    implied: true,
    ambiguities: ['AMB-MEDIA-TYPE'],
  },
  '09': {
    level: 'MUST',
    actor: 'both',
    says: 'In JSON a singular attribute is a name with a value, a multi-valued one an array and a complex one an object.',
    implied: true,
  },
});

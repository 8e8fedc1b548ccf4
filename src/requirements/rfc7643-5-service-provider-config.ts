import { section } from './requirement.ts';

export const rfc7643ServiceProviderConfig = section('7643', '5', {
  '01': {
    level: 'MUST',
    says: 'The schema of the configuration is urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig.',
    implied: true,
  },
  '02': {
    level: 'MUST',
    says: 'Clients are unable to modify the ServiceProviderConfig.',
    implied: true,
    ambiguities: ['AMB-DISCOVERY-METHODS'],
  },
  '03': { level: 'MAY', says: 'The ServiceProviderConfig has no id.', implied: true },
  '04': {
    level: 'MAY',
    says: 'documentationUri of the ServiceProviderConfig is an HTTP URL of help for people.',
  },
  '05': { level: 'MUST', says: 'The ServiceProviderConfig has the complex attribute patch.' },
  '06': { level: 'MUST', says: 'patch.supported of the ServiceProviderConfig is a boolean.' },
  '07': { level: 'MUST', says: 'The ServiceProviderConfig has the complex attribute bulk.' },
  '08': { level: 'MUST', says: 'bulk.supported of the ServiceProviderConfig is a boolean.' },
  '09': {
    level: 'MUST',
    says: 'bulk.maxOperations of the ServiceProviderConfig is an integer, even where bulk is not supported.',
  },
  '10': {
    level: 'MUST',
    says: 'bulk.maxPayloadSize of the ServiceProviderConfig is an integer in bytes, even where bulk is not supported.',
  },
  '11': { level: 'MUST', says: 'The ServiceProviderConfig has the complex attribute filter.' },
  '12': { level: 'MUST', says: 'filter.supported of the ServiceProviderConfig is a boolean.' },
  '13': {
    level: 'MUST',
    says: 'filter.maxResults of the ServiceProviderConfig is an integer that no list of resources exceeds.',
  },
  '14': { level: 'MUST', says: 'The ServiceProviderConfig has the complex attribute changePassword.' },
  '15': { level: 'MUST', says: 'changePassword.supported of the ServiceProviderConfig is a boolean.' },
  '16': { level: 'MUST', says: 'The ServiceProviderConfig has the complex attribute sort.' },
  '17': { level: 'MUST', says: 'sort.supported of the ServiceProviderConfig is a boolean.' },
  '18': { level: 'MUST', says: 'The ServiceProviderConfig has the complex attribute etag.' },
  '19': { level: 'MUST', says: 'etag.supported of the ServiceProviderConfig is a boolean.' },
  '20': {
    level: 'SHOULD',
    says: 'authenticationSchemes is readable without prior authentication.',
    ambiguities: ['AMB-DISCOVERY-AUTH'],
  },
  '21': { level: 'MUST', says: 'The ServiceProviderConfig has authenticationSchemes, an array of objects.' },
  '22': {
    level: 'MUST',
    says: 'Each authentication scheme has a type, for which oauth, oauth2, oauthbearertoken, httpbasic and httpdigest are defined.',
  },
  '23': { level: 'MUST', says: 'Each authentication scheme has a name, such as HTTP Basic.' },
  '24': { level: 'MUST', says: 'Each authentication scheme has a description.' },
  '25': { level: 'MAY', says: 'specUri of an authentication scheme is an HTTP URL of its specification.' },
  '26': {
    level: 'MAY',
    says: 'documentationUri of an authentication scheme is an HTTP URL of its usage documentation.',
  },
  '27': { level: 'SHOULD', says: 'At most one authentication scheme has primary true.', implied: true },
});

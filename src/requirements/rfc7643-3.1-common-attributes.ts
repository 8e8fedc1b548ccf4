import { section } from './requirement.ts';

export const rfc7643CommonAttributes = section('7643', '3.1', {
  '01': {
    level: 'MUST',
    says: 'id, externalId and meta are defined for every resource type other than ServiceProviderConfig and ResourceType.',
    erratum: 8361,
  },
  '02': {
    level: 'MUST',
    says: 'On create the service provider gives the resource its id and its meta sub-attributes.',
  },
  '03': { level: 'MUST', says: 'The common attributes have no schema URI of their own in schemas.', implied: true },
  '04': { level: 'MAY', says: 'A published schema lists id, externalId or meta among its own attributes.' },
  '05': {
    level: 'MUST',
    says: 'The characteristics of id, externalId and meta in RFC 7643 hold even where a published schema lists others.',
  },
  '06': { level: 'MUST', says: 'Every representation of a resource has a non-empty id.' },
  '07': {
    level: 'MUST',
    says: 'An id is unique among all resources of the service provider.',
    ambiguities: ['AMB-ID-UNIQUE'],
  },
  '08': {
    level: 'MUST',
    says: 'The id of a resource never changes and is never given to another resource.',
  },
  '09': {
    level: 'MUST',
    actor: 'client',
    says: 'The client leaves the choice of id to the service provider.',
    ambiguities: ['AMB-CLIENT-ID'],
  },
  '10': { level: 'MUST', says: 'The reserved word bulkId occurs in no identifier.' },
  '11': {
    level: 'MUST',
    says: 'id is case exact, readOnly and always returned.',
    when: 'filter.supported',
    implied: true,
  },
  '12': { level: 'MAY', actor: 'client', says: 'The client gives a resource a non-empty externalId.' },
  '13': { level: 'MUST', says: 'The service provider never sets externalId itself.' },
  '14': {
    level: 'MUST',
    says: 'externalId belongs to the provisioning domain that set it, so equal values of two domains do not meet.',
    when: 'the service provider serves several tenants',
    untestable: 'A run has the credentials of one tenant; it takes a second tenant to see the difference.',
  },
  '15': {
    level: 'SHOULD',
    says: 'Two resources with the same externalId are both accepted.',
    implied: true,
    ambiguities: ['AMB-EXTERNALID-UNIQUE'],
  },
  '16': {
    level: 'MUST',
    says: 'externalId is case exact and readWrite.',
    when: 'filter.supported',
    implied: true,
  },
  '17': { level: 'MAY', says: 'A resource exists without an externalId.' },
  '18': {
    level: 'MUST',
    says: 'The sub-attributes of meta are readOnly, set by the service provider and returned by default.',
    implied: true,
  },
  '19': { level: 'MUST', says: 'meta sent by a client is ignored.' },
  '20': {
    level: 'MUST',
    says: 'meta.resourceType is the name of the resource type, in exactly its case.',
    implied: true,
    erratum: 8475,
  },
  '21': { level: 'MUST', says: 'meta.created is a dateTime that tells when the resource was added.' },
  '22': {
    level: 'MUST',
    says: 'meta.lastModified equals meta.created until the resource is modified for the first time.',
  },
  '23': {
    level: 'MUST',
    says: 'meta.location equals the Content-Location header.',
    when: 'an answer has a Content-Location header',
    ambiguities: ['AMB-CONTENT-LOCATION'],
  },
  '24': {
    level: 'MUST',
    says: 'meta.version equals the ETag header.',
    when: 'etag.supported',
    implied: true,
    ambiguities: ['AMB-ETAG'],
  },
  '25': {
    level: 'MUST',
    says: 'meta.version is case exact.',
    implied: true,
    untestable: 'A version is opaque, so no check is able to make two that differ only in case.',
  },
  '26': { level: 'MAY', says: 'Resources have a meta.version.', when: 'etag.supported' },
  '27': {
    level: 'MUST',
    says: 'A version that is no strong validator starts with W/ in exactly this case.',
    when: 'etag.supported',
    ambiguities: ['AMB-ETAG'],
  },
});

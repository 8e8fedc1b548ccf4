import { section } from './requirement.ts';

const messages = section('7644', '3.12', {
  '01': { level: 'MUST', says: 'An error has a JSON body in the form of a SCIM error.' },
  '02': {
    level: 'MUST',
    says: 'A SCIM error has the schema urn:ietf:params:scim:api:messages:2.0:Error.',
    implied: true,
  },
  '03': { level: 'MUST', says: 'A SCIM error has status, the HTTP status as a JSON string.' },
  '04': {
    level: 'MAY',
    says: 'A SCIM error has a scimType, which is a keyword of RFC 7644 table 9 or of a later RFC.',
  },
  '05': { level: 'MAY', says: 'A SCIM error has detail, a message for people.' },
  '06': { level: 'SHOULD', actor: 'both', says: 'HTTP statuses are handled as RFC 7644 table 8 describes them.' },
});

const statuses = section('7644', '3.12', {
  '07': {
    level: 'SHOULD',
    actor: 'client',
    says: 'After 307 the client repeats the request at the given location and keeps using the original URL later.',
    when: 'the service provider redirects',
  },
  '08': {
    level: 'SHOULD',
    actor: 'client',
    says: 'After 308 the client repeats the request at the given location and uses it from then on.',
    when: 'the service provider redirects',
  },
  '09': {
    level: 'SHOULD',
    says: 'A request that is unparsable, syntactically wrong or against the schema is answered with 400.',
    implied: true,
  },
  '10': {
    level: 'SHOULD',
    says: 'A request whose Authorization header is missing or invalid is answered with 401.',
    when: 'the service provider asks for authentication',
    implied: true,
  },
  '11': {
    level: 'SHOULD',
    says: 'An operation that the client is not authorised for is answered with 403.',
    when: 'clients with different rights exist',
    implied: true,
    untestable: 'A run has the credentials of one client, which is authorised for what the checks do.',
  },
  '12': {
    level: 'SHOULD',
    says: 'A request for a resource or an endpoint that does not exist is answered with 404.',
    implied: true,
  },
  '13': {
    level: 'SHOULD',
    says: 'A version that is not the latest, or a create of a duplicate, is answered with 409.',
    implied: true,
    ambiguities: ['AMB-409-412'],
  },
  '14': {
    level: 'SHOULD',
    says: 'An update of a resource that has changed meanwhile is answered with 412.',
    when: 'etag.supported',
    implied: true,
    ambiguities: ['AMB-409-412'],
  },
  '15': {
    level: 'SHOULD',
    says: 'Status 413 reports a bulk request beyond maxOperations or maxPayloadSize.',
    when: 'bulk.supported',
    implied: true,
  },
  '16': {
    level: 'SHOULD',
    says: 'An internal error is answered with 500 and advice for finding its cause.',
    untestable: 'A check is unable to bring about an internal error on purpose.',
  },
  '17': {
    level: 'SHOULD',
    says: 'An operation that the service provider does not support is answered with 501.',
    implied: true,
    ambiguities: ['AMB-UNSUPPORTED-FEATURE'],
  },
});

const keywords = section('7644', '3.12', {
  '18': {
    level: 'SHOULD',
    says: 'scimType invalidFilter reports a filter with wrong syntax or an unsupported pair of attribute and operator.',
    when: 'filter.supported',
    implied: true,
  },
  '19': {
    level: 'MAY',
    says: 'scimType tooMany reports a filter with more results than the service provider is willing to process.',
    when: 'the service provider limits the number of results',
  },
  '20': {
    level: 'SHOULD',
    says: 'scimType uniqueness reports a value in a create, PUT or PATCH that is already in use or reserved.',
    implied: true,
    ambiguities: ['AMB-UNIQ-STATUS'],
  },
  '21': {
    level: 'SHOULD',
    says: 'scimType mutability reports a PUT or PATCH that conflicts with the mutability or state of an attribute.',
    when: 'patch.supported',
    implied: true,
  },
  '22': {
    level: 'SHOULD',
    says: 'scimType invalidSyntax reports a body whose structure is invalid or does not fit the schema of the request.',
    implied: true,
    ambiguities: ['AMB-INVALID-VALUE-SYNTAX'],
  },
  '23': {
    level: 'SHOULD',
    says: 'scimType invalidPath reports a malformed path in a PATCH.',
    when: 'patch.supported',
    implied: true,
  },
  '24': {
    level: 'MAY',
    says: 'scimType noTarget reports a PATCH path that leads to nothing, such as a filter without match.',
    when: 'patch.supported',
    implied: true,
    ambiguities: ['AMB-REMOVE-NOMATCH'],
  },
  '25': {
    level: 'SHOULD',
    says: 'scimType invalidValue reports a missing required value or one that fits neither operation, type nor schema.',
    implied: true,
    ambiguities: ['AMB-INVALID-VALUE-SYNTAX'],
  },
  '26': {
    level: 'SHOULD',
    says: 'scimType invalidVers reports a version of the SCIM protocol that is not supported.',
    when: 'the base URL has a protocol version',
    implied: true,
  },
  '27': {
    level: 'MUST',
    actor: 'client',
    says: 'The client sends no personal information in a request URL, which scimType sensitive reports.',
    when: 'the service provider refuses sensitive filters',
  },
  '28': {
    level: 'MAY',
    says: 'The scimTypes of single requests occur in the results of bulk operations too.',
    when: 'bulk.supported',
  },
  '29': {
    level: 'MAY',
    says: 'A PUT that tries to change id is answered with 400 and scimType mutability.',
    implied: true,
    erratum: 7898,
    ambiguities: ['AMB-PUT-READONLY'],
    untestable: 'This example contradicts the rule that PUT ignores readOnly values, so either reaction is right.',
  },
});

export const rfc7644Errors = { ...messages, ...statuses, ...keywords };

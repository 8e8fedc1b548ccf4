import { section } from './requirement.ts';

const protocol = section('7644', '3.13', {
  '01': {
    level: 'MAY',
    says: 'The base URL ends in a segment with the protocol version, such as /v2.',
    when: 'the base URL has a protocol version',
  },
  '02': {
    level: 'MUST',
    actor: 'both',
    says: 'The protocol version is v and a number, in the segment right before the endpoint, as in /v2/Users.',
    when: 'the base URL has a protocol version',
  },
  '03': {
    level: 'MUST',
    says: 'A request with a protocol version is performed in that version or refused.',
    when: 'the base URL has a protocol version',
  },
  '04': {
    level: 'SHOULD',
    says: 'A request without a protocol version is performed in the latest version supported.',
    when: 'the base URL has a protocol version',
  },
});

const resources = section('7644', '3.14', {
  '01': {
    level: 'MAY',
    says: 'Versions of resources are weak entity-tags.',
    when: 'etag.supported',
    ambiguities: ['AMB-ETAG'],
  },
  '02': {
    level: 'MUST',
    says: 'The version of a resource is in the ETag header.',
    when: 'etag.supported',
  },
  '03': {
    level: 'SHOULD',
    says: 'The version of a resource is in meta.version.',
    when: 'etag.supported',
  },
  '04': {
    level: 'MAY',
    actor: 'client',
    says: 'The client retrieves a resource only if it was modified, by GET with If-None-Match.',
    when: 'etag.supported',
  },
  '05': {
    level: 'MUST',
    says: 'GET with the current version in If-None-Match is answered with 304 and an empty body.',
    when: 'etag.supported',
    implied: true,
  },
  '06': {
    level: 'MAY',
    actor: 'client',
    says: 'The client modifies a resource only if its version is still the one in If-Match.',
    when: 'etag.supported',
    ambiguities: ['AMB-ETAG', 'AMB-409-412'],
  },
  '07': {
    level: 'SHOULD',
    says: 'The version of a resource changes with every modification.',
    when: 'etag.supported',
    implied: true,
  },
});

export const rfc7644Versions = { ...protocol, ...resources };

import { section } from './requirement.ts';

export const rfc7644Create = {
  ...section('7644', '3.3', {
    '01': {
      level: 'MUST',
      actor: 'client',
      says: 'The client creates a resource by POST to the endpoint of its resource type.',
      implied: true,
    },
    '02': { level: 'MUST', says: 'A create treats each attribute by its mutability.' },
    '03': {
      level: 'MUST',
      says: 'Values of readOnly attributes in a create are ignored.',
      ambiguities: ['AMB-CLIENT-ID'],
    },
    '04': {
      level: 'MAY',
      says: 'A readWrite attribute left out of a create counts as not asserted.',
      untestable: 'How the service provider counts an absent attribute shows only in the default it assigns or not.',
    },
    '05': { level: 'MAY', says: 'An attribute left out of a create gets a default value.' },
    '06': {
      level: 'MAY',
      says: 'Whether an attribute left out of a create gets a default depends on what the client has access to.',
      untestable: 'A default is lawful with and without regard to access rights.',
    },
    '07': {
      level: 'MAY',
      actor: 'client',
      says: 'The client sends null or an empty array in a create to keep an attribute free of a default value.',
      ambiguities: ['AMB-NULL-EMPTY'],
    },
    '08': { level: 'MUST', says: 'A successful create is answered with 201.' },
    '09': {
      level: 'SHOULD',
      says: 'The body of the answer to a create is the new resource as the service provider sees it.',
    },
    '10': {
      level: 'MUST',
      says: 'The URI of a created resource is in the Location header and in meta.location.',
      ambiguities: ['AMB-LOCATION-ABS'],
    },
    '11': {
      level: 'MAY',
      says: 'The service provider changes or ignores part of what a client posts.',
      implied: true,
      ambiguities: ['AMB-UNKNOWN-ATTR'],
    },
    '12': {
      level: 'MUST',
      says: 'A create that conflicts with an existing resource is answered with 409 and scimType uniqueness.',
      ambiguities: ['AMB-UNIQ-STATUS'],
    },
    '13': {
      level: 'MUST',
      says: 'A create without a required attribute is answered with 400, unless the service provider has a default for it.',
      implied: true,
      ambiguities: ['AMB-INVALID-VALUE-SYNTAX'],
    },
    '14': {
      level: 'SHOULD',
      says: 'The answer to a create has an ETag header that equals meta.version.',
      when: 'etag.supported',
      implied: true,
    },
  }),
  ...section('7644', '3.3.1', {
    '01': { level: 'MUST', says: 'meta.resourceType of a created resource is the resource type of the endpoint.' },
  }),
};

import { section } from './requirement.ts';

export const rfc7643Representation = {
  ...section('7643', '8.1', {
    '01': {
      level: 'SHOULD',
      says: 'The smallest representation of a User has schemas, id, userName and meta.',
      implied: true,
    },
  }),
  ...section('7643', '8.5', {
    '01': {
      level: 'SHOULD',
      says: 'The ServiceProviderConfig is returned as a single object and not in a list.',
      implied: true,
    },
  }),
  ...section('7643', '8.6', {
    '01': {
      level: 'SHOULD',
      says: 'A ResourceType has schemas, id, name, endpoint, description, schema, meta.location and meta.resourceType.',
      implied: true,
    },
  }),
  ...section('7643', '8.7.1', {
    '01': {
      level: 'MAY',
      says: 'The published schemas differ from those printed in the RFC where the text permits it.',
      untestable: 'What differs lawfully is decided by the other statements about each attribute.',
    },
    '02': {
      level: 'SHOULD',
      says: 'The User schema has userName as its only required attribute, with caseExact false and uniqueness server.',
      when: 'the service provider has Users',
      implied: true,
    },
    '03': {
      level: 'SHOULD',
      says: 'The User schema has password with mutability writeOnly and returned never, and groups with mutability readOnly.',
      when: 'the service provider has Users',
      implied: true,
      erratum: 8471,
    },
    '04': {
      level: 'SHOULD',
      says: 'In the User schema value, display, type and primary are sub-attributes of all multi-valued attributes but addresses and groups.',
      when: 'the service provider has Users',
      implied: true,
    },
    '05': {
      level: 'SHOULD',
      says: 'The Group schema has a required displayName and members with the immutable sub-attributes value, $ref and type.',
      when: 'the service provider has Groups',
      implied: true,
      erratum: 5368,
    },
    '06': {
      level: 'SHOULD',
      says: 'The enterprise extension has five strings and manager with value, $ref and a readOnly displayName.',
      when: 'the User type has the enterprise extension',
      implied: true,
      erratum: 8472,
    },
  }),
  ...section('7643', '8.7.2', {
    '01': {
      level: 'MAY',
      says: '/Schemas also publishes the schemas of ServiceProviderConfig, ResourceType and Schema.',
      implied: true,
      erratum: 8417,
      ambiguities: ['AMB-META-SCHEMAS'],
    },
  }),
};

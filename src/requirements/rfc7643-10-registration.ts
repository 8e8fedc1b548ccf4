import { section } from './requirement.ts';

export const rfc7643Registration = {
  ...section('7643', '10.2.1', {
    '01': {
      level: 'SHOULD',
      actor: 'both',
      says: 'A URN under urn:ietf:params:scim has the form urn:ietf:params:scim:{type}:{name}, with further parts behind colons.',
      implied: true,
    },
    '02': {
      level: 'MAY',
      actor: 'other',
      says: 'The name part of a SCIM URN is the name of an industry or an organisation.',
    },
    '03': {
      level: 'MAY',
      actor: 'other',
      says: 'The parts of a SCIM URN behind its name are namespaces separated by colons.',
    },
    '04': {
      level: 'MUST',
      actor: 'other',
      says: 'An allocated name of the SCIM namespace is never given to another purpose.',
    },
    '05': {
      level: 'MUST',
      actor: 'other',
      says: 'The rules for assigning values in a sub-namespace keep the meaning of each value.',
    },
    '06': {
      level: 'SHOULD',
      actor: 'both',
      says: 'URNs under urn:ietf:params:scim:api and urn:ietf:params:scim:param come from SCIM specifications of the IETF only.',
      implied: true,
    },
  }),
  ...section('7643', '10.3.1', {
    '01': {
      level: 'MUST',
      actor: 'other',
      says: 'A new core or API schema is reviewed by the designated expert and published in an RFC.',
    },
    '02': {
      level: 'MUST',
      actor: 'other',
      says: 'New value data types that modify existing properties are registered through an RFC.',
    },
    '03': {
      level: 'MUST',
      actor: 'other',
      says: 'A schema URI that modifies the schema of an existing RFC is registered through an RFC.',
    },
    '04': {
      level: 'MAY',
      actor: 'other',
      says: 'Other URNs of the SCIM namespace are registered after a simple review.',
    },
    '05': {
      level: 'MUST',
      actor: 'other',
      says: 'An RFC with new schema URIs contains the completed registration templates.',
    },
    '06': {
      level: 'MAY',
      actor: 'other',
      says: 'A registration template in an RFC is expanded with further information.',
    },
    '07': {
      level: 'SHOULD',
      actor: 'other',
      says: 'An RFC with new schema URIs lists the attributes they define.',
    },
  }),
  ...section('7643', '10.4', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'User, EnterpriseUser, Group, ServiceProviderConfig, ResourceType and Schema are known by their registered URIs.',
      implied: true,
    },
  }),
};

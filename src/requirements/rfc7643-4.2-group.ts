import { section } from './requirement.ts';

export const rfc7643Group = section('7643', '4.2', {
  '01': {
    level: 'MUST',
    says: 'The base schema of the Group type is urn:ietf:params:scim:schemas:core:2.0:Group.',
    when: 'the service provider has Groups',
    implied: true,
  },
  '02': {
    level: 'MUST',
    says: 'Every Group has a displayName.',
    when: 'the service provider has Groups',
    erratum: 5368,
  },
  '03': {
    level: 'MAY',
    actor: 'both',
    says: 'Members are added to a Group and removed from it.',
    when: 'the service provider has Groups',
    ambiguities: ['AMB-MEMBERS-PAGING'],
  },
  '04': {
    level: 'MAY',
    says: 'The sub-attributes of an existing member are immutable.',
    when: 'patch.supported and the service provider has Groups',
    implied: true,
    ambiguities: ['AMB-MEMBER-IMMUTABLE'],
  },
  '05': {
    level: 'MUST',
    says: 'The value of a member is the id of a SCIM resource.',
    when: 'the service provider has Groups',
    implied: true,
  },
  '06': {
    level: 'MUST',
    says: 'The $ref of a member is the URI of a SCIM resource, such as a User or a Group.',
    when: 'the service provider has Groups and returns members with $ref',
    implied: true,
  },
  '07': {
    level: 'MAY',
    says: 'A Group is a member of another Group.',
    when: 'the service provider has Groups',
    implied: true,
  },
  '08': {
    level: 'MAY',
    says: 'The Group schema demands a sub-attribute of members by required true.',
    when: 'the service provider has Groups',
  },
});

export const rfc7643EnterpriseUser = section('7643', '4.3', {
  '01': {
    level: 'MUST',
    says: 'The enterprise extension of User is urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.',
    when: 'the User type has the enterprise extension',
    implied: true,
  },
  '02': {
    level: 'MUST',
    says: 'employeeNumber, costCenter, organization, division and department are strings with a single value.',
    when: 'the User type has the enterprise extension',
    implied: true,
  },
  '03': {
    level: 'SHOULD',
    actor: 'both',
    says: 'The value of manager is the id of the User who is the manager.',
    when: 'the User type has the enterprise extension',
    erratum: 8472,
    ambiguities: ['AMB-MANAGER'],
  },
  '04': {
    level: 'SHOULD',
    actor: 'both',
    says: 'The $ref of manager is the URI of the User who is the manager.',
    when: 'the User type has the enterprise extension',
  },
  '05': {
    level: 'MAY',
    says: 'manager has a displayName, which is readOnly.',
    when: 'the User type has the enterprise extension',
  },
});

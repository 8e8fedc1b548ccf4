import { section } from './requirement.ts';

const projection = section('7644', '3.9', {
  '01': {
    level: 'MUST',
    says: 'A returned resource has the attributes with returned always and default.',
    implied: true,
  },
  '02': {
    level: 'MAY',
    actor: 'client',
    says: 'The client asks any operation that returns a resource for part of it, by attributes or by excludedAttributes.',
    ambiguities: ['AMB-ATTRS-BOTH'],
  },
  '03': { level: 'MUST', says: 'attributes overrides the list of attributes that are returned by default.' },
  '04': {
    level: 'MUST',
    says: 'With attributes each resource has those with returned always and the attributes or sub-attributes named.',
    ambiguities: ['AMB-SCHEMAS-ALWAYS'],
  },
  '05': {
    level: 'MUST',
    actor: 'client',
    says: 'The client separates the names in the attributes and excludedAttributes parameters by commas.',
    implied: true,
  },
  '06': { level: 'MUST', says: 'With excludedAttributes each resource still has its attributes with returned always.' },
  '07': {
    level: 'MUST',
    says: 'With excludedAttributes each resource has the attributes returned by default except those named.',
    implied: true,
    ambiguities: ['AMB-MEMBERS-PAGING'],
  },
});

const notation = section('7644', '3.10', {
  '01': {
    level: 'MUST',
    actor: 'both',
    says: 'The full name of an attribute is its schema URN, a colon and its name.',
    implied: true,
  },
  '02': { level: 'MAY', actor: 'client', says: 'The client leaves out the URN in names of core attributes.' },
  '03': {
    level: 'SHOULD',
    actor: 'client',
    says: 'The client writes extension attributes with the URN of their extension.',
    when: 'a resource type has schema extensions',
    ambiguities: ['AMB-URN-PREFIX'],
  },
  '04': {
    level: 'MUST',
    actor: 'both',
    says: 'The name of a sub-attribute follows that of its attribute after a dot, as in name.givenName.',
    implied: true,
  },
  '05': {
    level: 'MUST',
    actor: 'both',
    says: 'The full name of a sub-attribute is {urn}:{attribute}.{sub-attribute}.',
    implied: true,
  },
  '06': {
    level: 'MUST',
    actor: 'both',
    says: 'URN, attribute and sub-attribute of a full name match without regard to case.',
    implied: true,
    ambiguities: ['AMB-NAME-CASE'],
  },
});

export const rfc7644Projection = { ...projection, ...notation };

import { section } from './requirement.ts';

export const rfc7643Schema = section('7643', '7', {
  '01': {
    level: 'MUST',
    says: 'Every schema URI that a managed resource, such as a User, lists has a Schema resource.',
    implied: true,
  },
  '02': {
    level: 'MUST',
    says: 'Clients are unable to modify a Schema resource.',
    implied: true,
    ambiguities: ['AMB-DISCOVERY-METHODS'],
  },
  '03': {
    level: 'MUST',
    says: 'The attributes of a Schema are returned by default, and its id always.',
    implied: true,
  },
  '04': {
    level: 'SHOULD',
    says: 'The attributes of a Schema compare without regard to case unless defined otherwise.',
    implied: true,
  },
  '05': {
    level: 'MUST',
    says: 'The schemas attribute of a Schema resource is urn:ietf:params:scim:schemas:core:2.0:Schema.',
    implied: true,
    erratum: 8417,
  },
  '06': { level: 'MAY', says: 'A Schema, unlike other resources, has complex values inside sub-attributes.' },
  '07': {
    level: 'MUST',
    says: 'A Schema has attributes, and each of its attribute definitions has at least name, type and multiValued.',
    ambiguities: ['AMB-SCHEMA-REQUIRED'],
  },
  '08': { level: 'MUST', says: 'The id of a Schema is the URI of the schema.' },
  '09': { level: 'MUST', says: 'A Schema has an id, shared with no other Schema.' },
  '10': {
    level: 'MUST',
    says: 'The service provider names each Schema, such as User or Group.',
    when: 'a name applies to the schema',
  },
  '11': { level: 'MAY', says: 'A Schema has a name for people.' },
  '12': {
    level: 'MUST',
    says: 'The service provider describes each Schema.',
    when: 'a description applies to the schema',
  },
  '13': { level: 'MAY', says: 'A Schema has a description for people.' },
  '14': { level: 'MUST', says: 'attributes of a Schema is an array of attribute definitions.', implied: true },
  '15': { level: 'MUST', says: 'Each attribute definition has a name.', implied: true },
  '16': {
    level: 'MUST',
    says: 'The type of an attribute definition is string, boolean, decimal, integer, dateTime, binary, reference or complex.',
    implied: true,
    erratum: 8435,
  },
  '17': { level: 'SHOULD', says: 'The definition of a complex attribute lists its subAttributes.' },
  '18': {
    level: 'MUST',
    says: 'An entry of subAttributes has the same members as an entry of attributes.',
    implied: true,
  },
  '19': {
    level: 'MUST',
    says: 'multiValued of an attribute definition is a boolean, true where values come as an array.',
    implied: true,
  },
  '20': {
    level: 'MUST',
    says: 'The service provider describes each attribute in its definition.',
    when: 'a description applies to the attribute',
  },
});

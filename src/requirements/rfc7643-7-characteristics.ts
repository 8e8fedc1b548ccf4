import { section } from './requirement.ts';

const valuesAndMutability = section('7643', '7', {
  '21': {
    level: 'MUST',
    says: 'required of an attribute definition is a boolean that tells whether the attribute always has a value.',
    implied: true,
    ambiguities: ['AMB-REQUIRED'],
  },
  '22': {
    level: 'MAY',
    says: 'The values of an attribute are among its canonicalValues.',
    untestable: 'canonicalValues are suggestions, so values inside and outside the list are both right.',
  },
  '23': {
    level: 'MAY',
    says: 'A value outside the canonicalValues of its attribute is ignored.',
    when: 'a schema has an attribute with canonicalValues',
    ambiguities: ['AMB-CANONICAL'],
  },
  '24': { level: 'MAY', says: 'An attribute definition lists canonicalValues.' },
  '25': {
    level: 'MUST',
    says: 'A filter compares strings with regard to case exactly where caseExact of the attribute is true.',
    when: 'filter.supported',
  },
  '26': { level: 'MUST', says: 'The case of a value of an attribute with caseExact true is preserved.' },
  '27': { level: 'MAY', says: 'The case of a value of an attribute with caseExact false is changed.' },
  '28': {
    level: 'MAY',
    says: 'caseExact decides how values compare with the operands of a filter.',
    untestable: 'It repeats as a permission what another statement of the section demands and a check observes.',
  },
  '29': { level: 'MUST', says: 'Clients are unable to change an attribute with mutability readOnly.' },
  '30': {
    level: 'MAY',
    actor: 'both',
    says: 'An attribute with mutability readWrite, which is the default, is read and updated at any time.',
  },
  '31': {
    level: 'MAY',
    actor: 'client',
    says: 'The client sets an attribute with mutability immutable on create or by a PUT.',
    when: 'a schema has an immutable attribute',
  },
  '32': {
    level: 'MUST',
    says: 'An attribute with mutability immutable is never given another value once it has one.',
    when: 'a schema has an immutable attribute',
    ambiguities: ['AMB-PUT-IMMUTABLE'],
  },
  '33': {
    level: 'MAY',
    actor: 'client',
    says: 'The client updates an attribute with mutability writeOnly at any time.',
  },
  '34': { level: 'MUST', says: 'A value of an attribute with mutability writeOnly is never returned.' },
  '35': {
    level: 'SHOULD',
    says: 'An attribute with mutability writeOnly has returned never.',
    implied: true,
  },
});

const returnedAndUniqueness = section('7643', '7', {
  '36': {
    level: 'MUST',
    says: 'An attribute with returned always is in every returned resource, whatever attributes and excludedAttributes name.',
    implied: true,
  },
  '37': {
    level: 'MUST',
    says: 'An attribute with returned never is in no answer, even when attributes names it.',
    implied: true,
  },
  '38': {
    level: 'MAY',
    says: 'An attribute with returned never is usable in filters.',
    untestable: 'Evaluating such a filter and refusing it are both right.',
  },
  '39': {
    level: 'MUST',
    says: 'An attribute with returned default is returned unless attributes is given without it or excludedAttributes names it.',
    implied: true,
  },
  '40': {
    level: 'MUST',
    says: 'An attribute with returned request appears only in answers to writes that set it, or where attributes names it.',
    when: 'a schema has an attribute with returned request',
    implied: true,
    ambiguities: ['AMB-RETURNED-REQUEST'],
  },
  '41': {
    level: 'MAY',
    says: 'A value that violates uniqueness is refused with 400.',
    ambiguities: ['AMB-UNIQ-STATUS'],
  },
  '42': {
    level: 'MAY',
    actor: 'client',
    says: 'The client enforces uniqueness to a greater degree than the service provider.',
  },
  '43': {
    level: 'SHOULD',
    says: 'Two resources are able to share a value of an attribute with uniqueness none, which is the default.',
    implied: true,
  },
  '44': {
    level: 'SHOULD',
    says: 'A value of an attribute with uniqueness server is unique within its endpoint or tenant.',
    when: 'a schema has an attribute with uniqueness server',
    ambiguities: ['AMB-UNIQ-SCOPE'],
  },
  '45': {
    level: 'MAY',
    says: 'A value of an attribute with uniqueness server is unique worldwide.',
    untestable: 'Values at other service providers are out of reach.',
  },
  '46': {
    level: 'SHOULD',
    says: 'No two resources of the service provider share a value of an attribute with uniqueness server.',
    when: 'a schema has an attribute with uniqueness server',
  },
  '47': {
    level: 'SHOULD',
    says: 'A value of an attribute with uniqueness global is unique worldwide.',
    when: 'a schema has an attribute with uniqueness global',
  },
  '48': {
    level: 'SHOULD',
    says: 'No two resources of any service providers share a value of an attribute with uniqueness global.',
    untestable: 'Resources at other service providers are out of reach.',
  },
  '49': {
    level: 'MUST',
    says: 'referenceTypes is an array of names of resource types, "external" and "uri".',
    when: 'a schema has a reference attribute',
    implied: true,
    erratum: 5607,
  },
  '50': {
    level: 'SHOULD',
    says: 'Only the definition of a reference attribute has referenceTypes.',
    implied: true,
  },
});

export const rfc7643Characteristics = { ...valuesAndMutability, ...returnedAndUniqueness };

import { section } from './requirement.ts';

const simpleTypes = {
  ...section('7643', '2.3', {
    '01': {
      level: 'SHOULD',
      actor: 'both',
      says: 'Schema extensions use the eight types string, boolean, decimal, integer, dateTime, binary, reference and complex only.',
      erratum: 8435,
    },
    '02': {
      level: 'MUST',
      says: 'Each value has the JSON type of its schema type: a string, a boolean literal, a number or an object.',
      implied: true,
      ambiguities: ['AMB-BOOL-STRING'],
    },
  }),
  ...section('7643', '2.3.1', {
    '01': {
      level: 'MAY',
      says: 'The definition of a string attribute demands a certain format.',
      untestable: 'A format demanded by a definition stands in its description, in words that no check reads.',
    },
    '02': {
      level: 'MAY',
      says: 'A value outside the canonicalValues of its attribute is refused.',
      when: 'a schema has an attribute with canonicalValues',
      ambiguities: ['AMB-CANONICAL'],
    },
    '03': {
      level: 'MUST',
      actor: 'both',
      says: 'A string value is a sequence of any number of Unicode characters in UTF-8.',
      implied: true,
      ambiguities: ['AMB-NULL-EMPTY'],
    },
  }),
  ...section('7643', '2.3.2', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'A boolean value is the JSON literal true or false, never a string.',
      implied: true,
      ambiguities: ['AMB-BOOL-STRING'],
    },
    '02': {
      level: 'SHOULD',
      says: 'The definition of a boolean attribute claims neither case exactness nor uniqueness.',
      implied: true,
    },
  }),
  ...section('7643', '2.3.3', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'A decimal value is a JSON number, and a decimal point in it stands between digits.',
      when: 'a schema has a decimal attribute',
      implied: true,
    },
  }),
  ...section('7643', '2.3.4', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'An integer value is a JSON number without fraction and exponent.',
    },
  }),
  ...section('7643', '2.3.5', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'A dateTime value is a valid xsd:dateTime, for example 2008-01-23T04:56:22Z.',
      ambiguities: ['AMB-DATETIME'],
    },
    '02': { level: 'MUST', actor: 'both', says: 'A dateTime value has both a date and a time.' },
    '03': { level: 'MUST', actor: 'both', says: 'In JSON a dateTime value is a string, never a number.' },
  }),
  ...section('7643', '2.3.6', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'A binary value is base64 text.',
      when: 'a schema has a binary attribute',
    },
    '02': {
      level: 'MAY',
      says: 'The definition of a binary attribute asks for the URL-safe alphabet of base64.',
      untestable: 'A schema has no member for the alphabet, and text without "+" and "/" belongs to both alphabets.',
    },
    '03': {
      level: 'MAY',
      actor: 'both',
      says: 'A binary value comes without the trailing "=" of base64, unless its definition demands them.',
      when: 'a schema has a binary attribute',
    },
    '04': {
      level: 'SHOULD',
      says: 'The definition of a binary attribute has caseExact true and claims no uniqueness.',
      implied: true,
    },
  }),
};

const structuredTypes = {
  ...section('7643', '2.3.7', {
    '01': {
      level: 'MAY',
      actor: 'both',
      says: 'A reference points to a SCIM resource, to something outside SCIM such as a photo, or is an identifier such as a URN.',
      untestable: 'It lists every kind of target there is, so no reference is able to contradict it.',
    },
    '02': { level: 'MUST', actor: 'both', says: 'A reference value is an absolute or relative URI.' },
    '03': {
      level: 'SHOULD',
      actor: 'both',
      says: 'A relative reference leads to its target when resolved by the algorithm of RFC 3986 section 5.2.',
      when: 'a reference is relative',
      implied: true,
    },
    '04': {
      level: 'MUST',
      actor: 'both',
      says: 'A relative reference resolves against the base URL with all its version and tenant segments, up to the endpoint.',
      when: 'a reference is relative',
    },
    '05': {
      level: 'SHOULD',
      says: 'The definition of a reference attribute has caseExact true and lists referenceTypes.',
      implied: true,
    },
    '06': {
      level: 'MUST',
      actor: 'both',
      says: 'A reference points to something that answers over HTTP.',
      when: 'a reference points to a SCIM resource',
    },
    '07': {
      level: 'MUST',
      says: 'GET on a reference is answered with the resource it points to or with a status that tells why not.',
      when: 'a reference points to a SCIM resource',
    },
    '08': {
      level: 'MAY',
      says: 'A reference to a SCIM resource that does not exist is refused.',
      when: 'the service provider has Groups',
      ambiguities: ['AMB-DANGLING-MEMBER'],
    },
    '09': {
      level: 'MAY',
      says: 'A complex attribute gives its reference in a sub-attribute named $ref.',
      untestable: 'It is a naming convention that any other name respects as well.',
    },
  }),
  ...section('7643', '2.3.8', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'A complex value is a JSON object whose members are simple attributes.',
      implied: true,
    },
    '02': {
      level: 'MUST',
      actor: 'both',
      says: 'The order of the members in a JSON object makes no difference.',
    },
    '03': {
      level: 'SHOULD',
      says: 'The definition of a complex attribute claims neither case exactness nor uniqueness.',
      implied: true,
      erratum: 6004,
    },
    '04': {
      level: 'MUST',
      actor: 'both',
      says: 'No sub-attribute is itself complex, except in Schema resources.',
      erratum: 8415,
    },
  }),
};

export const rfc7643AttributeTypes = { ...simpleTypes, ...structuredTypes };

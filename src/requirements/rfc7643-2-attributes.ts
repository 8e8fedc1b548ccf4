import { section } from './requirement.ts';

export const rfc7643Attributes = {
  ...section('7643', '2', {
    '01': {
      level: 'SHOULD',
      says: 'A request is judged attribute by attribute against the schema, and each one is replaced or ignored on its own.',
      implied: true,
      ambiguities: ['AMB-UNKNOWN-ATTR'],
    },
  }),
  ...section('7643', '2.1', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'Every resource in JSON carries a schemas attribute.',
      erratum: 8417,
      ambiguities: ['AMB-SCHEMAS-ALWAYS'],
    },
    '02': {
      level: 'MUST',
      actor: 'both',
      says: 'An attribute name starts with a letter and continues with letters, digits, "$", "-" and "_" only.',
      ambiguities: ['AMB-DOLLAR-REF'],
    },
    '03': {
      level: 'SHOULD',
      actor: 'both',
      says: 'Attribute names match without regard to case in JSON bodies too, as they do in filters, paths and attribute lists.',
      implied: true,
      ambiguities: ['AMB-NAME-CASE'],
    },
    '04': { level: 'MUST', actor: 'both', says: 'A resource travels as one JSON object.', implied: true },
    '05': {
      level: 'MUST',
      actor: 'both',
      says: 'Words that the grammars spell out, such as eq, pr, and, or and not, match without regard to case.',
      when: 'filter.supported',
      implied: true,
    },
  }),
  ...section('7643', '2.2', {
    '01': {
      level: 'MUST',
      says: 'An attribute whose definition says nothing about required is one that a create succeeds without.',
      implied: true,
    },
    '02': {
      level: 'MUST',
      says: 'An attribute whose definition says nothing about canonicalValues has none.',
      implied: true,
      untestable: 'Leaving canonicalValues out and publishing none look the same in /Schemas and restrict nothing.',
    },
    '03': {
      level: 'MUST',
      says: 'A string attribute whose definition says nothing about caseExact compares without regard to case.',
      when: 'filter.supported',
      implied: true,
    },
    '04': {
      level: 'MUST',
      says: 'An attribute whose definition says nothing about mutability is readable and writable by clients.',
      implied: true,
      untestable:
        'A refused or ignored write has many lawful causes, so it never proves that a missing mutability was misread.',
    },
    '05': {
      level: 'MUST',
      says: 'An attribute whose definition says nothing about returned appears in answers unless the client excludes it.',
      implied: true,
    },
    '06': {
      level: 'MUST',
      says: 'An attribute whose definition says nothing about uniqueness takes the same value on several resources.',
      implied: true,
      untestable:
        'A duplicate that is refused has many lawful causes, so it never proves that a missing uniqueness was misread.',
    },
    '07': {
      level: 'MUST',
      says: 'An attribute whose definition says nothing about its type holds strings.',
      implied: true,
    },
  }),
};

import { section } from './requirement.ts';

export const rfc7643MultiValued = {
  ...section('7643', '2.4', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'A multi-valued attribute is a JSON array, even with a single element.',
      implied: true,
    },
    '02': {
      level: 'MUST',
      actor: 'both',
      says: 'An object in the array of a multi-valued attribute follows the rules of a complex attribute.',
    },
    '03': {
      level: 'MUST',
      actor: 'both',
      says: 'The order of sub-attributes inside an element of a multi-valued attribute makes no difference.',
      implied: true,
    },
    '04': {
      level: 'MUST',
      actor: 'both',
      says: 'The sub-attributes type, primary, display, value and $ref of a multi-valued attribute have their predefined meaning.',
    },
    '05': {
      level: 'SHOULD',
      says: 'A multi-valued attribute not defined otherwise has the sub-attributes type, primary, display, value and $ref.',
      implied: true,
      untestable: 'A published schema that lists fewer sub-attributes has thereby defined them otherwise.',
    },
    '06': {
      level: 'MUST',
      actor: 'both',
      says: 'At most one element of a multi-valued attribute has primary true.',
      ambiguities: ['AMB-PRIMARY'],
    },
    '07': {
      level: 'MUST',
      actor: 'both',
      says: 'An element without primary counts as one with primary false.',
      when: 'filter.supported and value filters are understood',
      ambiguities: ['AMB-PRIMARY'],
    },
    '08': {
      level: 'SHOULD',
      actor: 'both',
      says: 'The display sub-attribute of a multi-valued attribute is immutable.',
      implied: true,
      ambiguities: ['AMB-DISPLAY'],
      untestable: 'The published schema decides over display, and checks follow the mutability found there.',
    },
    '09': {
      level: 'SHOULD',
      actor: 'both',
      says: 'The $ref of an element is a URI in the normal form of RFC 3986 section 6.2.',
      implied: true,
      untestable: 'RFC 3986 offers several degrees of normalisation and the passage picks none of them.',
    },
    '10': {
      level: 'MUST',
      actor: 'both',
      says: 'URIs of a SCIM resource that differ only in their protocol version segment identify the same resource.',
      when: 'members are accepted with $ref',
    },
    '11': {
      level: 'SHOULD',
      says: 'Elements of multi-valued attributes are returned in canonical form where one exists.',
      untestable: 'The passage leaves it to the service provider which values have a canonical form.',
    },
    '12': {
      level: 'MAY',
      says: 'A multi-valued attribute is returned with the same value twice under different types.',
    },
    '13': {
      level: 'SHOULD',
      says: 'A multi-valued attribute never has the same pair of type and value twice.',
    },
    '14': {
      level: 'MAY',
      says: 'A multi-valued attribute has a type sub-attribute that helps to canonicalise its values.',
      untestable: 'It is advice to authors of schemas about a purpose that leaves no trace in a message.',
    },
    '15': {
      level: 'MAY',
      says: 'The schema of a multi-valued attribute lists the canonical values of type.',
      untestable: 'Publishing canonicalValues and leaving them out are both right, whatever the attribute.',
    },
  }),
  ...section('7643', '2.5', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'An attribute that is absent, null or, if multi-valued, an empty array is in one and the same unassigned state.',
      ambiguities: ['AMB-NULL-EMPTY'],
    },
    '02': {
      level: 'MUST',
      actor: 'both',
      says: 'Writing null, or an empty array to a multi-valued attribute, clears the attribute.',
      implied: true,
      ambiguities: ['AMB-NULL-EMPTY'],
    },
    '03': { level: 'MAY', actor: 'both', says: 'Unassigned attributes are left out of the JSON of a resource.' },
  }),
};

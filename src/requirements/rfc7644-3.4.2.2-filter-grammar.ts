import { section } from './requirement.ts';

const grammar = section('7644', '3.4.2.2', {
  '28': {
    level: 'MUST',
    actor: 'both',
    says: 'A filter follows the grammar of RFC 7644 figure 1.',
    when: 'filter.supported',
  },
  '29': {
    level: 'SHOULD',
    says: 'A filter is understood with not(...) as well as with not (...).',
    when: 'filter.supported',
    implied: true,
    ambiguities: ['AMB-NOT-SPACE'],
  },
  '30': {
    level: 'MUST',
    says: 'A value filter such as emails[type eq "work"] is a whole filter expression by itself.',
    when: 'filter.supported and value filters are understood',
    implied: true,
    ambiguities: ['AMB-VALUEPATH-SUBATTR'],
  },
  '31': { level: 'MUST', says: 'The filter operator pr takes no operand.', when: 'filter.supported', implied: true },
  '32': {
    level: 'MUST',
    says: 'The operand of a filter is a JSON literal: a string in double quotes, or a number, true, false or null without quotes.',
    when: 'filter.supported',
    implied: true,
    ambiguities: ['AMB-QUOTED-BOOLEAN', 'AMB-UNQUOTED-STRING'],
  },
  '33': {
    level: 'MUST',
    says: 'An attribute path in a filter is a name with, where wanted, a schema URN before it and one sub-attribute after it.',
    when: 'filter.supported',
    implied: true,
    ambiguities: ['AMB-URN-PREFIX'],
  },
  '34': {
    level: 'MAY',
    says: 'An attribute name in a filter has no "$".',
    when: 'filter.supported',
    implied: true,
    ambiguities: ['AMB-DOLLAR-REF'],
  },
  '35': {
    level: 'MUST',
    says: 'Values, digits, letters and URIs in a filter follow the grammars of JSON, ABNF and RFC 3986.',
    implied: true,
    untestable: 'It names the sources of the grammar; filters are checked against the grammar as a whole.',
  },
  '36': {
    level: 'MUST',
    says: 'A filter evaluates brackets first, then not, then and, then or.',
    when: 'filter.supported',
  },
});

const evaluation = section('7644', '3.4.2.2', {
  '37': {
    level: 'MUST',
    says: 'A filter on a multi-valued attribute matches when any of its values matches.',
    when: 'filter.supported',
    implied: true,
    ambiguities: ['AMB-MV-SAME-ELEMENT'],
  },
  '38': {
    level: 'MUST',
    actor: 'both',
    says: 'A filter on a complex attribute names a sub-attribute, such as name.givenName.',
    when: 'filter.supported',
    ambiguities: ['AMB-MV-COMPLEX-DEFAULT'],
  },
  '39': {
    level: 'MUST',
    says: 'A filter on an attribute with a default uses the value that was returned when it was last created or modified.',
    when: 'filter.supported and the service provider sets a default',
  },
  '40': {
    level: 'MAY',
    says: 'The service provider supports further filter operators.',
    untestable: 'Names and effects of such operators are unknown to a check.',
  },
  '41': {
    level: 'MUST',
    says: 'A filter with an unknown operator returns no list but 400 with scimType invalidFilter.',
    when: 'filter.supported',
  },
  '42': {
    level: 'SHOULD',
    says: 'The detail of an invalidFilter error tells what is wrong with the filter.',
    when: 'filter.supported',
    implied: true,
  },
  '43': {
    level: 'MUST',
    says: 'caseExact of an attribute decides whether a filter compares its strings with regard to case.',
    when: 'filter.supported',
    ambiguities: ['AMB-USERNAME-CASE'],
  },
  '44': {
    level: 'MAY',
    actor: 'client',
    says: 'The client finds resources with an extension by a filter on schemas.',
    when: 'filter.supported',
  },
  '45': {
    level: 'SHOULD',
    says: 'The example filters of RFC 7644 figure 2 are understood.',
    when: 'filter.supported',
    implied: true,
  },
});

export const rfc7644FilterGrammar = { ...grammar, ...evaluation };

import { section } from './requirement.ts';

const expressions = section('7644', '3.4.2.2', {
  '01': {
    level: 'MAY',
    says: 'The service provider supports the filter parameter.',
    ambiguities: ['AMB-UNSUPPORTED-FEATURE'],
  },
  '02': {
    level: 'MAY',
    actor: 'client',
    says: 'The client learns from filter in ServiceProviderConfig whether filters work.',
  },
  '03': { level: 'MAY', actor: 'client', says: 'The client asks for a subset of resources by the filter parameter.' },
  '04': {
    level: 'MUST',
    says: 'A query with a filter returns only resources that match it.',
    when: 'filter.supported',
  },
  '05': {
    level: 'MUST',
    says: 'Attribute names and operators in a filter match without regard to case.',
    when: 'filter.supported',
    implied: true,
    ambiguities: ['AMB-NAME-CASE'],
  },
  '06': {
    level: 'MUST',
    actor: 'both',
    says: 'A filter has at least one valid expression.',
    when: 'filter.supported',
  },
  '07': {
    level: 'MUST',
    actor: 'both',
    says: 'A filter expression is an attribute name, an operator and, unless the operator is pr, a value.',
    when: 'filter.supported',
  },
  '08': {
    level: 'MAY',
    actor: 'client',
    says: 'The client combines filter expressions by and and or.',
    when: 'filter.supported',
  },
  '09': {
    level: 'MAY',
    actor: 'client',
    says: 'The client groups filter expressions by round brackets.',
    when: 'filter.supported',
  },
});

const operators = section('7644', '3.4.2.2', {
  '10': {
    level: 'MUST',
    says: 'The filter operator eq matches a value that is identical to the operand.',
    when: 'filter.supported',
    implied: true,
    ambiguities: ['AMB-EQ-NULL'],
  },
  '11': {
    level: 'MUST',
    says: 'The filter operator ne matches a single value that is not identical to the operand.',
    when: 'filter.supported',
    implied: true,
    ambiguities: ['AMB-NE-MISSING'],
  },
  '12': {
    level: 'MUST',
    says: 'The filter operator co matches a value that contains the whole operand.',
    when: 'filter.supported',
    implied: true,
  },
  '13': {
    level: 'MUST',
    says: 'The filter operator sw matches a value that begins with the operand or equals it.',
    when: 'filter.supported',
    implied: true,
  },
  '14': {
    level: 'MUST',
    says: 'The filter operator ew matches a value that ends with the operand or equals it.',
    when: 'filter.supported',
    implied: true,
  },
  '15': {
    level: 'MUST',
    says: 'The filter operator pr matches an attribute with a non-empty value or, if complex, with a non-empty sub-attribute.',
    when: 'filter.supported',
    implied: true,
    ambiguities: ['AMB-NULL-EMPTY'],
  },
  '16': {
    level: 'MUST',
    says: 'The operator gt matches greater strings, later dates and greater numbers, and gives 400 invalidFilter on boolean and binary.',
    when: 'filter.supported',
    ambiguities: ['AMB-DATETIME-COMPARE'],
  },
  '17': {
    level: 'MUST',
    says: 'The filter operator ge matches what gt matches and equal values, and gives 400 invalidFilter on boolean and binary.',
    when: 'filter.supported',
  },
  '18': {
    level: 'MUST',
    says: 'The operator lt matches lesser strings, earlier dates and lesser numbers, and gives 400 invalidFilter on boolean and binary.',
    when: 'filter.supported',
  },
  '19': {
    level: 'MUST',
    says: 'The filter operator le matches what lt matches and equal values, and gives 400 invalidFilter on boolean and binary.',
    when: 'filter.supported',
  },
  '20': {
    level: 'MUST',
    says: 'The filter operator and matches when the expressions on both of its sides are true.',
    when: 'filter.supported',
    implied: true,
  },
  '21': {
    level: 'MUST',
    says: 'The filter operator or matches when the expression on either of its sides is true.',
    when: 'filter.supported',
    implied: true,
  },
  '22': {
    level: 'MUST',
    says: 'The filter operator not matches when the expression in its brackets is false.',
    when: 'filter.supported',
    implied: true,
    ambiguities: ['AMB-NE-MISSING'],
  },
});

const grouping = section('7644', '3.4.2.2', {
  '23': {
    level: 'MAY',
    says: 'Round brackets change the order in which a filter is evaluated.',
    when: 'filter.supported',
  },
  '24': {
    level: 'MAY',
    says: 'Value filters in square brackets are understood, such as emails[type eq "work"].',
    when: 'filter.supported',
  },
  '25': {
    level: 'MUST',
    says: 'All conditions inside square brackets apply to the same element of the attribute in front of them.',
    when: 'filter.supported and value filters are understood',
    ambiguities: ['AMB-MV-SAME-ELEMENT'],
  },
  '26': {
    level: 'MUST',
    actor: 'both',
    says: 'The content of square brackets is a valid filter over sub-attributes of the attribute in front of them.',
    when: 'filter.supported and value filters are understood',
  },
  '27': {
    level: 'MAY',
    says: 'Expressions inside square brackets are nested.',
    when: 'filter.supported and value filters are understood',
  },
});

export const rfc7644Filter = { ...expressions, ...operators, ...grouping };

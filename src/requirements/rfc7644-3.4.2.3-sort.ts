import { section } from './requirement.ts';

export const rfc7644Sort = section('7644', '3.4.2.3', {
  '01': { level: 'MAY', says: 'The service provider supports sorting.', ambiguities: ['AMB-UNSUPPORTED-FEATURE'] },
  '02': {
    level: 'MAY',
    actor: 'client',
    says: 'The client learns from sort in ServiceProviderConfig whether sorting works.',
  },
  '03': {
    level: 'MUST',
    says: 'The results of a query with sortBy are ordered by the value of that attribute.',
    when: 'sort.supported',
  },
  '04': {
    level: 'MUST',
    says: 'Sorting by a multi-valued attribute uses its primary value or else its first one.',
    when: 'sort.supported',
    implied: true,
  },
  '05': {
    level: 'MUST',
    says: 'Sorting by a complex attribute takes the path of a sub-attribute, such as name.givenName.',
    when: 'sort.supported',
    implied: true,
    ambiguities: ['AMB-SORTBY-ERROR'],
  },
  '06': {
    level: 'SHOULD',
    says: 'Resources without a value of sortBy stand last in ascending and first in descending order.',
    when: 'sort.supported',
    implied: true,
    ambiguities: ['AMB-SORT-MISSING'],
  },
  '07': {
    level: 'MUST',
    says: 'sortOrder is ascending or descending.',
    when: 'sort.supported',
    implied: true,
    ambiguities: ['AMB-SORTBY-ERROR'],
  },
  '08': {
    level: 'MUST',
    says: 'A query with sortBy and without sortOrder is sorted in ascending order.',
    when: 'sort.supported',
  },
  '09': {
    level: 'MUST',
    says: 'Strings are sorted without regard to case unless their attribute has caseExact true.',
    when: 'sort.supported',
    implied: true,
  },
  '10': {
    level: 'MUST',
    says: 'Sorting follows the type of the attribute, and for strings the alphabetic order of Unicode without any locale.',
    when: 'sort.supported',
  },
});

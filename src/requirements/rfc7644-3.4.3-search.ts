import { section } from './requirement.ts';

export const rfc7644Search = section('7644', '3.4.3', {
  '01': {
    level: 'MAY',
    actor: 'client',
    says: 'The client sends a query by POST to /.search.',
    ambiguities: ['AMB-SEARCH-SUPPORT'],
  },
  '02': { level: 'MUST', says: 'POST to an endpoint that ends in /.search is a query and creates nothing.' },
  '03': {
    level: 'MAY',
    actor: 'client',
    says: 'The body of a search request carries any query parameter as a JSON member.',
  },
  '04': {
    level: 'MUST',
    actor: 'both',
    says: 'A search request has the schema urn:ietf:params:scim:api:messages:2.0:SearchRequest.',
  },
  '05': {
    level: 'MUST',
    actor: 'client',
    says: 'attributes of a search request is an array of names in standard attribute notation.',
    ambiguities: ['AMB-SEARCH-ARRAYS'],
  },
  '06': {
    level: 'MUST',
    says: 'excludedAttributes of a search request, an array, has no effect on attributes with returned always.',
  },
  '07': {
    level: 'MUST',
    actor: 'both',
    says: 'filter of a search request is a valid filter.',
    when: 'filter.supported',
  },
  '08': {
    level: 'MUST',
    says: 'The results of a search request with sortBy are ordered by that attribute.',
    when: 'sort.supported',
  },
  '09': {
    level: 'MUST',
    actor: 'client',
    says: 'sortBy of a search request is in standard attribute notation.',
    when: 'sort.supported',
  },
  '10': {
    level: 'MAY',
    says: 'sortOrder of a search request, ascending or descending, sets the direction of sortBy.',
    when: 'sort.supported',
  },
  '11': { level: 'MAY', says: 'startIndex of a search request is an integer that sets the first result of the page.' },
  '12': {
    level: 'MAY',
    says: 'count of a search request is an integer that limits the number of results in the page.',
  },
  '13': { level: 'MUST', says: 'A search request is answered with 200 and a ListResponse.', implied: true },
  '14': {
    level: 'MUST',
    says: 'A search request finds the same resources as a GET with the same parameters.',
    implied: true,
  },
});

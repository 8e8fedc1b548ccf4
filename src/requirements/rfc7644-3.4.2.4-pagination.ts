import { section } from './requirement.ts';

const pages = section('7644', '3.4.2.4', {
  '01': { level: 'MUST', actor: 'client', says: 'The client copes with results that change between two pages.' },
  '02': { level: 'MAY', says: 'The same page requested again has other results, because resources changed meanwhile.' },
  '03': {
    level: 'MUST',
    says: 'A startIndex below 1 acts as 1, and so does its absence.',
    ambiguities: ['AMB-STARTINDEX'],
  },
  '04': { level: 'MUST', says: 'A query with count returns no more resources than count.' },
  '05': { level: 'MAY', says: 'A query with count returns fewer resources than count.' },
  '06': { level: 'MUST', says: 'A negative count acts as 0.', ambiguities: ['AMB-COUNT-NEGATIVE'] },
  '07': {
    level: 'MUST',
    says: 'A query with count 0 returns totalResults and no resources.',
    implied: true,
    ambiguities: ['AMB-COUNT-ZERO'],
  },
  '08': {
    level: 'MAY',
    says: 'A query without count returns as many resources as the service provider chooses.',
    implied: true,
  },
  '09': {
    level: 'SHOULD',
    says: 'itemsPerPage is the number of resources in the page.',
    implied: true,
    ambiguities: ['AMB-ITEMSPERPAGE'],
  },
  '10': {
    level: 'MUST',
    says: 'totalResults counts all matches of the query and not those in the page.',
    implied: true,
  },
  '11': {
    level: 'MUST',
    says: 'startIndex of a ListResponse is the position of its first resource among all results, counted from 1.',
    implied: true,
    ambiguities: ['AMB-STARTINDEX'],
  },
  '12': {
    level: 'SHOULD',
    says: 'Walking through all pages meets each resource exactly once as long as nothing changes.',
    implied: true,
  },
});

const projection = section('7644', '3.4.2.5', {
  '01': {
    level: 'MUST',
    says: 'The parameters attributes and excludedAttributes control which attributes a query returns.',
  },
  '02': {
    level: 'MUST',
    says: 'The service provider supports both attributes and excludedAttributes.',
    ambiguities: ['AMB-ATTRS-BOTH'],
  },
  '03': {
    level: 'MUST',
    actor: 'client',
    says: 'The client writes the names in attributes in standard attribute notation.',
    ambiguities: ['AMB-UNKNOWN-PROJECTION'],
  },
  '04': { level: 'MUST', says: 'excludedAttributes has no effect on attributes with returned always.' },
  '05': {
    level: 'MUST',
    actor: 'client',
    says: 'The client writes the names in excludedAttributes in standard attribute notation.',
  },
});

export const rfc7644Pagination = { ...pages, ...projection };

import { section } from './requirement.ts';

const parameters = section('9865', '2', {
  '01': {
    level: 'MUST',
    actor: 'client',
    says: 'The client leaves cursor empty or out of the first request of a query with cursors.',
    when: 'pagination.cursor',
  },
  '02': {
    level: 'SHOULD',
    actor: 'both',
    says: 'A cursor consists of letters, digits, "-", ".", "_" and "~" only.',
    when: 'pagination.cursor',
    implied: true,
    ambiguities: ['AMB-CURSOR-CHARS'],
  },
  '03': {
    level: 'MUST',
    says: 'A negative count in a query with cursor acts as 0.',
    when: 'pagination.cursor',
    ambiguities: ['AMB-CURSOR-COUNT'],
  },
  '04': {
    level: 'MUST',
    says: 'A query with cursor and count 0 returns totalResults and no resources.',
    when: 'pagination.cursor',
    implied: true,
  },
  '05': {
    level: 'MUST',
    says: 'A query with cursor and count returns no more resources than count.',
    when: 'pagination.cursor',
  },
  '06': {
    level: 'MAY',
    says: 'A query with cursor and count returns fewer resources than count, on any page.',
    when: 'pagination.cursor',
  },
  '07': {
    level: 'MAY',
    says: 'A query with cursor and without count returns as many resources as the service provider chooses.',
    when: 'pagination.cursor',
    implied: true,
  },
});

const pages = section('9865', '2', {
  '08': {
    level: 'MAY',
    actor: 'client',
    says: 'The client requests the next page by nextCursor.',
    when: 'pagination.cursor',
  },
  '09': {
    level: 'MUST',
    says: 'Every page of a query with cursors but the last has nextCursor.',
    when: 'pagination.cursor',
  },
  '10': {
    level: 'MUST',
    says: 'nextCursor is missing only where no more pages follow.',
    when: 'pagination.cursor',
  },
  '11': {
    level: 'MAY',
    actor: 'client',
    says: 'The client requests the page before by previousCursor.',
    when: 'pagination.cursor and pages have previousCursor',
  },
  '12': { level: 'MAY', says: 'Pages of a query with cursors have previousCursor.', when: 'pagination.cursor' },
  '13': {
    level: 'MUST',
    says: 'The first page of a query with cursors has no previousCursor.',
    when: 'pagination.cursor',
  },
  '14': {
    level: 'MUST',
    says: 'A cursor is a string that is safe in a URL and opaque to the client.',
    when: 'pagination.cursor',
    implied: true,
  },
  '15': {
    level: 'MUST',
    actor: 'client',
    says: 'The client repeats endpoint and parameters of the first request for every further page, except the cursor.',
    when: 'pagination.cursor',
    ambiguities: ['AMB-CURSOR-PARAMS'],
  },
  '16': {
    level: 'SHOULD',
    actor: 'client',
    says: 'The client takes cursor from nextCursor or previousCursor of an earlier page.',
    when: 'pagination.cursor',
  },
  '17': {
    level: 'SHOULD',
    says: 'The parameter cursor without value and equals sign starts a query with cursors.',
    when: 'pagination.cursor',
    implied: true,
    ambiguities: ['AMB-UNQUOTED-STRING'],
  },
  '18': {
    level: 'SHOULD',
    says: 'totalResults of a query with cursors is the exact number of resources on all pages.',
    when: 'pagination.cursor',
    implied: true,
  },
  '19': {
    level: 'MAY',
    says: 'A service provider that is unable to estimate totalResults leaves it out of pages with cursors.',
    when: 'pagination.cursor',
    ambiguities: ['AMB-TOTALRESULTS'],
  },
});

export const rfc9865Cursors = { ...parameters, ...pages };

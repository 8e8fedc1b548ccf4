import { section } from './requirement.ts';

export const rfc9865CursorBehaviour = {
  ...section('9865', '2.1', {
    '01': {
      level: 'SHOULD',
      says: 'Invalid pagination parameters are answered with a fitting status and a SCIM error.',
      when: 'pagination.cursor',
    },
    '02': {
      level: 'SHOULD',
      says: 'Pagination errors have the scimType invalidCursor, expiredCursor or invalidCount.',
      when: 'pagination.cursor',
      implied: true,
    },
    '03': {
      level: 'SHOULD',
      says: 'An invalid cursor is answered with 400 and scimType invalidCursor.',
      when: 'pagination.cursor',
      implied: true,
    },
    '04': {
      level: 'SHOULD',
      says: 'An expired cursor is answered with 400 and scimType expiredCursor.',
      when: 'pagination.cursor and pagination.cursorTimeout',
      implied: true,
      untestable: 'Cursors live for minutes or hours, longer than a run waits.',
      ambiguities: ['AMB-CURSOR-EXPIRY'],
    },
    '05': {
      level: 'MAY',
      says: 'A count beyond maxPageSize, or changed between pages, is answered with 400 and scimType invalidCount.',
      when: 'pagination.cursor',
      implied: true,
      ambiguities: ['AMB-CURSOR-COUNT'],
    },
  }),
  ...section('9865', '2.2', {
    '01': {
      level: 'SHOULD',
      says: 'Sorting applies across the pages of a query with cursors.',
      when: 'pagination.cursor and sort.supported',
      implied: true,
    },
  }),
  ...section('9865', '2.3', {
    '01': {
      level: 'MAY',
      says: 'A query without cursor is answered with nextCursor, so that all results are reached by cursors only.',
      when: 'pagination.cursor and pagination.index is false',
    },
    '02': {
      level: 'SHOULD',
      says: 'A page that was requested without count has defaultPageSize resources.',
      when: 'pagination.cursor and pagination.defaultPageSize',
      implied: true,
    },
  }),
  ...section('9865', '2.4', {
    '01': {
      level: 'MAY',
      actor: 'client',
      says: 'The client chooses the method of pagination by sending startIndex or cursor.',
      when: 'pagination.cursor and pagination.index',
      implied: true,
      ambiguities: ['AMB-CURSOR-AND-INDEX'],
    },
    '02': {
      level: 'MUST',
      says: 'A service provider with both methods of pagination has one that applies to requests with neither parameter.',
      when: 'pagination.cursor and pagination.index',
    },
    '03': {
      level: 'SHOULD',
      says: 'A service provider that adds cursors to an index-based service leaves index the default method.',
      implied: true,
      untestable: 'What a service provider supported in earlier releases is not visible.',
    },
    '04': {
      level: 'MAY',
      actor: 'client',
      says: 'The client learns the methods of pagination and the default from ServiceProviderConfig.',
      when: 'pagination.cursor',
      implied: true,
    },
  }),
  ...section('9865', '3', {
    '01': {
      level: 'MUST',
      says: '/.search takes cursor and count as members of its body.',
      when: 'pagination.cursor and the service provider supports /.search',
      implied: true,
    },
    '02': {
      level: 'MUST',
      says: 'The answer of /.search to a body with cursor has nextCursor while more pages follow.',
      when: 'pagination.cursor and the service provider supports /.search',
      implied: true,
    },
  }),
};

import { section } from './requirement.ts';

const configuration = section('9865', '4', {
  '01': {
    level: 'SHOULD',
    says: 'A service provider with cursors has the complex attribute pagination in its ServiceProviderConfig.',
    when: 'the service provider returns cursors',
  },
  '02': { level: 'MAY', says: 'The ServiceProviderConfig has pagination.' },
  '03': {
    level: 'MUST',
    says: 'pagination.cursor of the ServiceProviderConfig is a boolean.',
    when: 'the ServiceProviderConfig has pagination',
  },
  '04': {
    level: 'MUST',
    says: 'pagination.index of the ServiceProviderConfig is a boolean.',
    when: 'the ServiceProviderConfig has pagination',
  },
  '05': {
    level: 'MAY',
    says: 'pagination.defaultPaginationMethod is cursor or index, the method for requests that name none.',
    when: 'the ServiceProviderConfig has pagination',
  },
  '06': {
    level: 'MAY',
    says: 'pagination.defaultPageSize is the positive number of results in a page requested without count.',
    when: 'the ServiceProviderConfig has pagination',
  },
  '07': {
    level: 'MAY',
    says: 'pagination.maxPageSize is a positive number of results that no page exceeds.',
    when: 'the ServiceProviderConfig has pagination',
  },
  '08': {
    level: 'MAY',
    says: 'pagination.cursorTimeout is the positive number of seconds that a cursor stays valid at least.',
    when: 'the ServiceProviderConfig has pagination',
  },
  '09': {
    level: 'MUST',
    actor: 'client',
    says: 'The client does not conclude from missing pagination values that no limits or defaults exist.',
  },
  '10': {
    level: 'MAY',
    says: 'The service provider keeps its default method, page sizes and cursor lifetimes to itself.',
    implied: true,
    untestable: 'Publishing these values and keeping them back are both right.',
  },
  '11': {
    level: 'MAY',
    actor: 'client',
    says: 'The client verifies in ServiceProviderConfig that cursors are supported before it uses them.',
    when: 'pagination.cursor',
  },
});

const security = {
  ...section('9865', '5', {
    '01': {
      level: 'SHOULD',
      actor: 'both',
      says: 'The security considerations of RFC 7644 are applied to queries with cursors too.',
      implied: true,
      untestable: 'It is a reference to a chapter; what that chapter demands has rows of its own.',
    },
  }),
  ...section('9865', '5.2', {
    '01': {
      level: 'MUST',
      says: 'A page has only data that its requester is authorised to see, even if the cursor was made for someone else.',
      when: 'pagination.cursor and clients with different rights exist',
    },
    '02': {
      level: 'MUST',
      says: 'Every page of a query with cursors is authorised anew; holding a cursor gives no rights.',
      when: 'pagination.cursor and clients with different rights exist',
    },
    '03': {
      level: 'SHOULD',
      says: 'A change of permissions makes the cursors of the requester invalid.',
      untestable: 'A check has no way to change the permissions of a client in the middle of a query.',
    },
    '04': {
      level: 'SHOULD',
      says: 'A cursor that outlives a change of permissions comes with counts that fit the new ones.',
      implied: true,
      untestable: 'A check has no way to change the permissions of a client in the middle of a query.',
    },
    '05': {
      level: 'SHOULD',
      says: 'Cursors are obfuscated, and a forged one is detected and answered with scimType invalidCursor.',
      when: 'pagination.cursor',
      implied: true,
    },
    '06': {
      level: 'MUST',
      says: 'An error of a query with cursors reveals no data, not even whether a page exists outside the rights of the requester.',
      when: 'pagination.cursor and clients with different rights exist',
    },
  }),
  ...section('9865', '5.3', {
    '01': {
      level: 'SHOULD',
      actor: 'client',
      says: 'The client authenticates in order to retrieve large result sets.',
      implied: true,
    },
    '02': {
      level: 'SHOULD',
      says: 'The rate of requests with cursors is limited.',
      implied: true,
      untestable: 'A limit shows only under a load that a run has no right to cause.',
    },
    '03': {
      level: 'SHOULD',
      actor: 'other',
      says: 'Administrators set a maximum number of cursors or a maxPageSize.',
      implied: true,
    },
    '04': {
      level: 'SHOULD',
      says: 'Making cursors invalid costs the service provider few resources.',
      implied: true,
      untestable: 'The cost of an operation inside the service provider is not visible.',
    },
  }),
  ...section('9865', '5.4', {
    '01': {
      level: 'SHOULD',
      actor: 'both',
      says: 'The security considerations of TLS in BCP 195 and of HTTP in RFC 9110 are applied.',
      implied: true,
      untestable: 'It is a reference to other documents and names no behaviour.',
    },
  }),
  ...section('9865', '6', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'Cursors are part of the ListResponse, SearchRequest and ServiceProviderConfig schemas and bring no URN of their own.',
      implied: true,
      untestable: 'It is an entry of a registry; the attributes it stands for have rows of their own.',
    },
  }),
};

export const rfc9865Configuration = { ...configuration, ...security };

import { section } from './requirement.ts';

export const rfc6750BearerTokens = {
  ...section('6750', '2.1', {
    '01': {
      level: 'MUST',
      says: 'A bearer token is accepted in the Authorization header with the scheme Bearer.',
      when: 'the service provider accepts bearer tokens',
    },
  }),
  ...section('6750', '2.3', {
    '01': {
      level: 'SHOULD',
      actor: 'client',
      says: 'The client sends no bearer token in the query of a URL.',
      when: 'the service provider accepts bearer tokens',
    },
  }),
  ...section('6750', '3', {
    '01': {
      level: 'MUST',
      says: 'A request without credentials or without a usable token is answered with a WWW-Authenticate header.',
      when: 'the service provider accepts bearer tokens',
    },
    '02': {
      level: 'MUST',
      says: 'The WWW-Authenticate header for bearer tokens has the scheme Bearer.',
      when: 'the service provider accepts bearer tokens',
    },
    '03': {
      level: 'MUST',
      says: 'The scheme Bearer in WWW-Authenticate is followed by at least one parameter.',
      when: 'the service provider accepts bearer tokens',
    },
    '04': {
      level: 'MUST',
      says: 'The parameter realm occurs no more than once in a Bearer challenge.',
      when: 'the service provider accepts bearer tokens',
    },
    '05': {
      level: 'SHOULD',
      says: 'The challenge to a request with a rejected token has the parameter error.',
      when: 'the service provider accepts bearer tokens',
    },
  }),
  ...section('6750', '3.1', {
    '01': {
      level: 'SHOULD',
      says: 'A request with an expired, revoked or malformed token is answered with 401.',
      when: 'the service provider accepts bearer tokens',
    },
    '02': {
      level: 'SHOULD',
      says: 'A request that its token is too weak for is answered with 403.',
      when: 'clients with different rights exist',
      untestable: 'A run has one token, which is strong enough for what the checks do.',
    },
    '03': {
      level: 'SHOULD',
      says: 'The challenge to a request without credentials has no parameter error.',
      when: 'the service provider accepts bearer tokens',
    },
  }),
};

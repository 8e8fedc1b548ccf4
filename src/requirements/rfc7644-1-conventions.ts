import { section } from './requirement.ts';

export const rfc7644Conventions = {
  ...section('7644', '1.2', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'URLs are percent-encoded, although the examples of the RFC print them plainly.',
    },
  }),
  ...section('7644', '1.3', {
    '01': { level: 'MUST', says: 'The base URL has no query string.' },
    '02': { level: 'MAY', actor: 'client', says: 'The client appends paths and query parameters to the base URL.' },
    '03': {
      level: 'MAY',
      actor: 'client',
      says: 'The client puts a version number behind the root of the service provider, such as /v2.',
      when: 'the base URL has a protocol version',
    },
  }),
};

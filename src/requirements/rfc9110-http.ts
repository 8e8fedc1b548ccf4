import { section } from './requirement.ts';

const conditional = {
  ...section('9110', '8.8.3', {
    '01': {
      level: 'MUST',
      says: 'An entity-tag is text in double quotes, with W/ in front if it is weak.',
      when: 'etag.supported',
      implied: true,
    },
    '02': {
      level: 'MUST',
      says: 'An entity-tag that is no strong validator is marked as weak by W/.',
      when: 'etag.supported',
      ambiguities: ['AMB-ETAG'],
    },
  }),
  ...section('9110', '13.1.1', {
    '01': {
      level: 'MUST',
      says: 'If-Match compares entity-tags strongly, so that a weak one never matches.',
      when: 'etag.supported',
      ambiguities: ['AMB-ETAG'],
    },
    '02': {
      level: 'MUST',
      says: 'If-Match is evaluated before the method is performed.',
      when: 'etag.supported',
    },
    '03': {
      level: 'MUST',
      says: 'A request whose If-Match is false changes nothing.',
      when: 'etag.supported',
    },
    '04': {
      level: 'MAY',
      says: 'A request whose If-Match is false is answered with 412.',
      when: 'etag.supported',
    },
  }),
  ...section('9110', '13.1.2', {
    '01': {
      level: 'MUST',
      says: 'If-None-Match compares entity-tags weakly, so that W/"x" and "x" match.',
      when: 'etag.supported',
    },
    '02': {
      level: 'MUST',
      says: 'A request whose If-None-Match names the current entity-tag is answered with 304 if a GET and with 412 otherwise.',
      when: 'etag.supported',
    },
  }),
};

const statuses = {
  ...section('9110', '12.5.1', {
    '01': {
      level: 'MAY',
      says: 'A request whose Accept header names no supported media type is answered with 406, or as if Accept were absent.',
      implied: true,
    },
  }),
  ...section('9110', '15.4.5', {
    '01': {
      level: 'MUST',
      says: 'A 304 answer has those of ETag, Content-Location, Date, Vary, Cache-Control and Expires that 200 would have.',
      when: 'etag.supported',
    },
  }),
  ...section('9110', '15.5.2', {
    '01': {
      level: 'MUST',
      says: 'A 401 answer has a WWW-Authenticate header.',
      when: 'the service provider asks for authentication',
    },
  }),
  ...section('9110', '15.5.6', {
    '01': {
      level: 'MUST',
      says: 'A 405 answer has an Allow header with the supported methods.',
      when: 'the service provider answers 405',
    },
  }),
  ...section('9110', '15.5.16', {
    '01': {
      level: 'SHOULD',
      says: 'A request whose Content-Type is not supported is answered with 415.',
      implied: true,
    },
  }),
};

export const rfc9110Http = { ...conditional, ...statuses };

import { section } from './requirement.ts';

const transport = {
  ...section('7644', '7.1', {
    '01': { level: 'MUST', actor: 'client', says: 'The client puts no user name or password into an http URL.' },
  }),
  ...section('7644', '7.2', {
    '01': { level: 'MUST', actor: 'both', says: 'SCIM requests travel over a secure transport layer only.' },
    '02': {
      level: 'MUST',
      says: 'The service provider supports TLS 1.2.',
      when: 'the base URL is https',
      untestable: 'Both ends agree on a version of TLS below HTTP, and a newer one hides whether 1.2 would do.',
    },
    '03': {
      level: 'MAY',
      says: 'The service provider supports further secure transports.',
      untestable: 'Which transports meet the security requirements of a service provider is its own decision.',
    },
    '04': { level: 'MUST', actor: 'client', says: 'The client verifies the identity of the TLS server.' },
  }),
  ...section('7644', '7.3', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'The threats to authorisation tokens listed in RFC 7521 section 8 are taken into account.',
    },
  }),
  ...section('7644', '7.4', {
    '01': {
      level: 'MUST',
      says: 'Bearer tokens and cookies have enough entropy to withstand guessing.',
      untestable: 'A run sees one token, and the randomness of its generator does not show in a single sample.',
    },
    '02': {
      level: 'MUST',
      actor: 'both',
      says: 'Bearer tokens and cookies are exchanged over TLS only.',
      untestable: 'Tokens are exchanged before the first SCIM request, over channels that checks do not see.',
    },
    '03': {
      level: 'MUST',
      says: 'Bearer tokens have a limited lifetime that the service provider is able to determine.',
      untestable: 'A limited lifetime shows only after it has passed, which is longer than a run lasts.',
    },
    '04': { level: 'MAY', actor: 'client', says: 'The client obtains a new bearer token by an OAuth refresh token.' },
    '05': {
      level: 'SHOULD',
      says: 'An HTTP cookie lives no longer than the browser session.',
      untestable: 'Checks authenticate by the Authorization header and never open a browser session.',
    },
  }),
};

const privacy = {
  ...section('7644', '7.5.1', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'The privacy considerations of RFC 7643 are taken into account.',
      untestable: 'It is a reference to a chapter; what that chapter demands has rows of its own.',
    },
  }),
  ...section('7644', '7.5.2', {
    '01': {
      level: 'SHOULD',
      actor: 'client',
      says: 'The client considers whether the content of a filter is fit for exposure in a URL.',
    },
    '02': {
      level: 'SHOULD',
      actor: 'client',
      says: 'The client sends a query with sensitive content by POST to /.search.',
    },
    '03': {
      level: 'SHOULD',
      says: 'A GET whose filter contains sensitive personal information is answered with 403.',
      when: 'the service provider refuses sensitive filters',
    },
    '04': {
      level: 'MAY',
      says: 'The 403 answer to a sensitive filter has scimType sensitive and status "403".',
      when: 'the service provider refuses sensitive filters',
      implied: true,
      erratum: 6893,
    },
  }),
};

const handling = {
  ...section('7644', '7.6', {
    '01': {
      level: 'MAY',
      says: 'Anonymous requests are guarded by authenticating the user interface, limiting rates or creating Users inactive.',
      untestable: 'The list is of examples, and other countermeasures are as right.',
    },
    '02': {
      level: 'MAY',
      says: 'The number of requests that a client makes in a period of time is limited.',
      untestable: 'Limiting the rate and not limiting it are both right.',
    },
  }),
  ...section('7644', '7.7', {
    '01': {
      level: 'SHOULD',
      actor: 'other',
      says: 'Administrators protect the storage of credentials as RFC 6819 section 5.1.4.1 advises.',
    },
    '02': {
      level: 'SHOULD',
      actor: 'other',
      says: 'Administrators counter online attacks on secrets as RFC 6819 section 5.1.4.2 advises.',
    },
    '03': {
      level: 'SHOULD',
      says: 'The access control model tells client applications and their needs apart, and self-service by users.',
      untestable: 'The access control model is internal; only its effects on the clients of a run are visible.',
    },
  }),
  ...section('7644', '7.8', {
    '01': {
      level: 'MUST',
      says: 'Unicode strings are prepared before they are compared in filters and for uniqueness.',
      ambiguities: ['AMB-PRECIS'],
    },
  }),
};

export const rfc7644Security = { ...transport, ...privacy, ...handling };

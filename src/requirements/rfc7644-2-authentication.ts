import { section } from './requirement.ts';

export const rfc7644Authentication = {
  ...section('7644', '2', {
    '01': {
      level: 'MAY',
      says: 'The service provider asks for a TLS client certificate.',
      untestable: 'Asking for a client certificate and not asking are both right.',
    },
    '02': {
      level: 'MAY',
      actor: 'both',
      says: 'Bearer tokens authorise requests, together with TLS and a token framework such as OAuth 2.0.',
      untestable: 'Every other authentication method is as right as bearer tokens.',
    },
    '03': {
      level: 'SHOULD',
      says: 'Tokens issued on weak or no authentication are used for single requests only.',
      untestable: 'How a token was issued is decided before the first SCIM request.',
    },
    '04': {
      level: 'MUST',
      says: 'A bearer token is validated, so that a made-up one gives no access.',
      when: 'the service provider asks for authentication',
      implied: true,
    },
    '05': {
      level: 'MAY',
      actor: 'client',
      says: 'A browser client sends its authentication in HTTP cookies over TLS.',
    },
    '06': {
      level: 'SHOULD',
      says: 'HTTP Basic is combined with another factor of authentication.',
      untestable: 'Factors such as the network or a client certificate are agreed outside of SCIM requests.',
    },
    '07': {
      level: 'MUST',
      says: 'The WWW-Authenticate header of a 401 answer names the supported authentication schemes.',
      when: 'the service provider asks for authentication',
    },
    '08': {
      level: 'MUST',
      says: 'What an authenticated client reads and updates is decided by an access control policy that applies to it.',
      when: 'clients with different rights exist',
    },
    '09': {
      level: 'MUST',
      says: 'Every authenticated client is mapped to a security subject, such as a User.',
      untestable: 'The mapping is internal; only the rights that follow from it are visible.',
    },
    '10': {
      level: 'SHOULD',
      says: 'A request is judged by its subject and by the resource it affects.',
    },
    '11': {
      level: 'MAY',
      says: 'A subject is permitted to retrieve and update its own User, and little or nothing of others.',
      untestable: 'Granting such access and withholding it are both right.',
    },
  }),
  ...section('7644', '2.1', {
    '01': {
      level: 'SHOULD',
      says: 'The kind of grant, the scopes and the subjects of a token enter decisions on access.',
      untestable: 'The access rules of the service provider are its own and unknown to a check.',
    },
    '02': {
      level: 'SHOULD',
      says: 'The security subject is derived from the authorisation that the token stands for.',
      untestable: 'The mapping is internal; only the rights that follow from it are visible.',
    },
    '03': {
      level: 'MUST',
      actor: 'both',
      says: 'The threats to OAuth tokens listed in RFC 7521 section 8 are taken into account.',
      untestable: 'Taking threats into account is a matter of design and leaves no certain trace in messages.',
    },
    '04': {
      level: 'MUST',
      actor: 'both',
      says: 'For tokens of other formats and frameworks, similar threats are taken into account.',
      untestable: 'Which threats apply depends on a token format that SCIM does not know.',
    },
  }),
  ...section('7644', '2.2', {
    '01': { level: 'MAY', says: 'Anonymous requests are accepted, for example to register oneself.' },
  }),
};

import { section } from './requirement.ts';

export const rfc7643Security = {
  ...section('7643', '9.1', {
    '01': {
      level: 'SHOULD',
      actor: 'both',
      says: 'SCIM data is handled with the security considerations of RFC 7644 section 7.',
      implied: true,
      untestable: 'It is a reference to a chapter; what that chapter demands has rows of its own.',
    },
  }),
  ...section('7643', '9.2', {
    '01': {
      level: 'MUST',
      says: 'The service provider stores no password in clear text.',
      untestable: 'How a password is stored is invisible, because no answer ever contains it.',
    },
    '02': {
      level: 'SHOULD',
      actor: 'other',
      says: 'Administrators protect stored credentials as RFC 6819 section 5.1.4.1 advises.',
    },
  }),
  ...section('7643', '9.3', {
    '01': {
      level: 'SHOULD',
      actor: 'both',
      says: 'Clients send and service providers accept only the personal data that they need.',
      implied: true,
      untestable: 'Which data a party needs depends on its business and not on its messages.',
    },
    '02': {
      level: 'SHOULD',
      says: 'Identifiers belong to one tenant or client, so that domains are unable to correlate them.',
      when: 'the service provider serves several tenants',
      implied: true,
      untestable: 'A run has the credentials of one tenant; it takes a second tenant to see the difference.',
    },
  }),
};

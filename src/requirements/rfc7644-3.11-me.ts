import { section } from './requirement.ts';

export const rfc7644Me = section('7644', '3.11', {
  '01': {
    level: 'MAY',
    actor: 'client',
    says: 'The client uses /Me as an alias for the resource of the authenticated subject in any operation.',
  },
  '02': { level: 'MAY', says: '/Me is answered with 501, with a redirect, or like the resource itself.' },
  '03': {
    level: 'SHOULD',
    says: 'A service provider without support for /Me answers it with 501.',
    when: 'the service provider does not support /Me',
  },
  '04': {
    level: 'MAY',
    says: '/Me is redirected by 308 to the resource of the authenticated subject.',
    when: 'the service provider redirects /Me',
  },
  '05': {
    level: 'MAY',
    actor: 'client',
    says: 'The client repeats a redirected request to /Me at the indicated location.',
    when: 'the service provider redirects /Me',
  },
  '06': {
    level: 'MAY',
    says: 'A request to /Me is processed directly.',
    when: 'the service provider supports /Me',
  },
  '07': {
    level: 'MUST',
    says: 'The Location header of an answer from /Me is the permanent location of the resource behind the alias.',
    when: 'the service provider supports /Me',
  },
  '08': {
    level: 'MAY',
    says: 'The service provider chooses the resource type that POST to /Me creates.',
    when: 'the service provider supports /Me',
    implied: true,
  },
});

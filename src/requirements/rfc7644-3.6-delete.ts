import { section } from './requirement.ts';

export const rfc7644Delete = section('7644', '3.6', {
  '01': { level: 'MUST', actor: 'client', says: 'The client removes a resource by DELETE.', implied: true },
  '02': {
    level: 'MAY',
    says: 'The service provider keeps a deleted resource internally.',
    untestable: 'A deleted resource that is kept and one that is gone answer the same requests alike.',
  },
  '03': { level: 'MUST', says: 'Every operation on a deleted resource is answered with 404.' },
  '04': {
    level: 'MUST',
    says: 'A deleted resource is in no result of a query.',
    ambiguities: ['AMB-DELETE-MEMBERS'],
  },
  '05': { level: 'SHOULD', says: 'A deleted resource conflicts with no other.' },
  '06': { level: 'SHOULD', says: 'Creating a User with the userName of a deleted one is not answered with 409.' },
  '07': { level: 'MUST', says: 'A successful DELETE is answered with 204.' },
});

import { section } from './requirement.ts';

export const rfc7644Section33 = section('7644', '3.3', {
  '08': { level: 'MUST', says: 'A successful create is answered with 201.' },
  '09': { level: 'SHOULD', says: 'The body of that answer is the new resource as the service provider sees it.' },
});

import { section } from './requirement.ts';

const methods = section('7644', '3.2', {
  '01': {
    level: 'MUST',
    says: 'Users are served at /Users and Groups at /Groups.',
    when: 'the service provider has Users or Groups',
    implied: true,
  },
  '02': {
    level: 'SHOULD',
    says: 'The endpoint of a further resource type is its name with an s appended.',
    when: 'the service provider has resource types of its own',
  },
  '03': { level: 'SHOULD', actor: 'client', says: 'The client learns the endpoints of resources from /ResourceTypes.' },
  '04': { level: 'MUST', says: 'GET retrieves resources, complete or in part.', implied: true },
  '05': {
    level: 'MAY',
    says: 'POST creates resources, searches and carries bulk operations, depending on the endpoint.',
  },
  '06': { level: 'MUST', says: 'PUT to an id that does not exist creates no resource.' },
  '07': {
    level: 'MUST',
    says: 'PATCH changes only the parts of a resource that the client names.',
    when: 'patch.supported',
    implied: true,
  },
  '08': { level: 'MUST', says: 'DELETE removes a resource.', implied: true },
});

const endpoints = section('7644', '3.2', {
  '09': {
    level: 'SHOULD',
    says: '/Users supports GET, POST, PUT, PATCH and DELETE.',
    when: 'the service provider has Users',
    implied: true,
  },
  '10': {
    level: 'SHOULD',
    says: '/Groups supports GET, POST, PUT, PATCH and DELETE.',
    when: 'the service provider has Groups',
    implied: true,
  },
  '11': {
    level: 'SHOULD',
    says: '/Me supports GET, POST, PUT, PATCH and DELETE as an alias for the resource of the authenticated subject.',
    when: 'the service provider supports /Me',
    implied: true,
  },
  '12': { level: 'MUST', says: 'GET /ServiceProviderConfig returns the configuration.', implied: true },
  '13': { level: 'MUST', says: 'GET /ResourceTypes returns the resource types.', implied: true },
  '14': { level: 'MUST', says: 'GET /Schemas returns the schemas.', implied: true },
  '15': { level: 'MUST', says: 'POST /Bulk accepts bulk requests.', when: 'bulk.supported', implied: true },
  '16': {
    level: 'SHOULD',
    says: 'POST to .search is a query, at the base URL and below each endpoint of a resource type.',
    implied: true,
    ambiguities: ['AMB-SEARCH-SUPPORT'],
  },
  '17': {
    level: 'MUST',
    says: 'The content of an answer is JSON in the body of the HTTP message.',
    implied: true,
  },
  '18': { level: 'SHOULD', says: 'An error is reported by the HTTP status of the answer.' },
  '19': { level: 'SHOULD', says: 'The status of an error is repeated in the body.' },
});

export const rfc7644Endpoints = { ...methods, ...endpoints };

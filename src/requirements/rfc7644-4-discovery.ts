import { section } from './requirement.ts';

export const rfc7644Discovery = section('7644', '4', {
  '01': {
    level: 'MAY',
    actor: 'client',
    says: 'The client retrieves /ServiceProviderConfig, /Schemas and /ResourceTypes by GET.',
    ambiguities: ['AMB-DISCOVERY-AUTH'],
  },
  '02': {
    level: 'MUST',
    says: 'GET /ServiceProviderConfig returns an object with the ServiceProviderConfig schema.',
  },
  '03': { level: 'MUST', says: 'GET /Schemas returns all supported schemas as a ListResponse.' },
  '04': {
    level: 'MUST',
    says: 'GET /Schemas/ followed by the URI of a schema returns that schema.',
    implied: true,
  },
  '05': {
    level: 'MUST',
    says: 'Each resource type under /ResourceTypes has its endpoint, its core schema and its schema extensions.',
    implied: true,
    erratum: 8365,
  },
  '06': {
    level: 'MUST',
    says: 'A single ResourceType or Schema is returned as an object of its own, like a User or Group.',
    implied: true,
  },
  '07': { level: 'MUST', says: 'Several ResourceTypes or Schemas are returned as a ListResponse.' },
  '08': {
    level: 'MUST',
    says: 'Discovery endpoints ignore the parameters for filtering, sorting and pagination.',
    ambiguities: ['AMB-DISCOVERY-FILTER'],
  },
  '09': {
    level: 'SHOULD',
    says: 'A discovery endpoint answers a request with filter with 403.',
    ambiguities: ['AMB-DISCOVERY-FILTER'],
  },
  '10': {
    level: 'SHOULD',
    says: 'meta.location and meta.resourceType of a discovery resource describe that resource itself.',
    implied: true,
  },
});

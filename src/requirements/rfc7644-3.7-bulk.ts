import { section } from './requirement.ts';

const messages = section('7644', '3.7', {
  '01': {
    level: 'MAY',
    says: 'The service provider supports bulk requests, as bulk.supported tells.',
    implied: true,
    ambiguities: ['AMB-UNSUPPORTED-FEATURE'],
  },
  '02': {
    level: 'MUST',
    actor: 'both',
    says: 'Bulk messages have the schemas BulkRequest and BulkResponse under urn:ietf:params:scim:api:messages:2.0.',
    when: 'bulk.supported',
    implied: true,
  },
  '03': {
    level: 'MAY',
    actor: 'client',
    says: 'The client sends failOnErrors, an integer, in a bulk request; a bulk response has none.',
    when: 'bulk.supported',
  },
  '04': {
    level: 'MUST',
    actor: 'both',
    says: 'Bulk requests and bulk responses have Operations, an array.',
    when: 'bulk.supported',
  },
  '05': {
    level: 'MUST',
    actor: 'both',
    says: 'Each bulk operation has a method, which is POST, PUT, PATCH or DELETE.',
    when: 'bulk.supported',
  },
  '06': {
    level: 'MUST',
    actor: 'client',
    says: 'The client gives each bulk operation with POST a bulkId that is unique in the request.',
    when: 'bulk.supported',
  },
  '07': {
    level: 'MAY',
    actor: 'client',
    says: 'The client gives a bulk operation with PUT, PATCH or DELETE the version of the resource.',
    when: 'bulk.supported and etag.supported',
  },
  '08': {
    level: 'MUST',
    actor: 'client',
    says: 'The client gives each bulk operation a relative path: an endpoint for POST and a resource for the other methods.',
    when: 'bulk.supported',
  },
  '09': {
    level: 'MUST',
    actor: 'client',
    says: 'The client gives each bulk operation with POST, PUT or PATCH data, which is the body of the single request.',
    when: 'bulk.supported',
  },
  '10': {
    level: 'MUST',
    says: 'Each operation of a bulk response has a location, except a POST that failed.',
    when: 'bulk.supported',
  },
  '11': {
    level: 'MUST',
    says: 'Each operation of a bulk response with another status than 2xx has a response.',
    when: 'bulk.supported',
  },
  '12': {
    level: 'MAY',
    says: 'A successful operation of a bulk response has no response.',
    when: 'bulk.supported',
  },
  '13': {
    level: 'MUST',
    says: 'The response of a failed bulk operation is a SCIM error.',
    when: 'bulk.supported',
  },
});

const processing = section('7644', '3.7', {
  '14': {
    level: 'MUST',
    says: 'A bulk job that was processed is answered with 200.',
    when: 'bulk.supported',
    ambiguities: ['AMB-BULK-STATUS'],
  },
  '15': {
    level: 'MUST',
    says: 'A bulk request that is not processed is answered with an HTTP error status.',
    when: 'bulk.supported',
  },
  '16': {
    level: 'MUST',
    says: 'A bulk operation that fails does not keep the others from being performed.',
    when: 'bulk.supported',
  },
  '17': {
    level: 'MAY',
    actor: 'client',
    says: 'The client limits by failOnErrors how many errors a bulk job tolerates.',
    when: 'bulk.supported',
  },
  '18': {
    level: 'MUST',
    says: 'Once failOnErrors errors have occurred, the remaining operations are not run and the response is returned.',
    when: 'bulk.supported',
    implied: true,
  },
  '19': {
    level: 'MAY',
    actor: 'client',
    says: 'The client gives a bulkId to a resource it creates in order to refer to it.',
    when: 'bulk.supported',
  },
  '20': {
    level: 'MUST',
    says: 'The result of a bulk operation that created a resource repeats its bulkId.',
    when: 'bulk.supported',
  },
  '21': {
    level: 'MAY',
    says: 'The service provider performs the operations of a bulk request in another order.',
    untestable: 'The order shows only in a result that differs, and that is forbidden.',
  },
  '22': {
    level: 'MUST',
    says: 'A bulk job performed in another order reaches the state that the order of the client reaches.',
    when: 'bulk.supported',
  },
});

export const rfc7644Bulk = { ...messages, ...processing };

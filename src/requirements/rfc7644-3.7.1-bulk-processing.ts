import { section } from './requirement.ts';

export const rfc7644BulkProcessing = {
  ...section('7644', '3.7.1', {
    '01': {
      level: 'MUST',
      says: 'The service provider tries to resolve bulk operations that refer to each other in a circle.',
      when: 'bulk.supported and Groups are members of Groups',
    },
    '02': {
      level: 'MAY',
      says: 'Bulk operations whose circular references remain unresolved after one attempt are answered with 409.',
      when: 'bulk.supported and Groups are members of Groups',
    },
  }),
  ...section('7644', '3.7.2', {
    '01': {
      level: 'MUST',
      actor: 'client',
      says: 'The client refers to a resource that a bulk request creates by bulkId: followed by its bulkId.',
      when: 'bulk.supported',
      implied: true,
    },
    '02': {
      level: 'MUST',
      says: 'A bulkId reference is replaced by the id of the resource once that is created.',
      when: 'bulk.supported',
      ambiguities: ['AMB-BULKID-PATH'],
    },
    '03': {
      level: 'MUST',
      actor: 'client',
      says: 'The client gives each operation that creates a resource a bulkId of its own.',
      when: 'bulk.supported',
      implied: true,
    },
    '04': {
      level: 'MUST',
      says: 'bulkId references in extensions, such as manager.value, are replaced like all others.',
      when: 'bulk.supported and the User type has the enterprise extension',
    },
  }),
  ...section('7644', '3.7.3', {
    '01': {
      level: 'MUST',
      says: 'A bulk response has the result of every operation that was processed.',
      when: 'bulk.supported',
    },
    '02': {
      level: 'MUST',
      says: 'The result of every bulk operation has the location of the resource, except that of a POST that failed.',
      when: 'bulk.supported',
    },
    '03': {
      level: 'MUST',
      says: 'status of a bulk operation is the HTTP status that a single request would have had, as a string.',
      when: 'bulk.supported',
      erratum: 7916,
      ambiguities: ['AMB-BULK-STATUS-FORM'],
    },
    '04': {
      level: 'MUST',
      says: 'The result of a failed bulk operation explains the error to people.',
      when: 'bulk.supported',
      erratum: 7916,
      ambiguities: ['AMB-BULK-STATUS-FORM'],
    },
    '05': {
      level: 'SHOULD',
      says: 'A bulk job below its failOnErrors limit runs all operations and is answered with 200 even if all of them fail.',
      when: 'bulk.supported',
      implied: true,
      ambiguities: ['AMB-BULK-STATUS'],
    },
    '06': {
      level: 'SHOULD',
      says: 'A bulk job that reaches failOnErrors is answered with the results up to that error.',
      when: 'bulk.supported',
      implied: true,
    },
  }),
  ...section('7644', '3.7.4', {
    '01': {
      level: 'MUST',
      says: 'The service provider defines a maximum number of operations and a maximum payload size for bulk requests.',
      when: 'bulk.supported',
    },
    '02': {
      level: 'MAY',
      actor: 'client',
      says: 'The client learns the limits of bulk requests from ServiceProviderConfig.',
      when: 'bulk.supported',
    },
    '03': {
      level: 'MUST',
      says: 'A bulk request beyond maxOperations or maxPayloadSize is answered with 413.',
      when: 'bulk.supported',
    },
    '04': {
      level: 'MUST',
      says: 'The body of a 413 answer names the limit that the bulk request exceeds.',
      when: 'bulk.supported',
    },
  }),
};

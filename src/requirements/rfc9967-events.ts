import { section } from './requirement.ts';

const asynchronous = {
  ...section('9967', '2.5.1.1', {
    '01': {
      level: 'MAY',
      actor: 'client',
      says: 'The client asks for asynchronous processing by the header Prefer: respond-async.',
      when: 'securityEvents.asyncRequest is long or request',
    },
    '02': {
      level: 'MUST',
      says: 'The Accept header has no influence on an asynchronous answer.',
      when: 'securityEvents.asyncRequest is long or request',
    },
    '03': {
      level: 'SHOULD',
      says: 'The wait preference is supported as the longest time before the answer becomes asynchronous.',
      when: 'securityEvents.asyncRequest is long or request',
    },
    '04': {
      level: 'MUST',
      says: 'A 202 answer to an asynchronous request has no body.',
      when: 'securityEvents.asyncRequest is long or request',
    },
    '05': {
      level: 'MUST',
      says: 'The Set-Txn header of a 202 answer equals the txn claim of the event that follows.',
      when: 'securityEvents.asyncRequest is long or request',
    },
    '06': {
      level: 'SHOULD',
      says: 'A 202 answer to an asynchronous request has the Preference-Applied header.',
      when: 'securityEvents.asyncRequest is long or request',
      implied: true,
    },
    '07': {
      level: 'MUST',
      says: 'The Location header of a 202 answer is the URI of the completion event or the location of the resource.',
      when: 'securityEvents.asyncRequest is long or request',
    },
  }),
  ...section('9967', '2.5.1.2', {
    '01': {
      level: 'MUST',
      says: 'An asynchronous bulk request leads to one completion event for each of its operations.',
      untestable: 'Events are delivered by push or poll, outside of SCIM requests.',
    },
    '02': {
      level: 'MUST',
      says: 'The txn claim of a bulk completion event is the Set-Txn value, a colon and the index of the operation, counted from 0.',
      untestable: 'Events are delivered by push or poll, outside of SCIM requests.',
    },
    '03': {
      level: 'MUST',
      says: 'The txn claim of a bulk completion event does not contain the bulkId in place of the index.',
      untestable: 'Events are delivered by push or poll, outside of SCIM requests.',
    },
  }),
};

const discovery = {
  ...section('9967', '3', {
    '01': {
      level: 'MUST',
      says: 'Every 202 answer without body has the Set-Txn header.',
      when: 'securityEvents.asyncRequest is long or request',
    },
    '02': { level: 'MAY', actor: 'client', says: 'The client ignores the Set-Txn header.' },
  }),
  ...section('9967', '4', {
    '01': {
      level: 'MAY',
      says: 'The ServiceProviderConfig has the complex attribute securityEvents, whose absence means no support for events.',
    },
    '02': {
      level: 'MUST',
      says: 'securityEvents.asyncRequest of the ServiceProviderConfig is none, long or request, in any case of letters.',
      when: 'the ServiceProviderConfig has securityEvents',
      implied: true,
    },
    '03': {
      level: 'MUST',
      says: 'securityEvents.eventUris of the ServiceProviderConfig is an array of event URIs.',
      when: 'the ServiceProviderConfig has securityEvents',
      implied: true,
    },
  }),
  ...section('9967', '5', {
    '01': {
      level: 'MUST',
      says: 'The URI for the result of an asynchronous request answers authenticated clients only.',
      when: 'securityEvents.asyncRequest is long or request',
    },
  }),
};

export const rfc9967Events = { ...asynchronous, ...discovery };

import { section } from './requirement.ts';

export const rfc5789Patch = {
  ...section('5789', '2', {
    '01': {
      level: 'MUST',
      says: 'A PATCH is applied atomically, so that no GET ever shows a half-changed resource.',
      when: 'patch.supported',
    },
    '02': {
      level: 'SHOULD',
      actor: 'client',
      says: 'The client makes a PATCH conditional where its outcome depends on a known state of the resource.',
      when: 'patch.supported and etag.supported',
    },
  }),
  ...section('5789', '2.2', {
    '01': {
      level: 'SHOULD',
      says: 'A PATCH whose body is not properly formatted is answered with 400.',
      when: 'patch.supported',
    },
    '02': {
      level: 'SHOULD',
      says: 'A 415 answer to a PATCH names the supported media types in Accept-Patch.',
      when: 'patch.supported and the service provider answers 415',
    },
  }),
  ...section('5789', '3.1', {
    '01': {
      level: 'SHOULD',
      says: 'The answer to OPTIONS on a resource that supports PATCH has the Accept-Patch header.',
      when: 'patch.supported',
    },
  }),
};

import { section } from './requirement.ts';

/** What a product has published about itself, whatever it is. */
export const profileRequirements = {
  ...section('PROFILE', 'documented', {
    '01': { level: 'MUST', says: 'What the product documents is so.', when: 'A profile says what it documents' },
  }),
  ...section('PROFILE', 'open', {
    '01': {
      level: 'MAY',
      says: 'What the product does not document is done as others do it.',
      when: 'A profile says what is not documented',
    },
  }),
  ...section('PROFILE', 'access', {
    '01': {
      level: 'SHOULD',
      says: 'Somebody who leaves is shut out over SCIM.',
      when: 'A profile says how people are shut out',
    },
  }),
};

/** What does not hold where a requirement of the section is not met. */
export const profileFlows = {
  documented: 'The service provider does otherwise than documented',
  open: 'The service provider does otherwise than others',
  access: 'Leavers keep their access',
} as const;

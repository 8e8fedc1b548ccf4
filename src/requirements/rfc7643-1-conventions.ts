import { section } from './requirement.ts';

export const rfc7643Conventions = {
  ...section('7643', '1.1', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'The quotation marks the specification prints around literal values are not part of the values in messages.',
      untestable: 'A quotation mark inside a value never shows whether it was taken over from the print of the RFC.',
    },
    '02': {
      level: 'MUST',
      actor: 'both',
      says: 'An attribute whose description is silent about its presence is one that a resource is valid without.',
      implied: true,
      untestable: 'It is a rule for reading the RFC; the attributes it applies to have rows and schemas of their own.',
    },
  }),
  ...section('7643', '1.2', {
    '01': { level: 'MAY', says: 'The service provider publishes its schemas at the /Schemas endpoint.' },
    '02': { level: 'MUST', actor: 'both', says: 'An attribute whose type is not complex has no sub-attributes.' },
  }),
};

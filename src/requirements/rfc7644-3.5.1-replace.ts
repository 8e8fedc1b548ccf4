import { section } from './requirement.ts';

export const rfc7644Replace = {
  ...section('7644', '3.5', {
    '01': { level: 'MUST', says: 'The service provider supports PUT.' },
    '02': { level: 'SHOULD', says: 'The service provider supports PATCH.' },
    '03': {
      level: 'MAY',
      actor: 'client',
      says: 'The client learns from patch in ServiceProviderConfig whether PATCH works.',
      implied: true,
      ambiguities: ['AMB-UNSUPPORTED-FEATURE'],
    },
  }),
  ...section('7644', '3.5.1', {
    '01': {
      level: 'MAY',
      actor: 'client',
      says: 'The client retrieves a resource, changes it and sends it back by PUT.',
    },
    '02': { level: 'MUST', says: 'PUT never creates a resource.' },
    '03': {
      level: 'MAY',
      actor: 'client',
      says: 'The client sends all attributes in a PUT, whatever their mutability.',
    },
    '04': { level: 'MUST', says: 'Values of readWrite and writeOnly attributes in a PUT replace the existing ones.' },
    '05': {
      level: 'MAY',
      says: 'A readWrite attribute left out of a PUT counts as not asserted.',
      ambiguities: ['AMB-PUT-OMITTED'],
    },
    '06': {
      level: 'MAY',
      says: 'A readWrite attribute left out of a PUT is cleared or gets a default value.',
      ambiguities: ['AMB-PUT-OMITTED'],
    },
    '07': {
      level: 'MAY',
      says: 'What becomes of an attribute left out of a PUT depends on what the client has access to or understands.',
      untestable: 'Clearing and defaulting are lawful with and without regard to access rights.',
    },
    '08': {
      level: 'MAY',
      actor: 'client',
      says: 'The client sends null or an empty array in a PUT to clear an attribute in spite of its default.',
      ambiguities: ['AMB-NULL-EMPTY'],
    },
    '09': {
      level: 'MUST',
      actor: 'client',
      says: 'The client repeats in a PUT the value that an immutable attribute already has.',
      when: 'a schema has an immutable attribute',
      ambiguities: ['AMB-PUT-IMMUTABLE'],
    },
    '10': {
      level: 'SHOULD',
      says: 'A PUT with another value for an immutable attribute is answered with 400 and scimType mutability.',
      when: 'a schema has an immutable attribute',
      ambiguities: ['AMB-PUT-IMMUTABLE'],
    },
    '11': {
      level: 'MUST',
      says: 'A PUT with a value for an immutable attribute that has none sets it.',
      when: 'a schema has an immutable attribute',
    },
    '12': {
      level: 'MUST',
      says: 'Values of readOnly attributes in a PUT are ignored.',
      ambiguities: ['AMB-PUT-READONLY'],
    },
    '13': {
      level: 'MUST',
      actor: 'client',
      says: 'The client sends every required attribute in a PUT.',
      ambiguities: ['AMB-REQUIRED'],
    },
    '14': {
      level: 'MUST',
      says: 'A successful PUT is answered with 200 and the whole resource.',
      implied: true,
    },
  }),
};

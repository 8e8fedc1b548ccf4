import { section } from './requirement.ts';

export const rfc7643ResourceType = section('7643', '6', {
  '01': {
    level: 'MUST',
    says: 'A ResourceType is read-only and has the schema urn:ietf:params:scim:schemas:core:2.0:ResourceType.',
    implied: true,
    ambiguities: ['AMB-DISCOVERY-METHODS'],
  },
  '02': {
    level: 'MUST',
    says: 'A ResourceType has all of its attributes except, at its choice, id, description and schemaExtensions.',
  },
  '03': { level: 'MAY', says: 'A ResourceType has an id, often equal to its name.' },
  '04': { level: 'MUST', says: 'The name of a ResourceType is what its resources carry as meta.resourceType.' },
  '05': {
    level: 'MUST',
    says: 'A ResourceType has a name, which no other ResourceType has in the same case.',
    erratum: 8475,
  },
  '06': {
    level: 'MUST',
    says: 'The service provider describes each ResourceType.',
    when: 'a description applies to the resource type',
  },
  '07': { level: 'MAY', says: 'A ResourceType has a description for people.' },
  '08': {
    level: 'MUST',
    says: 'The endpoint of a ResourceType is its path relative to the base URL, shared with no other ResourceType.',
    erratum: 8475,
    ambiguities: ['AMB-ENDPOINT-SLASH'],
  },
  '09': { level: 'MUST', says: 'The schema of a ResourceType equals the id of a Schema resource.' },
  '10': { level: 'MUST', says: 'A ResourceType names its base schema in schema.' },
  '11': { level: 'MAY', says: 'A ResourceType lists its extensions in schemaExtensions, an array.', erratum: 7522 },
  '12': { level: 'MUST', says: 'The schema of each schema extension equals the id of a Schema resource.' },
  '13': { level: 'MUST', says: 'Each entry of schemaExtensions names its extension in schema.' },
  '14': { level: 'MUST', says: 'Each entry of schemaExtensions has the boolean required.' },
  '15': {
    level: 'MUST',
    says: 'A resource carries every extension that its resource type lists with required true, with all attributes required there.',
    when: 'a resource type has an extension with required true',
    ambiguities: ['AMB-EXT-REQUIRED'],
  },
  '16': {
    level: 'MAY',
    actor: 'both',
    says: 'A resource lacks an extension that its resource type lists with required false.',
    when: 'a resource type has an extension with required false',
  },
});

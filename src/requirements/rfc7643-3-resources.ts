import { section } from './requirement.ts';

export const rfc7643Resources = section('7643', '3', {
  '01': {
    level: 'MUST',
    says: 'Every resource names its resource type in meta.resourceType, which fixes its schema, extensions and endpoint.',
    implied: true,
  },
  '02': {
    level: 'MAY',
    says: 'More about a resource is found in the definition of its resource type.',
    untestable: 'It only points readers to a resource that has rows of its own.',
  },
  '03': {
    level: 'MUST',
    actor: 'both',
    says: 'schemas is an array of strings with the URIs of the schemas that define the attributes in the JSON object.',
    ambiguities: ['AMB-MISSING-SCHEMAS-REQ'],
  },
  '04': { level: 'MUST', actor: 'both', says: 'Every value of schemas is a URI that occurs once.', implied: true },
  '05': { level: 'MUST', actor: 'both', says: 'Every representation has at least one value in schemas.' },
  '06': {
    level: 'MUST',
    says: 'schemas has only values that the resource type declares as its schema or under schemaExtensions.',
  },
  '07': { level: 'MUST', actor: 'both', says: 'schemas has no duplicate values.' },
  '08': { level: 'MUST', actor: 'both', says: 'The order of the values in schemas makes no difference.' },
  '09': {
    level: 'MUST',
    actor: 'both',
    says: 'id, externalId and meta are attributes of every resource, whichever schemas it lists.',
  },
  '10': {
    level: 'MUST',
    says: 'The attributes of the base schema stand at the top level of the JSON object.',
    implied: true,
  },
  '11': {
    level: 'MUST',
    says: 'The attributes of a schema extension are kept apart in the namespace of its URI.',
    when: 'a resource type has schema extensions',
    implied: true,
  },
});

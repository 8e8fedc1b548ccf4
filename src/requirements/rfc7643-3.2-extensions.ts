import { section } from './requirement.ts';

export const rfc7643Extensions = {
  ...section('7643', '3.2', {
    '01': {
      level: 'MUST',
      says: 'A resource type beyond the core ones is published as a ResourceType together with its Schema.',
      implied: true,
    },
  }),
  ...section('7643', '3.3', {
    '01': {
      level: 'MAY',
      says: 'A resource has attributes of every schema that its schemas attribute names.',
      untestable: 'A schema that is named but contributes no attribute is as right as one that contributes many.',
    },
    '02': { level: 'MUST', actor: 'both', says: 'The schemas attribute of a resource has at least one value.' },
    '03': {
      level: 'MUST',
      actor: 'both',
      says: 'The base schema of its resource type is among the schemas of a resource.',
    },
    '04': {
      level: 'MAY',
      actor: 'both',
      says: 'Besides the base schema, schemas has the URIs of the extensions in use.',
    },
    '05': {
      level: 'SHOULD',
      actor: 'both',
      says: 'A schema extension does not define attributes again that the specification already defines.',
    },
    '06': {
      level: 'SHOULD',
      actor: 'both',
      says: 'A schema extension follows the conventions of the specification.',
      untestable: 'The passage does not say which of the many conventions it has in mind.',
    },
    '07': {
      level: 'MUST',
      actor: 'both',
      says: 'The attributes of an extension stand in a JSON object whose key is the URI of the extension.',
      when: 'a resource type has schema extensions',
      ambiguities: ['AMB-EXT-URN-MISSING'],
    },
    '08': {
      level: 'MAY',
      actor: 'client',
      says: 'The client tells the base schema from extensions by looking up the resource type that meta.resourceType names.',
    },
    '09': {
      level: 'MUST',
      says: 'Schema extensions only add attributes; no schema inherits from another.',
      implied: true,
      untestable: 'Inheritance between schemas has no form in SCIM messages, so there is nothing to look for.',
    },
  }),
};

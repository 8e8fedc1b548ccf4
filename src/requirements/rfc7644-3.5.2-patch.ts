import { section } from './requirement.ts';

const request = section('7644', '3.5.2', {
  '01': { level: 'MAY', says: 'The service provider supports PATCH, as patch.supported tells.' },
  '02': {
    level: 'MUST',
    says: 'A path has no array indexes, and operations on array elements such as move do not exist.',
    when: 'patch.supported',
    implied: true,
  },
  '03': {
    level: 'MUST',
    actor: 'both',
    says: 'The body of a PATCH has the schema urn:ietf:params:scim:api:messages:2.0:PatchOp.',
    when: 'patch.supported',
  },
  '04': {
    level: 'MUST',
    actor: 'both',
    says: 'The body of a PATCH has Operations, an array of one or more operations.',
    when: 'patch.supported',
  },
  '05': {
    level: 'MUST',
    actor: 'both',
    says: 'Each PATCH operation has exactly one op.',
    when: 'patch.supported',
  },
  '06': {
    level: 'MAY',
    actor: 'both',
    says: 'op of a PATCH operation is add, remove or replace.',
    when: 'patch.supported',
    ambiguities: ['AMB-PATCH-OP-CASE'],
  },
  '07': {
    level: 'MAY',
    actor: 'client',
    says: 'The client leaves path out of add and replace operations.',
    when: 'patch.supported',
    ambiguities: ['AMB-PATHLESS-KEYS'],
  },
  '08': {
    level: 'MUST',
    actor: 'client',
    says: 'The client gives every remove operation a path.',
    when: 'patch.supported',
  },
  '09': {
    level: 'MUST',
    actor: 'both',
    says: 'path is an attribute path, or a value filter with or without a sub-attribute behind it.',
    when: 'patch.supported',
    implied: true,
    ambiguities: ['AMB-PATH-SIMPLE-MV'],
  },
  '10': {
    level: 'SHOULD',
    actor: 'both',
    says: 'The example paths of RFC 7644 figure 8 are understood.',
    when: 'patch.supported',
    implied: true,
  },
});

const mutabilityAndSchemas = section('7644', '3.5.2', {
  '11': {
    level: 'MUST',
    says: 'A PATCH operation fits the mutability and the schema of the attribute it changes.',
    when: 'patch.supported',
  },
  '12': {
    level: 'MUST',
    actor: 'client',
    says: 'The client modifies no readOnly or immutable attribute by PATCH.',
    when: 'patch.supported',
    ambiguities: ['AMB-PATCH-READONLY'],
  },
  '13': {
    level: 'MAY',
    actor: 'client',
    says: 'The client adds a value to an immutable attribute that has none.',
    when: 'patch.supported and a schema has an immutable attribute',
  },
  '14': {
    level: 'MUST',
    says: 'A PATCH operation that violates mutability or schema is answered with a fitting status and a SCIM error.',
    when: 'patch.supported',
  },
  '15': {
    level: 'MUST',
    says: 'A path without URN is understood by the schemas that the resource has at the service provider.',
    when: 'patch.supported',
  },
  '16': {
    level: 'MUST',
    says: 'A PATCH operation that changes schemas takes effect for the operations after it.',
    when: 'patch.supported and a resource type has schema extensions',
  },
  '17': {
    level: 'MAY',
    actor: 'client',
    says: 'The client adds the URN of an extension to schemas by adding one of its attributes under its full name.',
    when: 'patch.supported and a resource type has schema extensions',
  },
});

const processing = section('7644', '3.5.2', {
  '18': {
    level: 'MUST',
    says: 'PATCH operations are applied in their order, each to the result of the one before.',
    when: 'patch.supported',
    implied: true,
  },
  '19': {
    level: 'MUST',
    says: 'The first PATCH operation that fails ends the processing of the request.',
    when: 'patch.supported',
    implied: true,
  },
  '20': {
    level: 'MUST',
    says: 'A PATCH operation that sets primary true on one value sets it false on all others of the attribute.',
    when: 'patch.supported',
    ambiguities: ['AMB-PRIMARY'],
  },
  '21': {
    level: 'MUST',
    says: 'A PATCH is atomic: either all of its operations take effect or none does.',
    when: 'patch.supported',
  },
  '22': {
    level: 'MUST',
    says: 'A PATCH in which one operation fails leaves the resource as it was and is answered with an error status.',
    when: 'patch.supported',
  },
  '23': {
    level: 'MUST',
    says: 'A PATCH that fails is answered with an error status and a SCIM error in the body.',
    when: 'patch.supported',
  },
  '24': {
    level: 'MUST',
    says: 'A successful PATCH is answered with 200 and the whole resource, or with 204.',
    when: 'patch.supported',
    ambiguities: ['AMB-PATCH-STATUS'],
  },
  '25': {
    level: 'MUST',
    says: 'A successful PATCH with the attributes parameter is answered with 200.',
    when: 'patch.supported',
  },
});

export const rfc7644Patch = { ...request, ...mutabilityAndSchemas, ...processing };

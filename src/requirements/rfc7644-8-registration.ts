import { section } from './requirement.ts';

export const rfc7644Registration = {
  ...section('7644', '8.1', {
    '01': {
      level: 'SHOULD',
      actor: 'both',
      says: 'Applications that use the SCIM protocol use the media type application/scim+json.',
      ambiguities: ['AMB-MEDIA-TYPE'],
    },
  }),
  ...section('7644', '8.2', {
    '01': {
      level: 'MUST',
      actor: 'both',
      says: 'ListResponse, SearchRequest, PatchOp, BulkRequest, BulkResponse and Error are known by their registered URNs.',
      implied: true,
    },
  }),
};

import { authenticationDefects } from './authentication.ts';
import { bulkDefects } from './bulk.ts';
import { challengeDefects } from './challenges.ts';
import { characteristicDefects } from './characteristics.ts';
import { creatingDefects } from './creating.ts';
import { cursorDefects } from './cursors.ts';
import { deactivatingDefects } from './deactivating.ts';
import type { Defect } from './defect.ts';
import { deletingDefects } from './deleting.ts';
import { discoveryDefects } from './discovery.ts';
import { encodingDefects } from './encoding.ts';
import { envelopeDefects } from './envelopes.ts';
import { errorDefects } from './errors.ts';
import { extensionDefects } from './extensions.ts';
import { filteringDefects } from './filtering.ts';
import { furtherTypeDefects } from './further-types.ts';
import { groupSizeDefects } from './group-size.ts';
import { laterDefects } from './later.ts';
import { letterCaseDefects } from './letter-case.ts';
import { listingDefects } from './listing.ts';
import { mediaTypeDefects } from './media-types.ts';
import { membershipDefects } from './membership.ts';
import { messageDefects } from './messages.ts';
import { pagingDefects } from './paging.ts';
import { patchingDefects } from './patching.ts';
import { listPatchingDefects } from './patching-lists.ts';
import { providerDocumentDefects } from './provider-documents.ts';
import { readingDefects } from './reading.ts';
import { replacingDefects } from './replacing.ts';
import { schemaDocumentDefects } from './schema-documents.ts';
import { securityDefects } from './security.ts';
import { shapeDefects } from './shapes.ts';
import { sortingDefects } from './sorting.ts';
import { timingDefects } from './timing.ts';
import { typingDefects } from './typing.ts';
import { valueDefects } from './values.ts';
import { versionDefects } from './versions.ts';

/** Every defect that the provider can be given. */
export const defects: readonly Defect[] = [
  ...discoveryDefects,
  ...schemaDocumentDefects,
  ...providerDocumentDefects,
  ...creatingDefects,
  ...readingDefects,
  ...listingDefects,
  ...filteringDefects,
  ...pagingDefects,
  ...cursorDefects,
  ...sortingDefects,
  ...replacingDefects,
  ...patchingDefects,
  ...listPatchingDefects,
  ...deletingDefects,
  ...deactivatingDefects,
  ...membershipDefects,
  ...groupSizeDefects,
  ...versionDefects,
  ...bulkDefects,
  ...errorDefects,
  ...authenticationDefects,
  ...mediaTypeDefects,
  ...letterCaseDefects,
  ...valueDefects,
  ...characteristicDefects,
  ...extensionDefects,
  ...furtherTypeDefects,
  ...timingDefects,
  ...securityDefects,
  ...encodingDefects,
  ...messageDefects,
  ...laterDefects,
  ...challengeDefects,
  ...envelopeDefects,
  ...shapeDefects,
  ...typingDefects,
];

const byId = new Map(defects.map((defect) => [defect.id, defect]));

/** @throws RangeError when there is no defect called so. */
export function findDefect(id: string): Defect {
  const defect = byId.get(id);
  if (!defect) throw new RangeError(`There is no defect called ${id}.`);
  return defect;
}

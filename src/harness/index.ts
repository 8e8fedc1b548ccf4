export { churn, moves } from '../arbitraries/churn.ts';
export { filtersOver } from '../arbitraries/filters.ts';
export { casePatterns, caseVariants, inCase } from '../arbitraries/letter-case.ts';
export { naturals, oneOf, shuffled } from '../arbitraries/numbers.ts';
export { patchOperations } from '../arbitraries/patch-operations.ts';
export { steps } from '../arbitraries/steps.ts';
export { type Alphabet, texts } from '../arbitraries/text.ts';
export { textParts } from '../arbitraries/text-parts.ts';
export { textAttributes, userAttributes } from '../arbitraries/user-attributes.ts';
export { type Write, writes } from '../arbitraries/writes.ts';
export { postmanTest } from '../idp/entra/postman-collection.ts';
export { validatorTest } from '../idp/entra/validator.ts';
export { entitlementsTest, specificationTest } from '../idp/okta/specification-test.ts';
export { patched } from '../oracle/patched.ts';
export { select } from '../oracle/select.ts';
export { settled } from '../oracle/settled.ts';
export { immediacy } from '../report/caused-by.ts';
export { doesNotWork, works } from '../report/outcome.ts';
export { printFilter } from '../scim/filter-printer.ts';
export { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
export { Answer, memberIds, memberOf, textOf, valueAt } from './answer.ts';
export {
  type AttributePlace,
  externalIdPlace,
  isFree,
  isReadable,
  isReplaceable,
  readOnlyCommonPlaces,
  together,
} from './attribute-place.ts';
export { textsIn } from './attribute-texts.ts';
export { wrongValues } from './attribute-value.ts';
export { type BulkResult, bulkResults } from './bulk-result.ts';
export { pagesByCursor } from './cursor-pages.ts';
export { expect } from './expect.ts';
export type { Filled, FilledPlace } from './filled.ts';
export type { Existing, Given } from './given.ts';
export { foundationMissing, Inconclusive } from './inconclusive.ts';
export { interleaved } from './interleaved.ts';
export { onlyWith } from './profile-checks.ts';
export { nameOfKind, resourceKinds } from './resource-kinds.ts';
export { isSameValue } from './same-value.ts';
export { checksOf, playedBy } from './scenario-checks.ts';
export type { ScimClient } from './scim-client.ts';
export { secondsUntil } from './seconds-until.ts';
export { shownOf } from './shown-of.ts';
export { test } from './test.ts';
export { verifies } from './verifies.ts';

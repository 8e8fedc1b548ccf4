import { ScimError } from '../scim-error.ts';
import type { Attributes } from './attributes.ts';
import type { CompiledType } from './characteristics.ts';
import type { Directory } from './directory.ts';
import type { ResourceRecord } from './record.ts';
import { labelOf } from './target.ts';
import { excerpt } from './value-reader.ts';

/**
 * Checks that no other resource of the type has the value of a unique attribute.
 *
 * @throws ScimError 409 uniqueness, RFC 7644 section 3.3 (AMB-UNIQ-STATUS: also for PUT and PATCH).
 */
export function checkUnique(
  directory: Directory,
  type: CompiledType,
  attributes: Attributes,
  itself: ResourceRecord | undefined,
): void {
  const store = directory.store(type);
  for (const target of type.unique) {
    if (itself && attributes[target[0].name] === itself.attributes[target[0].name]) continue;
    const index = store.index(target)!;
    const taken = index.keysOf(attributes).find((key) => index.isTaken(key, itself));
    if (taken === undefined) continue;
    throw new ScimError(
      409,
      'uniqueness',
      `Another ${type.name} has ${labelOf(target)} ${excerpt(taken)} already; the value must be unique.`,
    );
  }
}

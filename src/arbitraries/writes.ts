import fc from 'fast-check';
import type { JsonObject } from '../scim/json.ts';
import type { PatchOperation } from '../scim/patch-operation.ts';
import { type PatchOptions, patchOperations } from './patch-operations.ts';
import { texts } from './text.ts';

/** A request of a sequence; `user` is the index of the User it is about. */
export type Write =
  | { readonly kind: 'create'; readonly attributes: JsonObject }
  | { readonly kind: 'create again'; readonly user: number }
  | { readonly kind: 'replace'; readonly user: number; readonly attributes: JsonObject }
  | { readonly kind: 'modify'; readonly user: number; readonly operations: readonly PatchOperation[] }
  | { readonly kind: 'delete'; readonly user: number };

/** Requests that succeed and requests that fail: a userName that is taken, a User that is gone, a remove without path. */
export function writes(
  users: number,
  { maxLength = 5, ...options }: PatchOptions = {},
): fc.Arbitrary<readonly Write[]> {
  const user = fc.nat(users - 1);
  const attributes = fc.record({ displayName: texts() });
  const operations = fc.oneof(
    { arbitrary: patchOperations({ ...options, maxLength: 2 }), weight: 3 },
    { arbitrary: fc.constant<readonly PatchOperation[]>([{ op: 'remove' }]), weight: 1 },
  );
  const write = fc.oneof(
    fc.record({ kind: fc.constant('create' as const), attributes }),
    fc.record({ kind: fc.constant('create again' as const), user }),
    fc.record({ kind: fc.constant('replace' as const), user, attributes }),
    fc.record({ kind: fc.constant('modify' as const), user, operations }),
    fc.record({ kind: fc.constant('delete' as const), user }),
  );
  return fc.array(write, { minLength: 1, maxLength });
}

import { randomBytes, randomUUID } from 'node:crypto';
import { saltedDigest } from './auth/logins.ts';
import type { CompiledType } from './engine/characteristics.ts';
import { Directory } from './engine/directory.ts';
import { standardOperations } from './engine/standard-operations.ts';
import { leniencyOf } from './leniency.ts';
import type { ProviderOptions } from './options.ts';
import type { ServedTenant } from './protocol/provider.ts';
import { standardSteps } from './protocol/standard-steps.ts';

/** An id that stands in an address as it is. */
const plainId = /^[\w-]+$/;

const indexedPaths = ['externalId', 'displayName', 'emails.value'];

/** A tenant without resources. */
export function createTenant(
  name: string,
  options: ProviderOptions,
  types: readonly CompiledType[],
  { baseUrl, now }: { readonly baseUrl: string; readonly now: () => number },
): ServedTenant {
  const urls = new Map(types.map((type) => [type, `${baseUrl}${type.resourceType.endpoint}/`]));
  return {
    name,
    directory: new Directory({
      types,
      indexedPaths: options.indexedPaths ?? indexedPaths,
      now,
      newId: options.newId ?? randomUUID,
    }),
    leniency: leniencyOf(options),
    operations: standardOperations,
    steps: standardSteps,
    get isStandard() {
      return this.operations === standardOperations && this.steps === standardSteps;
    },
    locate: ({ type, id }) => urls.get(type)! + (plainId.test(id) ? id : encodeURIComponent(id)),
    digest: (secret) => saltedDigest(secret, randomBytes(16).toString('base64url')),
    maxValues: options.maxValues ?? 1000,
    maxScanWork: options.maxScanWork ?? 50_000_000,
  };
}

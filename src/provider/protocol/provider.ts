import type { ServiceProviderConfig } from '../../scim/service-provider-config.ts';
import type { CompiledType } from '../engine/characteristics.ts';
import type { Tenant } from '../engine/tenant.ts';
import type { DiscoveryDocuments } from './discovery.ts';
import type { Representations } from './representations.ts';
import type { Steps } from './steps.ts';

/** Everything that answering needs, put together once. */
export interface Provider {
  /** Path of the base URL, such as "/scim/v2". */
  readonly basePath: string;
  readonly config: ServiceProviderConfig;
  readonly types: readonly CompiledType[];
  /** By endpoint, such as "/Users". */
  readonly endpoints: ReadonlyMap<string, CompiledType>;
  readonly discovery: DiscoveryDocuments;
  readonly tenants: readonly Tenant[];
  readonly representations: Representations;
  readonly steps: Steps;
  readonly limits: Limits;
  /** Queries that find more resources are refused; unlimited when left out. */
  readonly tooManyAbove?: number;
}

/** What a request may ask for at most. */
export interface Limits {
  readonly maxPatchOperations: number;
}

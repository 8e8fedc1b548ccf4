import type { FilterExpression } from '../../scim/filter.ts';
import type { Json, JsonObject } from '../../scim/json.ts';
import type { PatchOperation } from '../../scim/patch-operation.ts';
import type { Attributes } from './attributes.ts';
import type { CompiledType } from './characteristics.ts';
import type { Matches } from './matches.ts';
import type { SortKey } from './order.ts';
import type { Projection, ProjectionRequest } from './projection.ts';
import type { ResourceRecord } from './record.ts';
import type { Tenant } from './tenant.ts';

/**
 * Everything the engine does with resources, one function for each thing, so that any of them can be wrapped for a
 * tenant without the others knowing.
 */
export interface Operations {
  /** Reads a resource that a client sent. */
  readonly read: (tenant: Tenant, type: CompiledType, body: Json | undefined) => Attributes;
  /** Refuses attributes that another resource has exclusively. */
  readonly checkUnique: (
    tenant: Tenant,
    type: CompiledType,
    attributes: Attributes,
    itself: ResourceRecord | undefined,
  ) => void;
  /** What PUT makes of a resource. */
  readonly replace: (tenant: Tenant, record: ResourceRecord, sent: Attributes) => Attributes;
  /** What PATCH makes of a resource. */
  readonly patch: (tenant: Tenant, record: ResourceRecord, operations: readonly PatchOperation[]) => Attributes;
  readonly insert: (tenant: Tenant, type: CompiledType, attributes: Attributes, id?: string) => ResourceRecord;
  readonly update: (tenant: Tenant, record: ResourceRecord, attributes: Attributes) => void;
  readonly remove: (tenant: Tenant, record: ResourceRecord) => void;
  /** The resource with an id, if there is one of that type. */
  readonly find: (tenant: Tenant, type: CompiledType, id: string) => ResourceRecord | undefined;
  readonly select: (tenant: Tenant, types: readonly CompiledType[], filter: FilterExpression | undefined) => Matches;
  readonly order: (
    tenant: Tenant,
    records: readonly ResourceRecord[],
    keyOf: SortKey,
    isDescending: boolean,
  ) => readonly ResourceRecord[];
  readonly project: (tenant: Tenant, type: CompiledType, request: ProjectionRequest) => Projection;
  /** The resource as a client sees it. */
  readonly present: (tenant: Tenant, record: ResourceRecord, projection: Projection) => JsonObject;
}

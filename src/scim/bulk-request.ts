import type { Json } from './json.ts';
import type { PatchOp } from './patch-operation.ts';
import { messageUrn } from './urn.ts';

/** One request of a bulk request, RFC 7644 section 3.7. */
export interface BulkOperation {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Relative to the base URL: an endpoint for POST, a resource for the other methods. */
  readonly path: string;
  /** Stands for the id of a new resource in the other operations, as `bulkId:` and this. */
  readonly bulkId?: string;
  readonly data?: Json | PatchOp;
}

/** The message of RFC 7644 section 3.7. */
export interface BulkRequest {
  readonly schemas: readonly [typeof messageUrn.BulkRequest];
  readonly failOnErrors?: number;
  readonly Operations: readonly BulkOperation[];
}

export function bulkRequest(operations: readonly BulkOperation[], failOnErrors?: number): BulkRequest {
  return {
    schemas: [messageUrn.BulkRequest],
    ...(failOnErrors !== undefined && { failOnErrors }),
    Operations: operations,
  };
}

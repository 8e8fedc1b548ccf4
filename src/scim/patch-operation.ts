import type { Json } from './json.ts';
import { messageUrn } from './urn.ts';

export interface PatchOperation {
  readonly op: 'add' | 'remove' | 'replace';
  readonly path?: string;
  readonly value?: Json;
}

/** The PATCH message of RFC 7644 section 3.5.2. */
export interface PatchOp {
  readonly schemas: readonly [typeof messageUrn.PatchOp];
  readonly Operations: readonly PatchOperation[];
}

export function patchOp(...operations: readonly PatchOperation[]): PatchOp {
  return { schemas: [messageUrn.PatchOp], Operations: operations };
}

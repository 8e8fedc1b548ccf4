import type { Leniency } from '../leniency.ts';
import type { Directory } from './directory.ts';
import type { Operations } from './operations.ts';
import type { ResourceRecord } from './record.ts';

/** The resources of one customer and how they are dealt with. */
export interface Tenant {
  readonly name: string;
  readonly directory: Directory;
  readonly leniency: Leniency;
  /** What the engine does, operation by operation; a tenant may have some of them wrapped or replaced. */
  readonly operations: Operations;
  /** The URI of a resource. */
  readonly locate: (record: ResourceRecord) => string;
  /** What is kept of a secret such as a password. */
  readonly digest: (secret: string) => string;
  /** Values that a multi-valued attribute may have, other than links. */
  readonly maxValues: number;
  /** Conditions times resources that a query may look at without an index. */
  readonly maxScanWork: number;
}

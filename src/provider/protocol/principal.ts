import type { Tenant } from '../engine/tenant.ts';

export type Role = 'read-write' | 'read-only';

/** Who a request comes from. */
export interface Principal {
  readonly name: string;
  readonly tenant: Tenant;
  readonly role: Role;
  /** The `userName` or id of the resource that `/Me` stands for. */
  readonly subject?: string;
}

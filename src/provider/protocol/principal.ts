import type { ServedTenant } from './provider.ts';

export type Role = 'read-write' | 'read-only';

/** Who a request comes from. */
export interface Principal {
  readonly name: string;
  readonly tenant: ServedTenant;
  readonly role: Role;
  /** The `userName` or id of the resource that `/Me` stands for. */
  readonly subject?: string;
  /** Until when its credentials are good, in milliseconds since 1970. */
  readonly expires?: number;
}

import type { MemberOrder } from '../member-order.ts';

/** How an identity provider writes memberships and what else it does with groups. */
export interface GroupHabits {
  /** Whether it looks for a group by its name, or reads all of them and looks itself. */
  readonly lookup: 'filter' | 'all';
  readonly update: 'PATCH' | 'PUT';
  /** Members in one PATCH. */
  readonly members: 'one' | 'all';
  /** How a PATCH names the members that go. */
  readonly removal: 'filter' | 'list';
  readonly rename: 'path' | 'pathless' | 'never';
  readonly deletes: boolean;
  /** Whether members carry a display name. */
  readonly sendsDisplay: boolean;
}

/**
 * What tells one identity provider from another, as far as it is known. Facts OT-… are listed in `fixtures/idp/facts.json`; what no fact
 * says is the plainest request that RFC 7644 has for it.
 */
export interface ClientDescription {
  /** The facts it rests on. */
  readonly facts: readonly string[];
  /** The header Content-Type of bodies. */
  readonly contentType: string;
  readonly space: 'plus' | 'percent20';
  /** What ends the query of a lookup and the address of a change. */
  readonly endings: { readonly query: '' | '&'; readonly change: '' | '?' };
  /** What the test of a connection sends: addresses to read, a lookup of nobody, or resources that come and go. */
  readonly connection: readonly (`/${string}` | 'lookup of nobody' | 'test resources')[];
  readonly schemas: { readonly user: string; readonly enterprise: string };
  /** Members of a User in the order they are written. */
  readonly order: MemberOrder;
  /** Whether the body names an id, which is null until the service provider has given one. */
  readonly sendsNullId: boolean;
  readonly userUpdate: 'PUT' | 'PATCH';
  /** What happens to the account of somebody who loses the application, and of somebody who is deleted. */
  readonly onLoss: 'deactivate' | 'delete';
  readonly onRemoval: 'deactivate' | 'delete' | 'nothing';
  /** Absent where groups are not provisioned. */
  readonly groups?: GroupHabits | undefined;
}

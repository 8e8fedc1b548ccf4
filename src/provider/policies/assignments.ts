import type { Operations } from '../engine/operations.ts';
import { displayNameOf, type ResourceRecord } from '../engine/record.ts';
import type { Tenant } from '../engine/tenant.ts';
import type { Assignment, AssignmentPolicy } from '../policy.ts';
import { ScimError } from '../scim-error.ts';

/** Teams and roles of Users: the union of what their Groups grant, worked out anew each time it is asked for. */
export class Assignments {
  groups: AssignmentPolicy['groups'];
  readonly #lastHolder: AssignmentPolicy['lastHolder'];

  constructor({ groups, lastHolder }: AssignmentPolicy) {
    this.groups = groups;
    this.#lastHolder = lastHolder;
  }

  /** What an active User has; somebody inactive has nothing. */
  of({ directory }: Tenant, { id, attributes }: ResourceRecord): readonly Assignment[] {
    if (attributes.active === false) return [];
    const granted = directory.holdersOf(id).flatMap((group) => this.groups[displayNameOf(group) ?? ''] ?? []);
    return [...new Map(granted.map((one) => [`${one.team}/${one.role}`, one])).values()];
  }

  /** Takes care that somebody keeps what somebody has to have. */
  wrap(operations: Operations): Partial<Operations> {
    return {
      update: (tenant, record, attributes) => {
        const [before, held] = [record.attributes, this.#holders(tenant)];
        operations.update(tenant, record, attributes);
        if (!this.#isLost(tenant, held)) return;
        tenant.directory.replace(record, before);
        throw this.#refusal();
      },
      remove: (tenant, record) => {
        const held = this.#holders(tenant);
        const others = tenant.directory.holdersOf(record.id).length > 0;
        if (held > 0 && this.#lastHolder?.onLoss === 'refuse' && (others || record.type.links.length > 0)) {
          if (this.#holders(tenant, record) === 0) throw this.#refusal();
        }
        operations.remove(tenant, record);
      },
    };
  }

  #isLost(tenant: Tenant, held: number): boolean {
    return this.#lastHolder?.onLoss === 'refuse' && held > 0 && this.#holders(tenant) === 0;
  }

  /** How many active Users have it, when one resource is not counted in. */
  #holders(tenant: Tenant, gone?: ResourceRecord): number {
    const wanted = this.#lastHolder;
    if (!wanted) return 0;
    const grants = (name: string | undefined) =>
      (this.groups[name ?? ''] ?? []).some(({ team, role }) => team === wanted.team && role === wanted.role);
    const users = tenant.directory.types.filter(({ name }) => name === 'User');
    return users
      .flatMap((type) => tenant.directory.store(type).slice(0, tenant.directory.store(type).size))
      .filter((user) => user !== gone && user.attributes.active !== false)
      .filter(({ id }) =>
        tenant.directory.holdersOf(id).some((group) => group !== gone && grants(displayNameOf(group))),
      ).length;
  }

  #refusal(): Error {
    const { team = '', role = '' } = this.#lastHolder ?? {};
    return new ScimError(409, undefined, `Somebody has to keep the role ${role} of the team ${team}.`);
  }
}

import { isJsonObject, type JsonObject } from '../../scim/json.ts';
import { valuesOf } from '../engine/attributes.ts';
import { matchesOf } from '../engine/matches.ts';
import type { Operations } from '../engine/operations.ts';
import type { Policy } from '../policy.ts';
import { badRequest } from '../scim-error.ts';

/** What DELETE and `active` mean, and who is shown. */
export function livingOn(operations: Operations, policy: Policy): Partial<Operations> {
  const { deleteDeactivates, deactivationDeletes, hidesInactive } = policy;
  return {
    ...(deleteDeactivates && {
      remove: (tenant, record) => {
        if (record.type.name !== 'User') return operations.remove(tenant, record);
        if (record.attributes.active !== false)
          operations.update(tenant, record, { ...record.attributes, active: false });
      },
    }),
    ...(deactivationDeletes && {
      update: (tenant, record, attributes) => {
        operations.update(tenant, record, attributes);
        if (record.type.name === 'User' && attributes.active === false) operations.remove(tenant, record);
      },
    }),
    ...(hidesInactive && {
      select: (tenant, types, filter) => {
        const found = operations.select(tenant, types, filter);
        if (filter) return found;
        return matchesOf(found.slice(0, found.total).filter(({ attributes }) => attributes.active !== false));
      },
    }),
  };
}

/** What PATCH may do to the members of a Group, and whether they are shown. */
export function limitingMembers(
  operations: Operations,
  { maxChanges = Number.POSITIVE_INFINITY, replaceAll = true, hidden = false }: NonNullable<Policy['members']>,
): Partial<Operations> {
  return {
    patch: (tenant, record, requested) => {
      let changes = 0;
      for (const { op, path, value } of requested) {
        if (!isAboutMembers(path, value)) continue;
        const members = valuesOf(path === undefined ? (value as JsonObject).members : value);
        changes += Math.max(1, members.length);
        const isWholesale = op === 'replace' || (op === 'remove' && path === 'members' && members.length === 0);
        if (isWholesale && !replaceAll) throw wholesale();
      }
      if (changes > maxChanges) throw badRequest('invalidValue', `A PATCH changes at most ${maxChanges} members.`);
      return operations.patch(tenant, record, requested);
    },
    ...(hidden && {
      present: (tenant, record, projection) => {
        const { members: _, ...shown } = operations.present(tenant, record, projection);
        return shown;
      },
    }),
  };
}

function wholesale(): Error {
  return badRequest('invalidValue', 'All members at once can be neither replaced nor removed.');
}

function isAboutMembers(path: string | undefined, value: unknown): boolean {
  if (path === undefined) return isJsonObject(value) && 'members' in value;
  return path === 'members' || path.startsWith('members[');
}

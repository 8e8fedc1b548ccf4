import type { Json, JsonObject } from '../../scim/json.ts';
import type { EntraMapping } from './mapping.ts';
import type { AppRole } from './source.ts';

/** The type Entra ID gives every role (EN-45). */
export const roleType = 'WindowsAzureActiveDirectoryRole';

/** How a list of roles is written: only ever added to, or replaced as a whole (EN-45). */
export function roleMode(mapping: readonly EntraMapping[]): 'add' | 'assert' | undefined {
  const source = mapping.find(({ target }) => target === 'roles')?.source;
  if (source === undefined) return undefined;
  return source.startsWith('Assertive') ? 'assert' : 'add';
}

/** The roles as a created user has them. */
export function roleElements(roles: readonly AppRole[]): JsonObject[] {
  return roles.map(({ value, displayName }) => ({ primary: false, type: roleType, displayName, value }));
}

/** The operations that bring the roles in line; none when they are. */
export function roleOperations(
  mode: 'add' | 'assert' | undefined,
  wanted: readonly AppRole[],
  delivered: readonly AppRole[],
  spelledAdd: string,
): JsonObject[] {
  const added = wanted.filter((role) => !includes(delivered, role));
  const isSame = added.length === 0 && delivered.every((role) => includes(wanted, role));
  if (mode === 'assert') return isSame ? [] : [{ op: 'replace', path: 'roles', value: roleElements(wanted) }];
  return added.length === 0 ? [] : [{ op: spelledAdd, path: 'roles', value: added.map(asDocument) }];
}

function includes(list: readonly AppRole[], { value }: AppRole): boolean {
  return list.some((candidate) => candidate.value === value);
}

/** The whole role as JSON text inside `value`. */
function asDocument({ id, value, displayName }: AppRole): JsonObject {
  return { value: JSON.stringify({ id, value, displayName }) };
}

/** Reads roles back from the values of a mapping. */
export function asRoles(value: Json | undefined): readonly AppRole[] {
  return Array.isArray(value) ? value : [];
}

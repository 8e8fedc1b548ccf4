import type { Json, JsonObject } from '../../scim/json.ts';
import { messageUrn } from '../../scim/urn.ts';
import { readValue, type Values } from '../attribute-value.ts';
import type { EntraProfile } from './profile.ts';

/** A difference between source and target. */
export interface Change {
  readonly verb: 'Add' | 'Replace' | 'Remove';
  readonly path: string;
  /** Text as the mapping yields it; absent for Remove. */
  readonly value?: Json;
}

type Style = Pick<EntraProfile, 'opCase' | 'mergesOperations' | 'activeAs' | 'missingElement'>;

/** What separates the target's values from the wanted ones (EN-31); `delivered` tells which of them once had a value. */
export function changesBetween(
  wanted: Values,
  current: (path: string) => Json | undefined,
  delivered: Values,
  { missingElement }: Pick<Style, 'missingElement'>,
): Change[] {
  const changes = [...wanted].flatMap(([path, value]): Change[] => {
    const present = current(path);
    if (isEmpty(present)) return [{ verb: path.includes('[') ? missingElement : 'Add', path, value }];
    return isSame(path, value, present) ? [] : [{ verb: 'Replace', path, value }];
  });
  const emptied = [...delivered.keys()].filter((path) => !wanted.has(path) && !isEmpty(current(path)));
  return [...changes, ...emptied.map((path): Change => ({ verb: 'Remove', path }))];
}

export function reader(resource: JsonObject): (path: string) => Json | undefined {
  return (path) => readValue(resource, path);
}

function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '';
}

function isSame(path: string, value: Json, present: Json | undefined): boolean {
  return path === 'active' ? asBoolean(value) === asBoolean(present) : value === present;
}

function asBoolean(value: Json | undefined): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

/** EN-40: one operation for each change. EN-41: changes without a filter share one, unless there is only one. */
export function operationsFor(changes: readonly Change[], style: Style): JsonObject[] {
  return style.mergesOperations ? merged(changes, style) : changes.map((change) => operation(change, style));
}

export function patchMessage(operations: readonly JsonObject[]): JsonObject {
  return { schemas: [messageUrn.PatchOp], Operations: operations };
}

export function spell(verb: Change['verb'], { opCase }: Pick<Style, 'opCase'>): string {
  return opCase === 'lower' ? verb.toLowerCase() : verb;
}

function merged(changes: readonly Change[], style: Style): JsonObject[] {
  const filtered = changes.filter(({ path }) => path.includes('['));
  const rest = changes.filter((change) => !filtered.includes(change));
  const shared = (['Replace', 'Add'] as const).flatMap((verb) => {
    const kin = rest.filter((change) => change.verb === verb && change.path !== 'active');
    if (kin.length < 2) return kin.map((change) => operation(change, style));
    return [{ op: spell(verb, style), value: Object.fromEntries(kin.map(({ path, value }) => [path, value])) }];
  });
  const own = rest.filter(({ verb, path }) => verb === 'Remove' || path === 'active');
  return [
    ...filtered.map((change) => operation(change, style)),
    ...shared,
    ...own.map((change) => operation(change, style)),
  ];
}

function operation({ verb, path, value }: Change, style: Style): JsonObject {
  const written = path === 'active' && style.activeAs === 'boolean' ? asBoolean(value) : value;
  return { op: spell(verb, style), path, ...(verb !== 'Remove' && { value: written }) };
}

import { isJsonObject, type Json } from '../../scim/json.ts';
import { type Attributes, valuesOf } from '../engine/attributes.ts';
import type { CompiledType } from '../engine/characteristics.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { Tenant } from '../engine/tenant.ts';

/** The resources of a type in the order of their creation. */
export function recordsOf({ directory }: Tenant, type: CompiledType): readonly ResourceRecord[] {
  return directory.store(type).records.filter((record) => record !== undefined);
}

export function typeCalled({ directory }: Tenant, name: string): CompiledType {
  return directory.types.find((type) => type.name === name)!;
}

/** The resource that has a unique value of these attributes already. */
export function sameUniqueValue(
  { directory }: Tenant,
  type: CompiledType,
  attributes: Attributes,
): ResourceRecord | undefined {
  for (const target of type.unique) {
    const index = directory.store(type).index(target)!;
    const [holder] = index.keysOf(attributes).flatMap((key) => index.find(key));
    if (holder) return holder;
  }
  return undefined;
}

export function emailsOf({ emails }: Attributes): readonly string[] {
  return valuesOf(emails)
    .map((email) => (isJsonObject(email) ? email.value : undefined))
    .filter((value) => typeof value === 'string');
}

/** The ids that the members of a Group refer to. */
export function memberIds({ members }: Attributes): readonly string[] {
  return valuesOf(members).map((member) => (member as { readonly value: string }).value);
}

/** The ids named by the members of a body or by the value of an operation. */
export function namedIds(value: Json | undefined): readonly string[] {
  const entries: readonly (Json | undefined)[] = Array.isArray(value) ? value : [value];
  return entries.map((entry) => (isJsonObject(entry) ? entry.value : entry)).filter((id) => typeof id === 'string');
}

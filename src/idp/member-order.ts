import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';

/** Names in the order a client writes them: under "" those of the resource, under an attribute its sub-attributes. */
export type MemberOrder = Readonly<Record<string, readonly string[]>>;

/** A copy with members in the given order; members the order does not name come last. */
export function arrange(resource: JsonObject, order: MemberOrder): JsonObject {
  const entries = Object.entries(inOrder(resource, order['']));
  return Object.fromEntries(entries.map(([name, value]) => [name, arrangeValue(value, order[name])]));
}

function arrangeValue(value: Json | undefined, names: readonly string[] | undefined): Json | undefined {
  if (Array.isArray(value)) return (value as readonly Json[]).map((element) => arrangeValue(element, names) ?? null);
  return isJsonObject(value) ? inOrder(value, names) : value;
}

function inOrder(object: JsonObject, names: readonly string[] = []): JsonObject {
  const named = names.filter((name) => name in object).map((name) => [name, object[name]] as const);
  return {
    ...Object.fromEntries(named),
    ...Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name))),
  };
}

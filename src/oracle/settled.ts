import { isJsonObject, type Json } from '../scim/json.ts';

/**
 * A form in which two resources compare equal when they are the same to SCIM: null, empty lists and empty objects are
 * unassigned, `primary: false` is the same as no `primary`, and members and values have no order, and
 * a value is no more there when it is there twice.
 */
export function settled(json: Json): Json {
  if (Array.isArray(json)) {
    const elements = (json as Json[]).map(settled).filter((element) => element !== null);
    if (elements.length === 0) return null;
    const distinct = new Map(elements.map((element) => [JSON.stringify(element), element]));
    return [...distinct].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, element]) => element);
  }
  if (!isJsonObject(json)) return json;
  const members = Object.entries(json)
    .map(([name, value]) => [name, settled(value ?? null)] as const)
    .filter(([name, value]) => value !== null && !(name === 'primary' && value === false))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return members.length === 0 ? null : Object.fromEntries(members);
}

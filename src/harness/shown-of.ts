import { settled } from '../oracle/settled.ts';
import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
import { memberOf } from './answer.ts';

/** The attributes that were sent, as they are stored; name.formatted may be made up by the service provider. */
export function shownOf(stored: JsonObject, sent: JsonObject): Json {
  const shown = Object.keys(sent).map((attribute) => [attribute, within(memberOf(stored, attribute), sent[attribute])]);
  return settled(Object.fromEntries(shown) as JsonObject);
}

function within(stored: Json | undefined, sent: Json | undefined): Json {
  if (!isJsonObject(sent)) return stored ?? null;
  const members = isJsonObject(stored) ? stored : {};
  return Object.fromEntries(Object.keys(sent).map((name) => [name, memberOf(members, name) ?? null]));
}

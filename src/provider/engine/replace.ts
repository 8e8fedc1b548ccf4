import { isJsonObject, type JsonObject } from '../../scim/json.ts';
import { badRequest } from '../scim-error.ts';
import { type Attributes, type Stored, sameValue } from './attributes.ts';
import type { Characteristics, CompiledType } from './characteristics.ts';

/**
 * What PUT makes of a resource, RFC 7644 section 3.5.1: what was sent, with immutable and writeOnly attributes that
 * were not sent kept. Everything else that was not sent is cleared (AMB-PUT-OMITTED). The attributes from before come
 * back when nothing changes.
 *
 * @throws ScimError mutability when an immutable attribute would change.
 */
export function replaceAttributes({ written }: CompiledType, before: Attributes, sent: Attributes): Attributes {
  const schemas = sameValue(before.schemas, sent.schemas) ? before.schemas : sent.schemas;
  const after = { schemas: schemas!, ...carryOver(written, before, sent) };
  return isSame(before, after) ? before : after;
}

/** What is the same was carried over as it is. */
function isSame(before: Attributes, after: Attributes): boolean {
  const names = Object.keys(after);
  return names.length === Object.keys(before).length && names.every((name) => before[name] === after[name]);
}

function carryOver(
  attributes: readonly Characteristics[],
  before: Attributes,
  sent: Attributes,
): Record<string, Stored> {
  const result: Record<string, Stored> = {};
  for (const attribute of attributes) {
    const value = carryOverOne(attribute, before[attribute.name], sent[attribute.name]);
    if (value !== undefined) result[attribute.name] = value;
  }
  return result;
}

function carryOverOne(
  attribute: Characteristics,
  old: Stored | undefined,
  sent: Stored | undefined,
): Stored | undefined {
  if (old === undefined) return sent;
  if (sent === undefined) return isKept(attribute) ? old : carryOverParts(attribute, old, {});
  if (attribute.mutability === 'immutable' && !sameValue(old, sent)) {
    throw badRequest('mutability', `Attribute ${attribute.label} is immutable and has a value already.`);
  }
  if (sameValue(old, sent)) return old;
  return isJsonObject(sent) && !attribute.multiValued ? carryOverParts(attribute, old, sent) : sent;
}

function carryOverParts(attribute: Characteristics, old: Stored, sent: JsonObject): Stored | undefined {
  if (!isJsonObject(old) || attribute.multiValued) return undefined;
  const result = carryOver(attribute.parts, old, sent);
  return Object.keys(result).length === 0 ? undefined : (result as JsonObject);
}

function isKept({ mutability }: Characteristics): boolean {
  return mutability === 'immutable' || mutability === 'writeOnly';
}

import { settled } from '../oracle/settled.ts';
import { type Attribute, findAttribute } from '../scim/attribute.ts';
import { isJsonObject, type Json } from '../scim/json.ts';
import { memberOf } from './answer.ts';

/**
 * Whether a stored value is the one that was sent, as far as the attribute's definition can tell: case counts only with
 * caseExact, dates are moments, the padding of base64 is optional, order and sub-attributes that were not sent are open.
 */
export function isSameValue(definition: Attribute, sent: Json, stored: Json | undefined): boolean {
  const [wanted, seen] = [settled(sent), settled(stored ?? null)];
  if (wanted === null || seen === null) return wanted === seen;
  if (!definition.multiValued) return isSameSingle(definition, sent, stored ?? null);
  const elements: readonly Json[] = Array.isArray(stored) ? stored : [];
  return (Array.isArray(sent) ? (sent as Json[]) : [sent]).every((one) =>
    elements.some((other) => isSameSingle(definition, one, other)),
  );
}

function isSameSingle(definition: Attribute, sent: Json, stored: Json): boolean {
  if (definition.type === 'complex') {
    if (!isJsonObject(sent) || !isJsonObject(stored)) return false;
    return Object.entries(sent).every(([name, value]) => {
      const part = findAttribute(definition.subAttributes ?? [], name);
      const isHidden = part?.returned === 'never' || part?.returned === 'request' || part?.mutability === 'writeOnly';
      return part === undefined || isHidden || isSameValue(part, value ?? null, memberOf(stored, name));
    });
  }
  if (typeof sent !== 'string' || typeof stored !== 'string') return sent === stored;
  switch (definition.type) {
    case 'dateTime':
      return Date.parse(sent) === Date.parse(stored);
    case 'binary':
      return withoutPadding(sent) === withoutPadding(stored);
    default:
      return definition.caseExact ? sent === stored : sent.toLowerCase() === stored.toLowerCase();
  }
}

function withoutPadding(text: string): string {
  return text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
}

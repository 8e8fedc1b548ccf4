import type { Json } from '../../scim/json.ts';
import type { Characteristics } from './characteristics.ts';
import { instantOf } from './date-time.ts';

/** A value in the form in which values of its attribute compare: text folded as caseExact says, dateTime as an instant. */
export type Comparable = string | number | boolean;

const ascii = /^[\u0000-\u007f]*$/;
const fullAndHalfWidth = /[\u3000\uff01-\uffee]/g;

/**
 * Prepares an internationalised user name for comparison by the UsernameCaseMapped profile, RFC 8265 section 3.3:
 * width mapping, lower case, normalisation form C.
 */
function prepareUserName(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .replace(fullAndHalfWidth, (character) => character.normalize('NFKC'))
    .toLowerCase()
    .normalize('NFC');
}

/** How values of an attribute are brought into comparable form; a value of the wrong type gives `undefined`. */
export function comparableForm(attribute: Characteristics): (value: Json | undefined) => Comparable | undefined {
  switch (attribute.type) {
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : undefined);
    case 'integer':
    case 'decimal':
      return (value) => (typeof value === 'number' ? value : undefined);
    case 'dateTime':
      return (value) => (typeof value === 'string' ? instantOf(value) : undefined);
    default: {
      const fold = textForm(attribute);
      return (value) => (typeof value === 'string' ? fold(value) : undefined);
    }
  }
}

/** How text of an attribute is folded: RFC 7643 section 2.2 caseExact, RFC 7644 section 5 for unique names. */
export function textForm(attribute: Characteristics): (text: string) => string {
  if (attribute.caseExact) return (text) => text;
  return attribute.uniqueness === 'none' ? (text) => text.toLowerCase() : prepareUserName;
}

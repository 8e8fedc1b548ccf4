import { isJsonObject } from '../../scim/json.ts';
import type { Attributes } from './attributes.ts';
import type { Characteristics } from './characteristics.ts';
import { missing } from './value-reader.ts';

/**
 * Checks that every required attribute has a value, also within single complex attributes and extensions.
 *
 * @throws ScimError invalidValue.
 */
export function checkRequired(attributes: readonly Characteristics[], holder: Attributes): void {
  for (const attribute of attributes) {
    const value = holder[attribute.name];
    if (value === undefined) {
      if (attribute.required && attribute.mutability !== 'readOnly') throw missing(attribute);
    } else if (!attribute.multiValued && isJsonObject(value)) checkRequired(attribute.parts, value);
  }
}

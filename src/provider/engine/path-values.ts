import { isJsonObject, type Json } from '../../scim/json.ts';
import type { Attributes } from './attributes.ts';
import { isLinks, type Stored } from './attributes.ts';
import type { Characteristics, Target } from './characteristics.ts';
import { type Comparable, comparableForm } from './comparable.ts';
import { last } from './target.ts';

/** The values that a path leads to, those of all elements of multi-valued attributes on the way. */
export function valuesAt(
  holder: Attributes,
  target: readonly Characteristics[],
  read: (holder: Json, attribute: Characteristics) => Stored | undefined = partOf,
): readonly Json[] {
  let values: Stored[] = [holder as Json];
  for (const attribute of target) {
    const next: Stored[] = [];
    for (const value of values) {
      const part = read(value as Json, attribute);
      if (isLinks(part)) next.push(...part);
      else if (Array.isArray(part)) next.push(...(part as readonly Json[]));
      else if (part !== undefined) next.push(part);
    }
    values = next;
  }
  return values as readonly Json[];
}

/** The value of one attribute within the object that holds it. */
export function partOf(holder: Json, { name }: Characteristics): Stored | undefined {
  return isJsonObject(holder) ? holder[name] : undefined;
}

/** The same for comparisons: RFC 7643 section 2.4, a value without `primary` counts as `primary: false`. */
export function comparedPartOf(holder: Json, attribute: Characteristics): Stored | undefined {
  return (
    partOf(holder, attribute) ?? (attribute.name === 'primary' && attribute.type === 'boolean' ? false : undefined)
  );
}

/** The values at a path in comparable form: none, one as it is, or a list. */
export type ComparableValues = Comparable | readonly Comparable[] | undefined;

/** How the values at a path are read into comparable form. */
export function comparableReader(target: Target): (holder: Attributes) => ComparableValues {
  const form = comparableForm(last(target));
  return (holder) => {
    const found: Comparable[] = [];
    for (const value of valuesAt(holder, target, comparedPartOf)) {
      const comparable = form(value);
      if (comparable !== undefined) found.push(comparable);
    }
    return found.length < 2 ? found[0] : found;
  };
}

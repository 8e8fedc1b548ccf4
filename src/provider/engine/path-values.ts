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
  const isSingle = target.every(({ multiValued, source }) => !multiValued && source !== 'links');
  return isSingle ? singleReader(target, form) : listReader(target, form);
}

type Form = ReturnType<typeof comparableForm>;

function singleReader(target: Target, form: Form): (holder: Attributes) => ComparableValues {
  const [top, ...below] = target.map(({ name }) => name) as [string, ...string[]];
  if (below.length === 0) return (holder) => form(holder[top] as Json | undefined);
  return (holder) => {
    let value = holder[top] as Json | undefined;
    for (const name of below) value = isJsonObject(value) ? value[name] : undefined;
    return form(value);
  };
}

function listReader(target: Target, form: Form): (holder: Attributes) => ComparableValues {
  return (holder) => {
    const found: Comparable[] = [];
    for (const value of valuesAt(holder, target, comparedPartOf)) {
      const comparable = form(value);
      if (comparable !== undefined) found.push(comparable);
    }
    return found.length < 2 ? found[0] : found;
  };
}

import { isJsonObject, type Json } from '../../scim/json.ts';
import { type Attributes, type Stored, valuesOf } from '../engine/attributes.ts';

/** The names on the way of an attribute path; the URN of an extension is one of them. */
export function stepsOf(path: string): readonly string[] {
  const colon = path.startsWith('urn:') ? path.lastIndexOf(':') : -1;
  const names = path.slice(colon + 1).split('.');
  return colon < 0 ? names : [path.slice(0, colon), ...names];
}

/** The value at a path of single values; `undefined` where there is none. */
export function valueAt(attributes: Attributes, path: string): Stored | undefined {
  let value: Stored | undefined = attributes as Json;
  for (const name of stepsOf(path)) value = isJsonObject(value) ? value[name] : undefined;
  return value;
}

/** The texts at a path, those of every value of a multi-valued attribute. */
export function textsAt(attributes: Attributes, path: string): readonly string[] {
  let values: readonly Json[] = [attributes as Json];
  for (const name of stepsOf(path)) {
    values = values.flatMap((value) => {
      const part = isJsonObject(value) ? value[name] : undefined;
      return part === undefined ? [] : ((Array.isArray(part) ? part : [part]) as readonly Json[]);
    });
  }
  return values.filter((value) => typeof value === 'string');
}

/** The same attributes with another value at a path of single values; `undefined` takes it away. */
export function withValue(attributes: Attributes, path: string, value: Stored | undefined): Attributes {
  return put(attributes, stepsOf(path), value);
}

function put(holder: Attributes, [name, ...rest]: readonly string[], value: Stored | undefined): Attributes {
  const inner = holder[name!];
  const below = rest.length === 0 ? value : put(isJsonObject(inner) ? inner : {}, rest, value);
  const isGone = below === undefined || (rest.length > 0 && Object.keys(below as object).length === 0);
  if (!isGone) return { ...holder, [name!]: below as Stored };
  const { [name!]: _, ...others } = holder;
  return others;
}

/** What has no value, or one that says nothing. */
export function isBlank(value: Stored | undefined): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && valuesOf(value).length === 0)
  );
}

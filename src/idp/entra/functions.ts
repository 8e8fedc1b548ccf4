import type { SourceValue } from './source.ts';

type MappingFunction = (...terms: readonly SourceValue[]) => SourceValue;

/** The mapping functions that provisioning of a SCIM application uses (EN-81), by name; names are case-sensitive. */
export const functions: Readonly<Record<string, MappingFunction>> = {
  Append: (source, suffix) => `${text(source)}${text(suffix)}`,
  Coalesce: (...terms) => terms.find((term) => !isEmpty(term)) ?? null,
  Join: (separator, ...terms) =>
    terms
      .flatMap((term) => (Array.isArray(term) ? (term as readonly string[]) : [text(term)]))
      .filter((part) => part !== '')
      .join(text(separator)),
  Mid: (source, start, length) =>
    text(source).slice(Number(text(start)) - 1, Number(text(start)) - 1 + Number(text(length))),
  Switch: (source, fallback, ...pairs) => {
    const index = pairs.findIndex((key, at) => at % 2 === 0 && text(key) === text(source));
    return index < 0 ? (fallback ?? null) : (pairs[index + 1] ?? null);
  },
  ToLower: (source) => text(source).toLowerCase(),
  ToUpper: (source) => text(source).toUpperCase(),
};

/** A value as text: of several the first, of none nothing. */
export function text(value: SourceValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  const [first] = value;
  return typeof first === 'string' ? first : (first?.value ?? '');
}

export function isEmpty(value: SourceValue): boolean {
  return value === null || value.length === 0;
}

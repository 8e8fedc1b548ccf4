import fc from 'fast-check';

/** A text of a resource, and a part of it that an operator finds it by. */
export interface TextPart<Place> {
  readonly place: Place;
  readonly whole: string;
  readonly op: 'eq' | 'co' | 'sw' | 'ew';
  readonly part: string;
}

/** Texts that occur somewhere, their beginnings, ends and middles; those with signs that a filter quotes are not rare. */
export function textParts<Place>(
  texts: readonly { readonly place: Place; readonly whole: string }[],
): fc.Arbitrary<TextPart<Place>> {
  const quoted = texts.filter(({ whole }) => /["'\\]/.test(whole));
  const text = fc.oneof(...[texts, quoted].filter(({ length }) => length > 0).map((some) => fc.constantFrom(...some)));
  return fc
    .tuple(text, fc.constantFrom('eq' as const, 'co' as const, 'sw' as const, 'ew' as const), fc.nat(), fc.nat())
    .map(([{ place, whole }, op, from, to]) => ({ place, whole, op, part: partOf(whole, op, from, to) }));
}

/** A beginning, an end, a middle or the whole of a text, never empty and never cut inside a character. */
export function partOf(text: string, op: string, from: number, to: number): string {
  const letters = [...text];
  const start = from % letters.length;
  const length = 1 + (to % letters.length);
  switch (op) {
    case 'co':
      return letters.slice(start, start + length).join('');
    case 'sw':
      return letters.slice(0, length).join('');
    case 'ew':
      return letters.slice(-length).join('');
    default:
      return text;
  }
}

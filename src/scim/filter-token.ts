export interface FilterToken {
  readonly kind: 'word' | 'string' | 'number' | 'punctuation';
  readonly text: string;
  /** Index of the first character in the filter. */
  readonly at: number;
}

/** A filter or path that does not follow RFC 7644 figure 1; `at` is the index of the offending character. */
export class FilterSyntaxError extends Error {
  override readonly name = 'FilterSyntaxError';
  readonly at: number;

  constructor(at: number, problem: string) {
    super(`${problem} at character ${at + 1}.`);
    this.at = at;
  }
}

const token =
  /\s*(?:(?<string>"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*")|(?<number>-?\d[\d.eE+-]*)|(?<word>[A-Za-z$][^\s()[\]"]*)|(?<punctuation>[()[\]]|\.[A-Za-z$][\w$-]*))/iy;

/** Splits a filter into tokens. `.name` directly behind a bracket is punctuation of its own. */
export function filterTokens(filter: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  const end = filter.trimEnd().length;
  token.lastIndex = 0;
  while (token.lastIndex < end) {
    const from = token.lastIndex;
    const match = token.exec(filter);
    if (!match) throw new FilterSyntaxError(from, `Unexpected ${describe(filter.slice(from).trimStart())}`);
    const [kind, text] = Object.entries(match.groups!).find(([, value]) => value !== undefined)!;
    tokens.push({ kind: kind as FilterToken['kind'], text, at: token.lastIndex - text.length });
  }
  return tokens;
}

function describe(rest: string): string {
  return rest.startsWith('"') ? 'string without its closing quote' : `"${rest[0]}"`;
}

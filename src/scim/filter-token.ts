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
  /\s*("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*"|-?\d[\d.eE+-]*|[A-Za-z$][^\s()[\]"]*|[()[\]]|\.[A-Za-z$][\w$-]*)/iy;

/** Splits a filter into tokens. `.name` directly behind a bracket is punctuation of its own. */
export function filterTokens(filter: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  const end = filter.trimEnd().length;
  token.lastIndex = 0;
  while (token.lastIndex < end) {
    const from = token.lastIndex;
    const text = token.exec(filter)?.[1];
    if (text === undefined) throw new FilterSyntaxError(from, `Unexpected ${describe(filter.slice(from).trimStart())}`);
    tokens.push({ kind: kindOf(text), text, at: token.lastIndex - text.length });
  }
  return tokens;
}

function kindOf(text: string): FilterToken['kind'] {
  if (text.startsWith('"')) return 'string';
  if (/^[\d-]/.test(text)) return 'number';
  return /^[()[\].]/.test(text) ? 'punctuation' : 'word';
}

function describe(rest: string): string {
  return rest.startsWith('"') ? 'string without its closing quote' : `"${rest[0]}"`;
}

/** An attribute mapping expression of Entra ID (EN-81). */
export type Expression =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'constant'; readonly value: string }
  /** An argument left empty, as in `Switch([a], , "b", "c")`. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'call'; readonly name: string; readonly terms: readonly Expression[] };

export class ExpressionSyntaxError extends Error {
  override readonly name = 'ExpressionSyntaxError';
}

const longestExpression = 10_000;
const tokens =
  /\s*(?:\[(?<attribute>[^\]]+)\]|"(?<text>(?:[^"\\]|\\.)*)"|(?<number>-?\d+(?:\.\d+)?)|(?<name>[A-Za-z]\w*)|(?<mark>[(),]))/y;

type Token = Readonly<Partial<Record<'attribute' | 'text' | 'number' | 'name' | 'mark', string>>>;

/**
 * Reads an expression: `[attribute]`, `"constant"`, a number, or `Function(term, term)`.
 *
 * @throws ExpressionSyntaxError when the text is none.
 */
export function parseExpression(text: string): Expression {
  if (text.length > longestExpression) throw new ExpressionSyntaxError('An expression has at most 10,000 characters.');
  const reader = new Reader(tokensOf(text), text);
  const expression = reader.term();
  reader.end();
  return expression;
}

function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < text.trimEnd().length) {
    const at = tokens.lastIndex;
    const match = tokens.exec(text);
    if (!match?.groups) throw new ExpressionSyntaxError(`Unexpected "${text.slice(at).trim()[0]}" in ${text}`);
    found.push(match.groups);
  }
  return found;
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #text: string;
  #at = 0;

  constructor(list: readonly Token[], text: string) {
    this.#tokens = list;
    this.#text = text;
  }

  term(): Expression {
    const { attribute, text, number, name } = this.#take();
    if (attribute !== undefined) return { kind: 'attribute', name: attribute };
    if (text !== undefined) return { kind: 'constant', value: text.replaceAll(/\\(.)/g, '$1') };
    if (number !== undefined) return { kind: 'constant', value: number };
    if (name === undefined) throw this.#unexpected();
    this.#expect('(');
    return { kind: 'call', name, terms: this.#terms() };
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.#unexpected();
  }

  #terms(): Expression[] {
    if (this.#skip(')')) return [];
    const terms: Expression[] = [];
    for (;;) {
      const isEmpty = this.#peek() === ',' || this.#peek() === ')';
      terms.push(isEmpty ? { kind: 'nothing' } : this.term());
      if (this.#skip(')')) return terms;
      this.#expect(',');
    }
  }

  #take(): Token {
    const token = this.#tokens[this.#at];
    if (!token) throw this.#unexpected();
    this.#at += 1;
    return token;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at]?.mark;
  }

  #skip(mark: string): boolean {
    const isThere = this.#peek() === mark;
    if (isThere) this.#at += 1;
    return isThere;
  }

  #expect(mark: string): void {
    if (!this.#skip(mark)) throw this.#unexpected();
  }

  #unexpected(): ExpressionSyntaxError {
    const token = Object.values(this.#tokens[this.#at] ?? {}).find((part) => part !== undefined);
    return new ExpressionSyntaxError(`Unexpected ${token === undefined ? 'end' : `"${token}"`} in ${this.#text}`);
  }
}

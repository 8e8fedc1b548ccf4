export type ComparisonSign = '=' | '<>' | '>' | '>=' | '<' | '<=';

/** An attribute mapping expression of Entra ID (EN-81). */
export type Expression =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'constant'; readonly value: string }
  /** An argument left empty, as in `Switch([a], , "b", "c")`. */
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'comparison';
      readonly sign: ComparisonSign;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly name: string; readonly terms: readonly Expression[] };

export class ExpressionSyntaxError extends Error {
  override readonly name = 'ExpressionSyntaxError';
}

const longestExpression = 10_000;
const tokenPattern =
  /\s*(?:\[(?<attribute>[^\]]+)\]|"(?<text>(?:[^"\\]|\\.)*)"|(?<number>&H[0-9A-Fa-f]+|-?\d+(?:\.\d+)?)|(?<name>[A-Za-z]\w*)|(?<sign><>|>=|<=|[=<>])|(?<mark>[(),]))/y;

type Token = Readonly<Partial<Record<'attribute' | 'text' | 'number' | 'name' | 'sign' | 'mark', string>>>;

/**
 * Reads an expression: `[attribute]`, `"constant"`, a number, `Function(term, term)`, or a comparison of two of them.
 *
 * @throws ExpressionSyntaxError when the text is none.
 */
export function parseExpression(text: string): Expression {
  if (text.length > longestExpression) throw new ExpressionSyntaxError('An expression has at most 10,000 characters.');
  const reader = new Reader(tokensOf(text), text);
  const expression = reader.expression();
  reader.end();
  return expression;
}

function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  const { length } = text.trimEnd();
  for (let at = 0; at < length; ) {
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(text);
    if (!match?.groups) throw new ExpressionSyntaxError(`Unexpected "${text.slice(at).trim()[0]}" in ${text}`);
    found.push(match.groups);
    at = tokenPattern.lastIndex;
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

  expression(): Expression {
    const left = this.#term();
    const sign = this.#tokens[this.#at]?.sign as ComparisonSign | undefined;
    if (sign === undefined) return left;
    this.#at += 1;
    return { kind: 'comparison', sign, left, right: this.#term() };
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.#unexpected();
  }

  #term(): Expression {
    const { attribute, text, number, name } = this.#take();
    if (attribute !== undefined) return { kind: 'attribute', name: attribute };
    if (text !== undefined) return { kind: 'constant', value: text.replaceAll(/\\(.)/g, '$1') };
    if (number !== undefined) return { kind: 'constant', value: number.replace(/^&H/, '0x') };
    if (name === undefined) throw this.#unexpected(-1);
    // A name alone is one of the words functions know, such as vbBinaryCompare.
    return this.#skip('(') ? { kind: 'call', name, terms: this.#terms() } : { kind: 'constant', value: name };
  }

  #terms(): Expression[] {
    if (this.#skip(')')) return [];
    const terms: Expression[] = [];
    for (;;) {
      const { mark } = this.#tokens[this.#at] ?? {};
      terms.push(mark === ',' || mark === ')' ? { kind: 'nothing' } : this.expression());
      if (this.#skip(')')) return terms;
      if (!this.#skip(',')) throw this.#unexpected();
    }
  }

  #take(): Token {
    const token = this.#tokens[this.#at];
    if (!token) throw this.#unexpected();
    this.#at += 1;
    return token;
  }

  #skip(mark: string): boolean {
    const isThere = this.#tokens[this.#at]?.mark === mark;
    if (isThere) this.#at += 1;
    return isThere;
  }

  #unexpected(offset = 0): ExpressionSyntaxError {
    const token = Object.values(this.#tokens[this.#at + offset] ?? {}).find((part) => part !== undefined);
    return new ExpressionSyntaxError(`Unexpected ${token === undefined ? 'end' : `"${token}"`} in ${this.#text}`);
  }
}

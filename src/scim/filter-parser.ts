import { type AttributePath, parseAttributePath } from './attribute-path.ts';
import {
  type Comparison,
  type ComparisonOperator,
  type ComparisonValue,
  comparisonOperators,
  type FilterExpression,
  type Presence,
} from './filter.ts';
import { FilterSyntaxError, type FilterToken, filterTokens } from './filter-token.ts';

/** Deeper nesting is refused, so that hostile input cannot exhaust the stack. */
const maxDepth = 64;

const literals: ReadonlyMap<string, ComparisonValue> = new Map<string, ComparisonValue>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Reads a filter by the grammar of RFC 7644 figure 1; keywords and operators ignore case, `not` binds tighter than
 * `and`, `and` tighter than `or`.
 *
 * @throws FilterSyntaxError when the text is no filter.
 */
export function parseFilter(text: string): FilterExpression {
  const reader = new FilterReader(text, filterTokens(text));
  const filter = reader.alternatives(0);
  reader.end();
  return filter;
}

class FilterReader {
  readonly #text: string;
  readonly #tokens: readonly FilterToken[];
  #next = 0;
  #insideBrackets = false;

  constructor(text: string, tokens: readonly FilterToken[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  alternatives(depth: number): FilterExpression {
    return this.#junction('or', () => this.#junction('and', () => this.#term(depth)));
  }

  end(): void {
    const token = this.#tokens[this.#next];
    if (token) this.#fail(`Unexpected "${token.text}"`);
  }

  #junction(op: 'and' | 'or', readTerm: () => FilterExpression): FilterExpression {
    const terms = [readTerm()];
    while (this.#acceptWord(op)) terms.push(readTerm());
    return terms.length === 1 ? terms[0]! : { op, terms };
  }

  #term(depth: number): FilterExpression {
    if (depth > maxDepth) this.#fail(`More than ${maxDepth} levels of nesting`);
    if (this.#peekText(1) === '(' && this.#acceptWord('not')) return { op: 'not', term: this.#group(depth) };
    if (this.#peekText() === '(') return this.#group(depth);
    const path = this.#path();
    return this.#accept('[') ? this.#valuePath(path, depth) : this.#condition(path);
  }

  #group(depth: number): FilterExpression {
    this.#expect('(');
    const inner = this.alternatives(depth + 1);
    this.#expect(')');
    return inner;
  }

  #valuePath(path: AttributePath, depth: number): FilterExpression {
    if (this.#insideBrackets) this.#fail('A value filter inside a value filter');
    this.#insideBrackets = true;
    const filter = this.alternatives(depth + 1);
    this.#insideBrackets = false;
    this.#expect(']');
    const suffix = this.#peekText();
    if (!suffix?.startsWith('.')) return { op: 'valuePath', path, filter };
    this.#next += 1;
    return { op: 'valuePath', path, filter, condition: this.#condition({ attribute: suffix.slice(1) }) };
  }

  #condition(path: AttributePath): Comparison | Presence {
    const token = this.#take('an operator');
    const operator = token.text.toLowerCase();
    if (operator === 'pr') return { op: 'pr', path };
    if (!comparisonOperators.includes(operator as ComparisonOperator)) {
      this.#fail(`Unknown operator "${token.text}"`, token);
    }
    return { op: operator as ComparisonOperator, path, value: this.#value() };
  }

  #path(): AttributePath {
    const token = this.#take('an attribute name');
    const path = token.kind === 'word' ? parseAttributePath(token.text) : undefined;
    return path ?? this.#fail(`"${token.text}" is not an attribute name`, token);
  }

  #value(): ComparisonValue {
    const token = this.#take('a value');
    if (token.kind === 'string') return JSON.parse(token.text) as string;
    if (token.kind === 'number' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(token.text)) {
      return Number(token.text);
    }
    const literal = literals.get(token.text);
    if (literal === undefined) this.#fail(`"${token.text}" is not a JSON value`, token);
    return literal;
  }

  #peekText(ahead = 0): string | undefined {
    const token = this.#tokens[this.#next + ahead];
    return token?.kind === 'string' ? undefined : token?.text;
  }

  #accept(text: string): boolean {
    if (this.#peekText() !== text) return false;
    this.#next += 1;
    return true;
  }

  #acceptWord(word: string): boolean {
    if (this.#peekText()?.toLowerCase() !== word) return false;
    this.#next += 1;
    return true;
  }

  #expect(text: string): void {
    if (!this.#accept(text)) this.#fail(`Expected "${text}"`);
  }

  #take(what: string): FilterToken {
    const token = this.#tokens[this.#next] ?? this.#fail(`Expected ${what}`);
    this.#next += 1;
    return token;
  }

  #fail(problem: string, token = this.#tokens[this.#next]): never {
    throw new FilterSyntaxError(token?.at ?? this.#text.length, problem);
  }
}

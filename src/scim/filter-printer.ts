import { printAttributePath } from './attribute-path.ts';
import type { Comparison, FilterExpression, Presence } from './filter.ts';

/** Writes a filter as a client sends it, with parentheses only where precedence needs them. */
export function printFilter(filter: FilterExpression): string {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.terms.map((term) => printTerm(term, filter.op)).join(` ${filter.op} `);
    case 'not':
      return `not (${printFilter(filter.term)})`;
    case 'valuePath': {
      const condition = filter.condition ? `.${printCondition(filter.condition)}` : '';
      return `${printAttributePath(filter.path)}[${printFilter(filter.filter)}]${condition}`;
    }
    default:
      return printCondition(filter);
  }
}

function printTerm(term: FilterExpression, around: 'and' | 'or'): string {
  const isLooser = term.op === 'or' || (term.op === 'and' && around === 'and');
  return isLooser ? `(${printFilter(term)})` : printFilter(term);
}

function printCondition(condition: Comparison | Presence): string {
  const path = printAttributePath(condition.path);
  return condition.op === 'pr' ? `${path} pr` : `${path} ${condition.op} ${JSON.stringify(condition.value)}`;
}

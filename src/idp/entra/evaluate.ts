import type { Expression } from './expression.ts';
import { functions } from './functions.ts';
import type { Source, SourceValue } from './source.ts';

/** What an expression is worth for one source object; an attribute the object lacks is worth null. */
export function evaluate(expression: Expression, source: Source): SourceValue {
  switch (expression.kind) {
    case 'attribute':
      return source[expression.name] ?? null;
    case 'constant':
      return expression.value;
    case 'nothing':
      return null;
    default: {
      const compute = functions[expression.name];
      if (!compute) throw new Error(`Entra ID has no mapping function "${expression.name}" that is simulated.`);
      return compute(...expression.terms.map((term) => evaluate(term, source)));
    }
  }
}

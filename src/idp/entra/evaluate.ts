import { dateFunctions } from './date-functions.ts';
import type { ComparisonSign, Expression } from './expression.ts';
import { type Circumstances, functions, type MappingFunction, text, truth } from './functions.ts';
import type { Source, SourceValue } from './source.ts';

const known: Readonly<Record<string, MappingFunction>> = { ...functions, ...dateFunctions };

/**
 * What an expression is worth for one source object; an attribute the object lacks is worth null.
 *
 * @throws Error when a function is named that provisioning of a SCIM application does not have.
 */
export function evaluate(expression: Expression, source: Source, circumstances: Circumstances): SourceValue {
  const valueOf = (term: Expression) => evaluate(term, source, circumstances);
  switch (expression.kind) {
    case 'attribute':
      return source[expression.name] ?? null;
    case 'constant':
      return expression.value;
    case 'nothing':
      return null;
    case 'comparison':
      return truth(holds(expression.sign, text(valueOf(expression.left)), text(valueOf(expression.right))));
    default: {
      const compute = known[expression.name];
      if (!compute) throw new Error(`No mapping function is called "${expression.name}".`);
      return compute(expression.terms.map(valueOf), circumstances);
    }
  }
}

/** Numbers compare as numbers, everything else as text. */
function holds(sign: ComparisonSign, left: string, right: string): boolean {
  const areNumbers = left !== '' && right !== '' && !Number.isNaN(Number(left)) && !Number.isNaN(Number(right));
  const order = areNumbers ? Math.sign(Number(left) - Number(right)) : left < right ? -1 : Number(left > right);
  return { '=': order === 0, '<>': order !== 0, '>': order > 0, '>=': order >= 0, '<': order < 0, '<=': order <= 0 }[
    sign
  ];
}

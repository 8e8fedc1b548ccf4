import type { Comparison, ComparisonOperator, ComparisonValue } from '../../scim/filter.ts';
import { badRequest } from '../scim-error.ts';
import type { Characteristics } from './characteristics.ts';
import { type Comparable, textForm } from './comparable.ts';
import { instantOf } from './date-time.ts';
import { excerpt } from './value-reader.ts';

/** Judges one value in comparable form. */
export type Test = (value: Comparable) => boolean;

const textOperators: ReadonlySet<ComparisonOperator> = new Set(['co', 'sw', 'ew']);
const orderOperators: ReadonlySet<ComparisonOperator> = new Set(['gt', 'ge', 'lt', 'le']);

/**
 * The operand of a comparison in the comparable form of the attribute.
 *
 * @throws ScimError invalidFilter when operator, operand and attribute do not go together, RFC 7644 table 3.
 */
export function operandOf(attribute: Characteristics, { op, value }: Comparison, stringBooleans: boolean): Comparable {
  const { type, label } = attribute;
  if (orderOperators.has(op) && (type === 'boolean' || type === 'binary')) {
    throw badRequest(
      'invalidFilter',
      `Values of ${label} have no order, as it is of type ${type}; "${op}" cannot be used.`,
    );
  }
  if (textOperators.has(op) && type !== 'string' && type !== 'reference' && type !== 'binary') {
    throw badRequest('invalidFilter', `Values of ${label} are of type ${type}, not text; "${op}" cannot be used.`);
  }
  const operand = convert(attribute, value, stringBooleans);
  if (operand === undefined) {
    throw badRequest('invalidFilter', `${excerpt(value)} cannot be compared with ${label}, which is of type ${type}.`);
  }
  return operand;
}

function convert(attribute: Characteristics, value: ComparisonValue, stringBooleans: boolean): Comparable | undefined {
  switch (attribute.type) {
    case 'boolean':
      if (typeof value === 'string' && stringBooleans && /^(?:true|false)$/i.test(value))
        return value.toLowerCase() === 'true';
      return typeof value === 'boolean' ? value : undefined;
    case 'integer':
    case 'decimal':
      return typeof value === 'number' ? value : undefined;
    case 'dateTime':
      return typeof value === 'string' ? instantOf(value) : undefined;
    default:
      return typeof value === 'string' ? textForm(attribute)(value) : undefined;
  }
}

/** How an operator judges values, given an operand in the same form. `ne` is left to the caller as the opposite of `eq`. */
export function testOf(op: Exclude<ComparisonOperator, 'ne'>, operand: Comparable): Test {
  switch (op) {
    case 'eq':
      return (value) => value === operand;
    case 'co':
      return (value) => (value as string).includes(operand as string);
    case 'sw':
      return (value) => (value as string).startsWith(operand as string);
    case 'ew':
      return (value) => (value as string).endsWith(operand as string);
    case 'gt':
      return (value) => value > operand;
    case 'ge':
      return (value) => value >= operand;
    case 'lt':
      return (value) => value < operand;
    case 'le':
      return (value) => value <= operand;
    default:
      return op satisfies never;
  }
}

import type { AttributePath } from '../../scim/attribute-path.ts';
import type { FilterExpression } from '../../scim/filter.ts';
import { matchesOf } from '../engine/matches.ts';
import type { Operations } from '../engine/operations.ts';
import type { FilterPolicy } from '../policy.ts';
import { badRequest } from '../scim-error.ts';

/** Leaves of the filter grammar what the policy names. */
export function filtering(operations: Operations, policy: FilterPolicy): Partial<Operations> {
  return {
    select: (tenant, types, filter) => {
      const problem = filter && types.map(({ name }) => problemWith(filter, policy, name)).find((each) => each);
      if (!problem) return operations.select(tenant, types, filter);
      if (policy.otherwise === 'empty') return matchesOf([]);
      throw badRequest('invalidFilter', `${problem}.`);
    },
  };
}

function problemWith(filter: FilterExpression, policy: FilterPolicy, typeName: string): string | undefined {
  const { maxTerms } = policy;
  if (maxTerms !== undefined && termsIn(filter) > maxTerms) return `A filter has at most ${maxTerms} terms`;
  return problemIn(filter, policy, policy.attributes?.[typeName]);
}

function problemIn(
  filter: FilterExpression,
  policy: FilterPolicy,
  attributes: readonly string[] | undefined,
): string | undefined {
  const { operators, logical, valuePaths } = policy;
  switch (filter.op) {
    case 'and':
    case 'or':
      if (logical && !logical.includes(filter.op)) return `Filters cannot be joined by "${filter.op}"`;
      return filter.terms.map((term) => problemIn(term, policy, attributes)).find((each) => each);
    case 'not':
      return logical && !logical.includes('not')
        ? 'Filters cannot be negated'
        : problemIn(filter.term, policy, attributes);
    case 'valuePath':
      if (valuePaths === false) return 'Filters cannot have brackets';
      return problemIn(filter.filter, policy, undefined);
    default:
      if (operators && !operators.includes(filter.op)) return `The operator "${filter.op}" is not supported`;
      return attributes && !isAmong(filter.path, attributes) ? 'The attribute cannot be filtered' : undefined;
  }
}

function isAmong({ attribute, subAttribute }: AttributePath, names: readonly string[]): boolean {
  const name = subAttribute === undefined ? attribute : `${attribute}.${subAttribute}`;
  return names.some((each) => each.toLowerCase() === name.toLowerCase());
}

function termsIn(filter: FilterExpression): number {
  if ('terms' in filter) return filter.terms.reduce((sum, term) => sum + termsIn(term), 1);
  if ('term' in filter) return 1 + termsIn(filter.term);
  return filter.op === 'valuePath' ? 1 + termsIn(filter.filter) : 1;
}

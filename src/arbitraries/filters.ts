import fc from 'fast-check';
import type { Comparison, FilterExpression } from '../scim/filter.ts';
import { isJsonObject, type JsonObject } from '../scim/json.ts';
import { partOf } from './text-parts.ts';

/** Which attributes a population can be asked for; what no resource has a value of is not asked for. */
export interface Askable {
  /** Strings that every resource has exactly one of, and that differ in more than case. */
  readonly always: readonly string[];
  /** Strings that some resources do not have. */
  readonly sometimes: readonly string[];
  /** Leaves out filters with brackets, which a service provider need not support. */
  readonly isWithoutBrackets?: boolean;
}

/**
 * Filters over a population, built from values that occur in it, so that most select some but not all. Left out is what
 * RFC 7644 does not settle: `ne` and `not` over attributes without a value. At least one attribute under `always` has to
 * have a value everywhere.
 */
export function filtersOver(
  population: readonly JsonObject[],
  { always, sometimes, isWithoutBrackets = false }: Askable,
): fc.Arbitrary<FilterExpression> {
  const certain = always.filter((name) => textsOf(population, name).length === population.length);
  const doubtful = [...always, ...sometimes].filter(
    (name) => !certain.includes(name) && textsOf(population, name).length > 0,
  );
  const compared = (name: string, ops: readonly Comparison['op'][]): fc.Arbitrary<FilterExpression> =>
    fc
      .tuple(fc.constantFrom(...ops), fc.constantFrom(...textsOf(population, name)), fc.nat(), fc.nat())
      .map(([op, text, from, to]) => ({ op, path: { attribute: name }, value: partOf(text, op, from, to) }));
  const definite = fc.oneof(...certain.map((name) => compared(name, ['eq', 'ne', 'co', 'sw', 'ew'])));
  const conditions = fc.oneof(
    { arbitrary: definite, weight: 2 },
    ...doubtful.map((name) => compared(name, ['eq', 'co', 'sw', 'ew'])),
    ...doubtful.map((name) => fc.constant<FilterExpression>({ op: 'pr', path: { attribute: name } })),
    ...overAddresses(population.flatMap(addressesOf), isWithoutBrackets),
  );
  return fc.letrec<{ filter: FilterExpression; junction: FilterExpression; negation: FilterExpression }>((tie) => ({
    filter: fc.oneof({ maxDepth: 2, withCrossShrink: true }, conditions, tie('junction'), tie('negation')),
    junction: fc.record({
      op: fc.constantFrom('and', 'or'),
      terms: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }),
    }),
    negation: fc.record({ op: fc.constant('not' as const), term: definite }),
  })).filter;
}

/** An address of any type, and one of a certain type; nothing where nobody has an address. */
function overAddresses(
  addresses: readonly string[],
  isWithoutBrackets: boolean,
): readonly fc.Arbitrary<FilterExpression>[] {
  if (addresses.length === 0) return [];
  const address = fc.constantFrom(...addresses);
  const untyped = address.map<FilterExpression>((value) => ({
    op: 'eq',
    path: { attribute: 'emails', subAttribute: 'value' },
    value,
  }));
  const typed = fc.tuple(fc.constantFrom('work', 'home', 'other'), address).map<FilterExpression>(([type, value]) => ({
    op: 'valuePath',
    path: { attribute: 'emails' },
    filter: {
      op: 'and',
      terms: [
        { op: 'eq', path: { attribute: 'type' }, value: type },
        { op: 'eq', path: { attribute: 'value' }, value },
      ],
    },
  }));
  return isWithoutBrackets ? [untyped] : [untyped, typed];
}

function textsOf(population: readonly JsonObject[], name: string): readonly string[] {
  return population
    .map((resource) => resource[name])
    .filter((value) => typeof value === 'string' && value !== '') as string[];
}

function addressesOf(resource: JsonObject): readonly string[] {
  const emails = resource['emails'];
  return Array.isArray(emails)
    ? emails.filter(isJsonObject).flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
    : [];
}

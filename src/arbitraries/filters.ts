import fc from 'fast-check';
import type { Comparison, FilterExpression } from '../scim/filter.ts';
import { isJsonObject, type JsonObject } from '../scim/json.ts';

/** Which attributes a population can be asked for; every resource has a value for those under `always`. */
export interface Askable {
  /** Strings that every resource has exactly one of, and that differ in more than case. */
  readonly always: readonly string[];
  /** Strings that some resources do not have. */
  readonly sometimes: readonly string[];
}

/**
 * Filters over a population, built from values that occur in it, so that most select some but not all. Left out is what
 * RFC 7644 does not settle: `ne` and `not` over attributes without a value.
 */
export function filtersOver(
  population: readonly JsonObject[],
  { always, sometimes }: Askable,
): fc.Arbitrary<FilterExpression> {
  const texts = (name: string) =>
    fc.constantFrom(...population.map((resource) => resource[name]).filter((value) => typeof value === 'string'));
  const compared = (name: string, ops: readonly Comparison['op'][]): fc.Arbitrary<FilterExpression> =>
    fc
      .tuple(fc.constantFrom(...ops), texts(name), fc.nat(), fc.nat())
      .map(([op, text, from, to]) => ({ op, path: { attribute: name }, value: partOf(text, op, from, to) }));
  const emailOf = fc.constantFrom(...population.flatMap(addressesOf));
  const typed: fc.Arbitrary<FilterExpression> = fc
    .tuple(fc.constantFrom('work', 'home', 'other'), emailOf)
    .map(([type, value]) => ({
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
  const definite = fc.oneof(...always.map((name) => compared(name, ['eq', 'ne', 'co', 'sw', 'ew'])));
  const partial = fc.oneof(
    ...sometimes.map((name) => compared(name, ['eq', 'co', 'sw', 'ew'])),
    ...sometimes.map((name) => fc.constant<FilterExpression>({ op: 'pr', path: { attribute: name } })),
    emailOf.map<FilterExpression>((value) => ({
      op: 'eq',
      path: { attribute: 'emails', subAttribute: 'value' },
      value,
    })),
  );
  const leaf = { plain: fc.oneof(definite, partial), typed };
  return fc.letrec<{ filter: FilterExpression; junction: FilterExpression; negation: FilterExpression }>((tie) => ({
    filter: fc.oneof({ maxDepth: 2, withCrossShrink: true }, leaf.plain, leaf.typed, tie('junction'), tie('negation')),
    junction: fc.record({
      op: fc.constantFrom('and', 'or'),
      terms: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }),
    }),
    negation: fc.record({ op: fc.constant('not' as const), term: definite }),
  })).filter;
}

function addressesOf(resource: JsonObject): readonly string[] {
  const emails = resource['emails'];
  return Array.isArray(emails)
    ? emails.filter(isJsonObject).flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
    : [];
}

/** A beginning, an end, a middle or the whole of a text, never empty and never cut inside a character. */
function partOf(text: string, op: Comparison['op'], from: number, to: number): string {
  const letters = [...text];
  const start = from % letters.length;
  const length = 1 + (to % letters.length);
  switch (op) {
    case 'co':
      return letters.slice(start, start + length).join('');
    case 'sw':
      return letters.slice(0, length).join('');
    case 'ew':
      return letters.slice(-length).join('');
    default:
      return text;
  }
}

import fc from 'fast-check';
import type { Attribute } from '../scim/attribute.ts';
import { type AttributePath, parseAttributePath } from '../scim/attribute-path.ts';
import type { ComparisonOperator, FilterExpression } from '../scim/filter.ts';
import { plainValuesFor } from './attribute-values.ts';
import { type NamedAttribute, shownAttributes, spellings, type TypeSchemas } from './schema-attributes.ts';

const orders = ['gt', 'ge', 'lt', 'le'] as const;
const operators: Readonly<Record<Attribute['type'], readonly ComparisonOperator[]>> = {
  string: ['eq', 'co', 'sw', 'ew', ...orders],
  reference: ['eq', 'co', 'sw', 'ew'],
  dateTime: ['eq', ...orders],
  integer: ['eq', ...orders],
  decimal: ['eq', ...orders],
  binary: ['eq'],
  boolean: ['eq'],
  complex: [],
};

/**
 * Filters over a resource type whose meaning the RFC settles: operators that fit the type, and `ne` only where a value
 * is certain.
 */
export function filtersOf(schemas: TypeSchemas, { maxDepth = 2 } = {}): fc.Arbitrary<FilterExpression> {
  const terms = shownAttributes(schemas)
    .flatMap((one) => spellings(one, schemas))
    .flatMap(termsOf);
  const certain = fc.constantFrom('userName', 'id', 'meta.resourceType').chain((name) =>
    fc.record({
      op: fc.constant('ne' as const),
      path: fc.constant(parseAttributePath(name)!),
      value: fc.constantFrom('a', 'User', '0-ab'),
    }),
  );
  return combined(fc.oneof(...terms, certain), maxDepth);
}

/** The conditions that an attribute and its sub-attributes allow. */
function termsOf({ path: name, definition }: NamedAttribute): readonly fc.Arbitrary<FilterExpression>[] {
  const path = parseAttributePath(name)!;
  const present = fc.constant<FilterExpression>({ op: 'pr', path });
  const { subAttributes: parts = [], multiValued } = definition;
  if (definition.type !== 'complex') return [present, ...comparisonsOf(path, definition)];
  const below = parts.flatMap((part) => comparisonsOf({ ...path, subAttribute: part.name }, part));
  if (!multiValued) return [present, ...(below.length > 0 ? [fc.oneof(...below)] : [])];
  const inside = parts.flatMap((part) => [
    ...comparisonsOf({ attribute: part.name }, part),
    fc.constant<FilterExpression>({ op: 'pr', path: { attribute: part.name } }),
  ]);
  const chosen = fc.record({
    op: fc.constant('valuePath' as const),
    path: fc.constant(path),
    filter: combined(fc.oneof(...inside), 1),
  });
  return [present, fc.oneof(...below), chosen];
}

function comparisonsOf(path: AttributePath, definition: Attribute): readonly fc.Arbitrary<FilterExpression>[] {
  const fitting = operators[definition.type];
  if (fitting.length === 0) return [];
  const value = definition.type === 'boolean' ? fc.boolean() : plainValuesFor(definition);
  return [fc.record({ op: fc.constantFrom(...fitting), path: fc.constant(path), value })];
}

function combined(terms: fc.Arbitrary<FilterExpression>, maxDepth: number): fc.Arbitrary<FilterExpression> {
  return fc.letrec<{ filter: FilterExpression }>((tie) => ({
    filter: fc.oneof(
      { maxDepth, withCrossShrink: true },
      { arbitrary: terms, weight: 4 },
      {
        arbitrary: fc.record({ op: fc.constantFrom('and', 'or'), terms: fc.tuple(tie('filter'), tie('filter')) }),
        weight: 1,
      },
      { arbitrary: fc.record({ op: fc.constant('not' as const), term: tie('filter') }), weight: 1 },
    ),
  })).filter;
}

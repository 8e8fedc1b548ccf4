import type { AttributePath } from './attribute-path.ts';

export const comparisonOperators = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];
export type ComparisonValue = string | number | boolean | null;

export interface Comparison {
  readonly op: ComparisonOperator;
  readonly path: AttributePath;
  readonly value: ComparisonValue;
}

export interface Presence {
  readonly op: 'pr';
  readonly path: AttributePath;
}

/** `and` and `or` keep their terms in one list, so that a long chain is not a deep tree. */
export interface Junction {
  readonly op: 'and' | 'or';
  readonly terms: readonly FilterExpression[];
}

export interface Negation {
  readonly op: 'not';
  readonly term: FilterExpression;
}

/** `emails[type eq "work"]`: one element of `path` meets the whole of `filter`. */
export interface ValuePath {
  readonly op: 'valuePath';
  readonly path: AttributePath;
  readonly filter: FilterExpression;
  /** `emails[type eq "work"].value eq "x"`: what the chosen element is then asked; beyond the RFC's filter grammar. */
  readonly condition?: Comparison | Presence;
}

/** The filter grammar of RFC 7644 figure 1. */
export type FilterExpression = Comparison | Presence | Junction | Negation | ValuePath;

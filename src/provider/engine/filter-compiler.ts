import { type AttributePath, printAttributePath } from '../../scim/attribute-path.ts';
import type { Comparison, FilterExpression, Presence, ValuePath } from '../../scim/filter.ts';
import type { Json } from '../../scim/json.ts';
import { badRequest } from '../scim-error.ts';
import { type Characteristics, findByName, type Target } from './characteristics.ts';
import { comparableForm } from './comparable.ts';
import { operandOf, type Test, testOf } from './comparison.ts';
import { comparedPartOf } from './path-values.ts';
import { labelOf, last, subTarget } from './target.ts';

export type Predicate<T> = (item: T) => boolean;

/** How a filter reaches the values of the items it judges. */
export interface Scope<T> {
  /** What a path means; `absent` when it is an attribute that such items never have. */
  readonly resolve: (path: AttributePath) => Target | 'absent' | undefined;
  /** What the items are called in messages. */
  readonly name: string;
  /** Whether one of the values at a path passes a test. */
  readonly some: (target: Target) => (item: T, test: Test) => boolean;
  readonly isPresent: (target: Target) => Predicate<T>;
  /** The elements of a multi-valued attribute. */
  readonly elements: (target: Target) => (item: T) => readonly Json[];
  /** Answers "is linked to this id" without looking at every link. */
  readonly isLinked?: (target: Target, id: string) => Predicate<T> | undefined;
}

export interface FilterLeniency {
  readonly stringBooleans: boolean;
  readonly valuePathCondition: boolean;
}

/**
 * Turns a filter into a function that judges one item, RFC 7644 section 3.4.2.2.
 *
 * @throws ScimError invalidFilter when an attribute is unknown or does not go with its operator.
 */
export function compileFilter<T>(filter: FilterExpression, scope: Scope<T>, leniency: FilterLeniency): Predicate<T> {
  switch (filter.op) {
    case 'and': {
      const terms = filter.terms.map((term) => compileFilter(term, scope, leniency));
      return (item) => terms.every((term) => term(item));
    }
    case 'or': {
      const terms = filter.terms.map((term) => compileFilter(term, scope, leniency));
      return (item) => terms.some((term) => term(item));
    }
    case 'not': {
      const term = compileFilter(filter.term, scope, leniency);
      return (item) => !term(item);
    }
    case 'valuePath':
      return compileValuePath(filter, scope, leniency);
    case 'pr':
      return compilePresence(filter, scope);
    default:
      return compileComparison(filter, scope, leniency);
  }
}

function compilePresence<T>({ path }: Presence, scope: Scope<T>): Predicate<T> {
  const target = resolve(path, scope);
  return target === 'absent' ? () => false : scope.isPresent(target);
}

function compileComparison<T>(
  comparison: Comparison,
  scope: Scope<T>,
  { stringBooleans }: FilterLeniency,
): Predicate<T> {
  const { op, value, path } = comparison;
  const named = resolve(path, scope);
  if (named === 'absent') return () => (op === 'ne') !== (value === null);
  if (value === null) return compareWithNull(op, scope.isPresent(named), named);
  const target = comparedTarget(named);
  const operand = operandOf(last(target), comparison, stringBooleans);
  const linked = op === 'eq' ? scope.isLinked?.(target, operand as string) : undefined;
  if (linked) return linked;
  const some = scope.some(target);
  if (op !== 'ne') {
    const test = testOf(op, operand);
    return (item) => some(item, test);
  }
  const equals = testOf('eq', operand);
  if (!target.some(({ multiValued }) => multiValued)) return (item) => !some(item, equals);
  // RFC 7644 section 3.4.2.2: any of the values has to match; that there are none differs from every operand.
  const hasValue = scope.isPresent(target);
  return (item) => some(item, (element) => !equals(element)) || !hasValue(item);
}

function compareWithNull<T>(op: Comparison['op'], hasValue: Predicate<T>, target: Target): Predicate<T> {
  if (op === 'eq') return (item) => !hasValue(item);
  if (op === 'ne') return hasValue;
  throw badRequest(
    'invalidFilter',
    `null can be compared by "eq" and "ne" only, not with ${labelOf(target)} by "${op}".`,
  );
}

function compileValuePath<T>(valuePath: ValuePath, scope: Scope<T>, leniency: FilterLeniency): Predicate<T> {
  const { path, filter, condition } = valuePath;
  if (condition && !leniency.valuePathCondition) {
    throw badRequest('invalidFilter', `A value path ends at its "]"; put the condition on ${path.attribute} inside.`);
  }
  const target = resolve(path, scope);
  if (target === 'absent') return () => false;
  const linked = condition ? undefined : compileLinkedOnly(target, filter, scope);
  if (linked) return linked;
  const inner: FilterExpression = condition ? { op: 'and', terms: [filter, condition] } : filter;
  const matches = compileElementFilter(last(target), inner, leniency);
  const elements = scope.elements(target);
  return (item) => elements(item).some(matches);
}

/** `members[value eq "…"]` asks for one link, which needs no look at the others. */
function compileLinkedOnly<T>(target: Target, filter: FilterExpression, scope: Scope<T>): Predicate<T> | undefined {
  if (filter.op !== 'eq' || typeof filter.value !== 'string' || filter.path.attribute.toLowerCase() !== 'value')
    return undefined;
  const value = subTarget(target, 'value');
  return value && scope.isLinked?.(value, filter.value);
}

/**
 * Turns the filter of a value path into a function that judges one element of the attribute.
 *
 * @throws ScimError invalidFilter.
 */
export function compileElementFilter(
  attribute: Characteristics,
  filter: FilterExpression,
  leniency: FilterLeniency,
): Predicate<Json> {
  return compileFilter(
    filter,
    attribute.parts.length === 0 ? simpleScope(attribute) : complexScope(attribute),
    leniency,
  );
}

function complexScope(attribute: Characteristics): Scope<Json> {
  return {
    name: `A value of ${attribute.label}`,
    resolve: ({ urn, attribute: name, subAttribute }) => {
      if (subAttribute !== undefined) return undefined;
      const isQualified = urn !== undefined && !attribute.label.toLowerCase().startsWith(`${urn.toLowerCase()}:`);
      const part = isQualified ? undefined : findByName(attribute.partNames, name);
      return part && [part];
    },
    some: (target) => {
      const part = last(target);
      const form = comparableForm(part);
      return (element, test) => {
        const value = form(comparedPartOf(element, part) as Json | undefined);
        return value !== undefined && test(value);
      };
    },
    isPresent: (target) => {
      const { name } = last(target);
      return (element) => isPresent((element as Readonly<Record<string, Json>>)[name]);
    },
    elements: () => () => [],
  };
}

/** The values of a simple multi-valued attribute are addressed as `value`, as in `schemas[value eq "…"]`. */
function simpleScope(attribute: Characteristics): Scope<Json> {
  const form = comparableForm(attribute);
  const itself: Target = [{ ...attribute, multiValued: false }];
  return {
    name: `A value of ${attribute.label}`,
    resolve: ({ attribute: name }) => (name.toLowerCase() === 'value' ? itself : undefined),
    some: () => (element, test) => {
      const value = form(element);
      return value !== undefined && test(value);
    },
    isPresent: () => isPresent,
    elements: () => () => [],
  };
}

/** RFC 7644 table 3 on `pr`: a non-empty value, or a complex one with something in it. */
export function isPresent(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.some(isPresent);
  return typeof value !== 'object' || Object.values(value).some(isPresent);
}

function resolve<T>(path: AttributePath, scope: Scope<T>): Target | 'absent' {
  const target = scope.resolve(path);
  if (target === undefined) {
    throw badRequest('invalidFilter', `${scope.name} has no attribute called ${printAttributePath(path)}.`);
  }
  if (target !== 'absent' && target.some(({ returned }) => returned === 'never')) {
    throw badRequest('invalidFilter', `${labelOf(target)} is never returned and cannot be filtered by.`);
  }
  return target;
}

/** RFC 7644 section 3.4.2.2 wants a sub-attribute; its examples let `emails` stand for `emails.value`. */
export function comparedTarget(target: Target): Target {
  if (last(target).type !== 'complex') return target;
  const value = subTarget(target, 'value');
  if (!value) throw badRequest('invalidFilter', `${labelOf(target)} is complex; name one of its sub-attributes.`);
  return value;
}

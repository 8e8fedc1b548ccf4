import type { AttributePath } from '../../scim/attribute-path.ts';
import type { Json } from '../../scim/json.ts';
import type { Characteristics, CompiledType, Target } from './characteristics.ts';
import { comparableForm } from './comparable.ts';
import type { Test } from './comparison.ts';
import { isPresent, type Scope } from './filter-compiler.ts';
import type { Links } from './links.ts';
import { comparedPartOf, partOf, valuesAt } from './path-values.ts';
import { type Presenting, presentAttribute } from './presentation.ts';
import { whole } from './projection.ts';
import type { ResourceRecord } from './record.ts';
import type { Store } from './store.ts';
import { last, resolveTarget } from './target.ts';

export interface RecordScopeOptions {
  readonly type: CompiledType;
  readonly presenting: Presenting;
  readonly bareExtensionNames: boolean;
  /** Attributes that other resource types in the same query have, RFC 7644 section 3.4.2.1. */
  readonly isKnownElsewhere: (path: AttributePath) => boolean;
}

/** Judges resources one by one. */
export function recordScope(options: RecordScopeOptions): Scope<ResourceRecord> {
  const { type, bareExtensionNames, isKnownElsewhere } = options;
  return {
    name: `A ${type.name}`,
    resolve: (path) => resolveTarget(type, path, bareExtensionNames) ?? (isKnownElsewhere(path) ? 'absent' : undefined),
    some: (target) => someOf(target, options),
    isPresent: (target) => {
      const read = valuesReader(target, options, partOf);
      return (record) => read(record).some(isPresent);
    },
    elements: (target) => valuesReader(target, options, partOf),
    isLinked: ([attribute, part], id) => {
      if (attribute.source !== 'links' || part?.name !== 'value') return undefined;
      return ({ attributes }) => (attributes[attribute.name] as Links | undefined)?.get(id) !== undefined;
    },
  };
}

/** Judges the resources of a store by slot, with its columns. */
export function columnScope(store: Store, options: RecordScopeOptions): Scope<number> {
  const byRecord = recordScope(options);
  const recordAt = (slot: number): ResourceRecord => store.records[slot]!;
  return {
    name: byRecord.name,
    resolve: byRecord.resolve,
    some: (target) => {
      if (isDerived(target)) {
        const some = byRecord.some(target);
        return (slot, test) => some(recordAt(slot), test);
      }
      const column = store.column(target);
      return (slot, test) => {
        const values = column.at(slot);
        if (values === undefined) return false;
        return typeof values === 'object' ? values.some(test) : test(values);
      };
    },
    isPresent: (target) => {
      const { type, name } = last(target);
      // A column takes a missing "primary" for false, and knows nothing of what is complex.
      if (!isDerived(target) && type !== 'complex' && name !== 'primary') {
        const column = store.column(target);
        return (slot) => isPresent(column.at(slot));
      }
      const check = byRecord.isPresent(target);
      return (slot) => check(recordAt(slot));
    },
    elements: (target) => {
      const read = byRecord.elements(target);
      return (slot) => read(recordAt(slot));
    },
    isLinked: (target, id) => {
      const check = byRecord.isLinked?.(target, id);
      return check && ((slot) => check(recordAt(slot)));
    },
  };
}

function someOf(target: Target, options: RecordScopeOptions): (record: ResourceRecord, test: Test) => boolean {
  const [top, part] = target;
  // What is kept as it is compared spares presenting the whole "meta".
  if (top.source === 'id') return ({ id }, test) => test(id);
  if (top.source === 'meta' && part?.name === 'resourceType') return ({ type }, test) => test(type.name);
  if (top.source === 'meta' && part?.name === 'created') return ({ created }, test) => test(created);
  if (top.source === 'meta' && part?.name === 'lastModified') return ({ lastModified }, test) => test(lastModified);
  const form = comparableForm(last(target));
  const read = valuesReader(target, options, comparedPartOf);
  return (record, test) =>
    read(record).some((value) => {
      const comparable = form(value);
      return comparable !== undefined && test(comparable);
    });
}

function valuesReader(
  target: Target,
  { presenting }: RecordScopeOptions,
  readPart: typeof partOf,
): (record: ResourceRecord) => readonly Json[] {
  if (!isDerived(target)) return ({ attributes }) => valuesAt(attributes, target, readPart);
  const [top] = target;
  return (record) => {
    const value = presentAttribute(record, whole(top), presenting);
    return value === undefined ? [] : valuesAt({ [top.name]: value }, target, readPart);
  };
}

/** Whether the service provider computes the values, so that the resource alone does not hold them. */
function isDerived(target: Target): boolean {
  // The elements of a reference as a whole come with what is computed of them.
  if (isReference(last(target))) return true;
  return target.some(({ source, name, mutability }, index) => {
    if (source === 'id' || source === 'meta' || source === 'memberships') return true;
    const parent = target[index - 1];
    return (
      parent !== undefined && isReference(parent) && (name === '$ref' || name === 'type' || mutability === 'readOnly')
    );
  });
}

function isReference({ source }: Characteristics): boolean {
  return source === 'links' || source === 'reference';
}

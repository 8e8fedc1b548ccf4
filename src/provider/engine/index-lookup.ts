import type { AttributePath } from '../../scim/attribute-path.ts';
import type { Comparison, FilterExpression } from '../../scim/filter.ts';
import type { Leniency } from '../leniency.ts';
import type { CompiledType, Target } from './characteristics.ts';
import { operandOf } from './comparison.ts';
import type { Directory } from './directory.ts';
import { comparedTarget } from './filter-compiler.ts';
import type { ResourceRecord } from './record.ts';
import { last, resolveTarget, subTarget } from './target.ts';

/**
 * The resources that a comparison for equality matches, if an index tells exactly; `undefined` when none does.
 *
 * @throws ScimError invalidFilter.
 */
export function indexedEquals(
  directory: Directory,
  type: CompiledType,
  filter: FilterExpression,
  leniency: Leniency,
): readonly ResourceRecord[] | undefined {
  if (filter.op !== 'eq') return undefined;
  const target = resolveTarget(type, filter.path, leniency.bareExtensionNames);
  return target && lookUp(directory, type, comparedTarget(target), filter, leniency);
}

/**
 * The resources that a filter can match at all, as far as an index tells; `undefined` when none does and all have to
 * be looked at. The filter must have been compiled before, so that it is known to be valid.
 */
export function indexedCandidates(
  directory: Directory,
  type: CompiledType,
  filter: FilterExpression,
  leniency: Leniency,
): readonly ResourceRecord[] | undefined {
  const resolve = (path: AttributePath): Target | undefined => resolveTarget(type, path, leniency.bareExtensionNames);
  const look = (part: FilterExpression): readonly ResourceRecord[] | undefined => {
    switch (part.op) {
      case 'and':
        return smallest(part.terms.map(look));
      case 'or':
        return union(part.terms.map(look));
      case 'valuePath': {
        const target = resolve(part.path);
        return target && smallest(equalities(part).map((comparison) => lookInside(target, comparison)));
      }
      case 'eq': {
        const target = resolve(part.path);
        return target && lookUp(directory, type, comparedTarget(target), part, leniency);
      }
      default:
        return undefined;
    }
  };
  const lookInside = (target: Target, comparison: Comparison): readonly ResourceRecord[] | undefined => {
    const inner = subTarget(target, comparison.path.attribute);
    return inner && lookUp(directory, type, inner, comparison, leniency);
  };
  return look(filter);
}

function lookUp(
  directory: Directory,
  type: CompiledType,
  target: Target,
  comparison: Comparison,
  { stringBooleans }: Leniency,
): readonly ResourceRecord[] | undefined {
  if (comparison.value === null) return undefined;
  const [top, part] = target;
  const operand = operandOf(last(target), comparison, stringBooleans);
  if (top.source === 'id') return ofType(type, [directory.find(operand as string)]);
  if (top.source === 'links' && part?.name === 'value') return ofType(type, directory.holdersOf(operand as string));
  return directory.store(type).index(target)?.find(operand);
}

function ofType(type: CompiledType, records: readonly (ResourceRecord | undefined)[]): readonly ResourceRecord[] {
  return records.filter((record) => record !== undefined).filter((record) => record.type === type);
}

/** The `eq` conditions that one element of a value path has to meet at once. */
function equalities(part: FilterExpression): readonly Comparison[] {
  if (part.op === 'eq') return [part];
  if (part.op === 'and') return part.terms.flatMap(equalities);
  if (part.op !== 'valuePath') return [];
  return [...equalities(part.filter), ...(part.condition ? equalities(part.condition) : [])];
}

function smallest(
  candidates: readonly (readonly ResourceRecord[] | undefined)[],
): readonly ResourceRecord[] | undefined {
  return candidates
    .filter((records) => records !== undefined)
    .reduce<readonly ResourceRecord[] | undefined>(
      (best, records) => (best && best.length <= records.length ? best : records),
      undefined,
    );
}

function union(candidates: readonly (readonly ResourceRecord[] | undefined)[]): readonly ResourceRecord[] | undefined {
  const known = candidates.filter((records) => records !== undefined);
  return known.length === candidates.length ? [...new Set(known.flat())] : undefined;
}

import type { FilterExpression } from '../../scim/filter.ts';
import { FilterSyntaxError } from '../../scim/filter-token.ts';
import { parsePatchPath } from '../../scim/patch-path.ts';
import { badRequest } from '../scim-error.ts';
import { type Characteristics, type CompiledType, findByName, type Target } from './characteristics.ts';
import { labelOf, last, resolveTarget } from './target.ts';
import { excerpt } from './value-reader.ts';

/** What the path of a PATCH operation leads to, RFC 7644 figure 7. */
export interface PatchTarget {
  readonly target: Target;
  /** Chooses values of the multi-valued attribute that the target ends at. */
  readonly filter?: FilterExpression;
  /** The sub-attribute of the chosen values. */
  readonly part?: Characteristics;
}

/**
 * Reads the path of a PATCH operation and finds what it leads to.
 *
 * @throws ScimError invalidPath when it is no path or no schema of the resource type defines the attribute.
 */
export function findPatchTarget(type: CompiledType, text: string, bareExtensionNames: boolean): PatchTarget {
  const { filter, subAttribute, ...path } = parse(text);
  if (!filter) {
    const whole = subAttribute === undefined ? path : { ...path, subAttribute };
    const target = resolveTarget(type, whole, bareExtensionNames);
    return target ? { target } : fail(`A ${type.name} has no attribute called ${excerpt(text)}.`);
  }
  const target = resolveTarget(type, path, bareExtensionNames);
  if (!target) return fail(`A ${type.name} has no attribute called ${excerpt(text)}.`);
  if (!last(target).multiValued) return fail(`${labelOf(target)} has a single value, there is nothing to choose from.`);
  if (subAttribute === undefined) return { target, filter };
  const part = findByName(last(target).partNames, subAttribute);
  return part
    ? { target, filter, part }
    : fail(`${labelOf(target)} has no sub-attribute called ${excerpt(subAttribute)}.`);
}

function parse(text: string): ReturnType<typeof parsePatchPath> {
  try {
    return parsePatchPath(text);
  } catch (error) {
    if (error instanceof FilterSyntaxError) return fail(`The path ${excerpt(text)} cannot be read: ${error.message}`);
    throw error;
  }
}

function fail(detail: string): never {
  throw badRequest('invalidPath', detail);
}

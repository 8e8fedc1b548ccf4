import { type AttributePath, parseAttributePath, printAttributePath } from './attribute-path.ts';
import type { FilterExpression } from './filter.ts';
import { parseFilter } from './filter-parser.ts';
import { printFilter } from './filter-printer.ts';
import { FilterSyntaxError } from './filter-token.ts';

/** The target of a PATCH operation: `attribute`, `attribute[filter]` or `attribute[filter].subAttribute`. */
export interface PatchPath extends AttributePath {
  readonly filter?: FilterExpression;
}

/**
 * Reads a PATCH path, RFC 7644 section 3.5.2.
 *
 * @throws FilterSyntaxError when the text is no path.
 */
export function parsePatchPath(text: string): PatchPath {
  const open = text.indexOf('[');
  if (open < 0) return parseAttributePath(text) ?? fail(0, `"${text}" is not an attribute path`);

  const close = text.lastIndexOf(']');
  if (close < open) fail(open, 'Expected "]"');
  const attribute = parseAttributePath(text.slice(0, open));
  if (!attribute || attribute.subAttribute !== undefined) {
    fail(0, `"${text.slice(0, open)}" is not an attribute with values to choose from`);
  }
  const filter = parseFilter(text.slice(open + 1, close));
  const suffix = text.slice(close + 1);
  if (suffix === '') return { ...attribute, filter };

  const subAttribute = suffix.startsWith('.') ? parseAttributePath(suffix.slice(1)) : undefined;
  if (!subAttribute || subAttribute.urn !== undefined || subAttribute.subAttribute !== undefined) {
    fail(close + 1, `"${suffix}" is not a sub-attribute`);
  }
  return { ...attribute, filter, subAttribute: subAttribute.attribute };
}

export function printPatchPath({ filter, subAttribute, ...attribute }: PatchPath): string {
  if (!filter) return printAttributePath({ ...attribute, ...(subAttribute !== undefined && { subAttribute }) });
  const suffix = subAttribute === undefined ? '' : `.${subAttribute}`;
  return `${printAttributePath(attribute)}[${printFilter(filter)}]${suffix}`;
}

function fail(at: number, problem: string): never {
  throw new FilterSyntaxError(at, problem);
}

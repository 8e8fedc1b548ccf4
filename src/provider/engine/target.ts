import { type AttributePath, parseAttributePath } from '../../scim/attribute-path.ts';
import { type Characteristics, type CompiledType, findByName, type Target } from './characteristics.ts';

/** Reads a path in the notation of RFC 7644 section 3.10; `undefined` when it is none or nothing is called so. */
export function findTarget(type: CompiledType, text: string, bareExtensionNames: boolean): Target | undefined {
  const path = parseAttributePath(text);
  return path && resolveTarget(type, path, bareExtensionNames);
}

/** Finds what a path means for a resource type; `undefined` when no schema of the type defines it. */
export function resolveTarget(
  type: CompiledType,
  path: AttributePath,
  bareExtensionNames: boolean,
): Target | undefined {
  const { urn, attribute, subAttribute } = path;
  if (urn === undefined) {
    return descend(findByName(type.names, attribute), subAttribute) ?? inExtensions(type, path, bareExtensionNames);
  }
  const folded = urn.toLowerCase();
  if (folded === type.resourceType.schema.toLowerCase())
    return descend(findByName(type.names, attribute), subAttribute);
  const extension = findExtension(type, folded);
  if (extension) return under(extension, descend(findByName(extension.partNames, attribute), subAttribute));
  // The path of a schema as a whole parses as the URN up to its last segment.
  const whole = findExtension(type, `${folded}:${attribute.toLowerCase()}`);
  if (!whole || subAttribute === undefined) return whole && [whole];
  return under(whole, descend(findByName(whole.partNames, subAttribute), undefined));
}

/** Finds a sub-attribute below a target. */
export function subTarget(target: Target, name: string): Target | undefined {
  const part = findByName(last(target).partNames, name);
  return part && [...target, part];
}

/** The attribute that the target ends at. */
export function last(target: Target): Characteristics {
  return target.at(-1)!;
}

/** The name of the target in path notation. */
export function labelOf(target: Target): string {
  return last(target).label;
}

function findExtension(type: CompiledType, folded: string): Characteristics | undefined {
  return type.extensions.find((extension) => extension.name.toLowerCase() === folded);
}

function inExtensions(type: CompiledType, path: AttributePath, bareExtensionNames: boolean): Target | undefined {
  if (!bareExtensionNames) return undefined;
  for (const extension of type.extensions) {
    const target = under(extension, descend(findByName(extension.partNames, path.attribute), path.subAttribute));
    if (target) return target;
  }
  return undefined;
}

function descend(attribute: Characteristics | undefined, subAttribute: string | undefined): Target | undefined {
  if (!attribute || attribute.isExtension) return undefined;
  return subAttribute === undefined ? [attribute] : subTarget([attribute], subAttribute);
}

function under(extension: Characteristics, target: Target | undefined): Target | undefined {
  return target && [extension, ...target];
}

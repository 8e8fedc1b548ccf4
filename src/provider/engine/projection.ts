import type { Characteristics, CompiledType } from './characteristics.ts';
import { findTarget } from './target.ts';

/** An attribute to be presented; with `parts` only these of its sub-attributes. */
export interface ProjectedPart {
  readonly attribute: Characteristics;
  readonly parts?: Projection;
}

/** What of a resource is presented, RFC 7644 section 3.9. */
export type Projection = readonly ProjectedPart[];

export interface ProjectionRequest {
  readonly attributes?: readonly string[] | undefined;
  readonly excludedAttributes?: readonly string[] | undefined;
}

/** The attributes that were named, each with the sub-attributes named of it; none means the whole. */
type Selection = Map<Characteristics, Selection>;

const defaults = new WeakMap<CompiledType, Projection>();

/** The attributes returned by default, RFC 7643 section 7. */
export function defaultProjection(type: CompiledType): Projection {
  const known = defaults.get(type);
  if (known) return known;
  const projection = type.attributes.filter(isDefault).map(whole);
  defaults.set(type, projection);
  return projection;
}

/** The same after a write, which brings back what the client sent of the attributes returned on request. */
export function projectionAfterWrite(type: CompiledType, sent: ReadonlySet<Characteristics>): Projection {
  return type.attributes
    .filter((attribute) => isDefault(attribute) || (attribute.returned === 'request' && sent.has(attribute)))
    .map(whole);
}

/** What the parameters `attributes` or `excludedAttributes` ask for; names that nothing bears are ignored. */
export function compileProjection(
  type: CompiledType,
  { attributes, excludedAttributes = [] }: ProjectionRequest,
  bareExtensionNames: boolean,
): Projection {
  if (attributes) return including(type.attributes, selectionOf(type, attributes, bareExtensionNames));
  return excluding(type.attributes, selectionOf(type, excludedAttributes, bareExtensionNames));
}

function selectionOf(type: CompiledType, names: readonly string[], bareExtensionNames: boolean): Selection {
  const selection: Selection = new Map();
  const entire = new Set<Selection>();
  for (const name of names) {
    let level = selection;
    const target =
      name.toLowerCase() === type.resourceType.schema.toLowerCase() ? [] : findTarget(type, name, bareExtensionNames);
    if (target?.length === 0) for (const core of type.attributes) if (!core.isExtension) selection.set(core, new Map());
    for (const [index, attribute] of (target ?? []).entries()) {
      const known = level.get(attribute);
      const next: Selection = known ?? new Map();
      level.set(attribute, next);
      if (index === target!.length - 1) entire.add(next);
      level = next;
    }
  }
  for (const level of entire) level.clear();
  return selection;
}

function including(attributes: readonly Characteristics[], selection: Selection): Projection {
  const parts: ProjectedPart[] = [];
  for (const attribute of attributes) {
    const selected = selection.get(attribute);
    if (attribute.returned === 'never') continue;
    if (selected === undefined) {
      if (attribute.returned === 'always') parts.push(whole(attribute));
    } else {
      parts.push(selected.size === 0 ? whole(attribute) : { attribute, parts: including(attribute.parts, selected) });
    }
  }
  return parts;
}

function excluding(attributes: readonly Characteristics[], selection: Selection): Projection {
  const parts: ProjectedPart[] = [];
  for (const attribute of attributes) {
    const selected = selection.get(attribute);
    if (!isDefault(attribute)) continue;
    if (selected === undefined || attribute.returned === 'always') parts.push(whole(attribute));
    else if (selected.size > 0) parts.push({ attribute, parts: excluding(attribute.parts, selected) });
  }
  return parts;
}

function isDefault({ returned }: Characteristics): boolean {
  return returned === 'default' || returned === 'always';
}

/** The attribute as it is presented when nothing is selected of it. */
export function whole(attribute: Characteristics): ProjectedPart {
  if (attribute.isPlain || attribute.parts.length === 0) return { attribute };
  return { attribute, parts: attribute.parts.filter(isDefault).map(whole) };
}

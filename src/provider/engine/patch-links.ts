import type { FilterExpression } from '../../scim/filter.ts';
import { isJsonObject, type Json } from '../../scim/json.ts';
import { badRequest } from '../scim-error.ts';
import { isLinks } from './attributes.ts';
import type { Characteristics } from './characteristics.ts';
import { compileElementFilter } from './filter-compiler.ts';
import { type Link, Links, LinksDraft } from './links.ts';
import type { PatchTarget } from './patch-path.ts';
import { changeElement, elementFromFilter } from './patch-values.ts';
import { noTarget, type Operation, type Patching, unassigned } from './patching.ts';
import { readElement, readValue, withReferredId } from './value-reader.ts';

/**
 * Applies one operation to the links of an attribute such as a Group's members; costs what the operation names, not
 * what the Group has, unless a filter has to look at every link.
 */
export function patchLinks(
  current: Links | LinksDraft | undefined,
  where: PatchTarget,
  operation: Operation,
  patching: Patching,
): LinksDraft {
  const [attribute, part] = where.target;
  const draft = current instanceof LinksDraft ? current : (current ?? new Links([])).draft();
  const hadLinks = draft.size > 0;
  if (part) changeChosen(draft, [...draft], { ...where, part }, operation, patching);
  else if (where.filter) patchChosen(draft, where, where.filter, operation, patching);
  else patchAll(draft, attribute, operation, patching);
  if (attribute.mutability === 'immutable' && hadLinks && draft.isChanged) {
    throw badRequest('mutability', `Attribute ${attribute.label} is immutable and has values already.`);
  }
  if (attribute.required && draft.size === 0) throw unassigned(attribute, operation);
  return draft;
}

function patchAll(
  draft: LinksDraft,
  attribute: Characteristics,
  { op, value }: Operation,
  { reading }: Patching,
): void {
  if (op === 'remove') {
    const isListed = value !== undefined && value !== null && reading.leniency.removeListedValues;
    if (!isListed) draft.clear();
    else for (const entry of Array.isArray(value) ? value : [value]) draft.remove(referredId(entry) ?? '');
    return;
  }
  const links = readValue(attribute, value, reading);
  if (op === 'replace') draft.clear();
  if (isLinks(links)) for (const link of links) draft.add(link);
}

function patchChosen(
  draft: LinksDraft,
  where: PatchTarget,
  filter: FilterExpression,
  operation: Operation,
  patching: Patching,
): void {
  const [attribute] = where.target;
  const { leniency } = patching.reading;
  const chosen = choose(draft, attribute, filter, patching);
  if (chosen.length > 0) return changeChosen(draft, chosen, where, operation, patching);
  // RFC 7644 section 3.5.2.2: removing who is no member succeeds.
  if (operation.op === 'remove') return;
  const creates = operation.op === 'add' ? leniency.addCreatesValue : leniency.replaceCreatesValue;
  const change = { op: operation.op, value: operation.value, attribute, part: where.part, reading: patching.reading };
  const created = creates ? elementFromFilter(filter, change) : undefined;
  if (created === undefined) throw noTarget(attribute);
  draft.add(created as Link);
}

function choose(
  draft: LinksDraft,
  attribute: Characteristics,
  filter: FilterExpression,
  patching: Patching,
): readonly Link[] {
  const isChosen = compileElementFilter(attribute, filter, patching.reading.leniency);
  const isById =
    filter.op === 'eq' && filter.path.attribute.toLowerCase() === 'value' && typeof filter.value === 'string';
  const candidates = isById ? [draft.get(filter.value)] : [...draft];
  return candidates.filter((link) => link !== undefined).filter((link) => isChosen(patching.showLink(attribute, link)));
}

function changeChosen(
  draft: LinksDraft,
  chosen: readonly Link[],
  { target: [attribute], part }: PatchTarget,
  operation: Operation,
  { reading, showLink }: Patching,
): void {
  const change = { op: operation.op, value: operation.value, attribute, part, reading };
  for (const link of chosen) {
    const changed = changeElement(showLink(attribute, link), change);
    draft.remove(link.value);
    if (changed !== undefined) draft.add(readElement(attribute, changed, reading) as Link);
  }
}

function referredId(entry: Json | undefined): string | undefined {
  if (typeof entry === 'string') return entry;
  const value = isJsonObject(entry) ? withReferredId(entry).value : undefined;
  return typeof value === 'string' ? value : undefined;
}

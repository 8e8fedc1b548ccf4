import type { FilterExpression } from '../../scim/filter.ts';
import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import type { PatchOperation } from '../../scim/patch-operation.ts';
import { badRequest, ScimError } from '../scim-error.ts';
import { type Attributes, type Stored, sameValue, valuesOf } from './attributes.ts';
import { type Characteristics, type CompiledType, findByName, type Target } from './characteristics.ts';
import { compileElementFilter } from './filter-compiler.ts';
import { type Links, LinksDraft } from './links.ts';
import { patchLinks } from './patch-links.ts';
import { findPatchTarget, type PatchTarget } from './patch-path.ts';
import { changeElement, demotePrimaries, elementFromFilter, listedBy } from './patch-values.ts';
import { noTarget, type Operation, type Patching, unassigned } from './patching.ts';
import { checkRequired } from './required.ts';
import { readSchemas, schemasOf } from './resource-reader.ts';
import { excerpt, type Reading, readValue, tooManyValues, withoutRepetition } from './value-reader.ts';

/** The attributes in the course of change. */
type Draft = Record<string, Stored | undefined>;

/**
 * Applies PATCH operations one after the other, RFC 7644 section 3.5.2. The attributes passed stay as they are; the
 * same ones come back when nothing changes.
 *
 * @throws ScimError by the first operation that fails.
 */
export function applyPatch(before: Attributes, operations: readonly PatchOperation[], patching: Patching): Attributes {
  const draft: Draft = { ...before };
  for (const operation of operations) applyOperation(draft, operation, patching);
  return settle(before, draft, patching);
}

function applyOperation(draft: Draft, { path, ...operation }: PatchOperation, patching: Patching): void {
  const { op, value } = operation;
  if (op !== 'remove' && value === undefined) throw badRequest('invalidValue', `The operation "${op}" needs a value.`);
  if (path !== undefined) {
    applyAt(
      draft,
      findPatchTarget(patching.type, path, patching.reading.leniency.bareExtensionNames),
      operation,
      patching,
    );
    return;
  }
  if (op === 'remove') throw badRequest('noTarget', 'The operation "remove" needs a path.');
  if (!isJsonObject(value)) {
    throw badRequest('invalidValue', `Without a path the value of "${op}" is an object with the attributes to set.`);
  }
  for (const [name, part] of Object.entries(value)) {
    const target = findKey(name, patching);
    if (target && !isOwnReadOnly(target, part, patching)) applyAt(draft, target, { op, value: part! }, patching);
  }
}

/** What a key of the value of an operation without path means; `undefined` when it is to be ignored. */
function findKey(name: string, { type, reading: { leniency } }: Patching): PatchTarget | undefined {
  const attribute = findByName(type.names, name);
  if (attribute) return { target: [attribute] };
  try {
    if (leniency.pathKeys) return findPatchTarget(type, name, leniency.bareExtensionNames);
  } catch (error) {
    if (!(error instanceof ScimError) || !leniency.unknownAttributes) throw error;
  }
  if (leniency.unknownAttributes) return undefined;
  throw badRequest('invalidPath', `A ${type.name} has no attribute called ${excerpt(name)}.`);
}

function isOwnReadOnly(
  { target: [{ source }] }: PatchTarget,
  value: Json | undefined,
  { id, reading }: Patching,
): boolean {
  return reading.leniency.ownReadOnlyValues && (source === 'meta' || (source === 'id' && value === id));
}

function applyAt(draft: Draft, where: PatchTarget, operation: Operation, patching: Patching): void {
  const { target, part } = where;
  const readOnly = [...target, ...(part ? [part] : [])].find(({ mutability }) => mutability === 'readOnly');
  if (readOnly) throw badRequest('mutability', `Attribute ${readOnly.label} is readOnly.`);
  const [top] = target;
  if (top.source === 'links')
    draft[top.name] = patchLinks(draft[top.name] as Links | LinksDraft | undefined, where, operation, patching);
  else {
    const result = changeAt(draft, target, where, operation, patching);
    draft[top.name] = result[top.name];
  }
}

/** Follows the target down to the attribute that it ends at and changes that one. */
function changeAt(
  holder: Attributes,
  [attribute, ...below]: Target,
  where: PatchTarget,
  operation: Operation,
  patching: Patching,
): Attributes {
  const current = holder[attribute.name];
  const [next, ...rest] = below;
  let changed: Stored | undefined;
  if (!next) changed = changeAttribute(attribute, current, where, operation, patching);
  else if (attribute.multiValued) {
    changed = changeEach(
      attribute,
      current,
      (element) => asObject(changeAt(element, [next, ...rest], where, operation, patching)),
      patching.reading,
    );
  } else {
    changed = asObject(changeAt(isJsonObject(current) ? current : {}, [next, ...rest], where, operation, patching));
  }
  if (changed === undefined && attribute.required) throw unassigned(attribute, operation);
  if (attribute.mutability === 'immutable' && current !== undefined && !sameValue(current, changed)) {
    throw badRequest('mutability', `Attribute ${attribute.label} is immutable and has a value already.`);
  }
  return { ...holder, [attribute.name]: changed };
}

/** A sub-attribute of a multi-valued attribute without a filter means that of every value. */
function changeEach(
  attribute: Characteristics,
  current: Stored | undefined,
  change: (element: JsonObject) => Json | undefined,
  reading: Reading,
): Json | undefined {
  const before = valuesOf(current);
  const after = (before.length === 0 ? [{}] : before).map((element) => change(element as JsonObject));
  return listOf(
    attribute,
    before,
    after.filter((element) => element !== undefined),
    reading,
  );
}

function changeAttribute(
  attribute: Characteristics,
  current: Stored | undefined,
  where: PatchTarget,
  operation: Operation,
  patching: Patching,
): Stored | undefined {
  const { op, value } = operation;
  if (where.filter) return changeChosen(attribute, current, where, where.filter, operation, patching);
  if (attribute.multiValued) return changeList(attribute, current, operation, patching.reading);
  if (op !== 'remove' && attribute.parts.length > 0 && attribute.source !== 'reference' && isJsonObject(value)) {
    return mergeParts(attribute, current, op, value, patching);
  }
  if (op === 'remove') return undefined;
  const changed = readValue(attribute, value, patching.reading);
  return changed === undefined && op === 'add' ? current : changed;
}

/** RFC 7644 section 3.5.2.3: sub-attributes that are not named stay as they are (AMB-REPLACE-COMPLEX). */
function mergeParts(
  attribute: Characteristics,
  current: Stored | undefined,
  op: Operation['op'],
  value: JsonObject,
  patching: Patching,
): Json | undefined {
  let merged: Attributes = isJsonObject(current) ? current : {};
  for (const [name, given] of Object.entries(value)) {
    const part = findByName(attribute.partNames, name);
    if (!part && !patching.reading.leniency.unknownAttributes) {
      throw badRequest('invalidPath', `${attribute.label} has no sub-attribute called ${excerpt(name)}.`);
    }
    if (!part || part.mutability === 'readOnly') continue;
    merged = changeAt(merged, [part], { target: [part] }, { op, value: given! }, patching);
  }
  return asObject(merged);
}

function changeList(
  attribute: Characteristics,
  current: Stored | undefined,
  { op, value }: Operation,
  reading: Reading,
): Json | undefined {
  const before = valuesOf(current);
  if (op === 'remove') {
    if (value === undefined || value === null || !reading.leniency.removeListedValues) return undefined;
    const isListed = listedBy(attribute, value);
    return listOf(
      attribute,
      before,
      before.filter((element) => !isListed(element)),
      reading,
    );
  }
  const given = valuesOf(readValue(attribute, value, reading));
  if (op === 'replace') return given.length === 0 ? undefined : given;
  return listOf(attribute, before, [...before, ...given], reading);
}

function changeChosen(
  attribute: Characteristics,
  current: Stored | undefined,
  { part }: PatchTarget,
  filter: FilterExpression,
  { op, value }: Operation,
  { reading }: Patching,
): Json | undefined {
  const { leniency } = reading;
  const isChosen = compileElementFilter(attribute, filter, leniency);
  const change = { op, attribute, part, value, reading };
  const before = valuesOf(current);
  if (before.some(isChosen)) {
    const after = before.map((element) => (isChosen(element) ? changeElement(element, change) : element));
    return listOf(
      attribute,
      before,
      after.filter((element) => element !== undefined),
      reading,
    );
  }
  // RFC 7644 section 3.5.2.2: removing what is not there succeeds (AMB-REMOVE-NOMATCH).
  if (op === 'remove') return listOf(attribute, before, before, reading);
  const creates = op === 'add' ? leniency.addCreatesValue : leniency.replaceCreatesValue;
  const created = creates ? elementFromFilter(filter, change) : undefined;
  if (created === undefined) throw noTarget(attribute);
  return listOf(attribute, before, [...before, created], reading);
}

function listOf(
  attribute: Characteristics,
  before: readonly Json[],
  after: readonly Json[],
  reading: Reading,
): Json | undefined {
  if (after.length > reading.maxValues) throw tooManyValues(attribute, reading);
  const list = demotePrimaries(attribute, before, withoutRepetition(after));
  return list.length === 0 ? undefined : list;
}

function asObject(holder: Attributes): JsonObject | undefined {
  const assigned = Object.entries(holder).filter(([, value]) => value !== undefined);
  return assigned.length === 0 ? undefined : (Object.fromEntries(assigned) as JsonObject);
}

function settle(before: Attributes, draft: Draft, { type, reading }: Patching): Attributes {
  const changes: Draft = {};
  for (const name of Object.keys(draft)) {
    const value = settleOne(before[name], draft[name]);
    if (value !== before[name]) changes[name] = value;
  }
  if (Object.keys(changes).length === 0) return before;
  const attributes = withChanges(before, changes);
  checkRequired(type.written, attributes);
  const schemas = settleSchemas(type, attributes, reading);
  return schemas === attributes.schemas ? attributes : { ...attributes, schemas };
}

/** Unassigned attributes are absent. */
function withChanges(before: Attributes, changes: Draft): Attributes {
  const changed = { ...before, ...changes };
  const isAssigned = Object.values(changes).every((value) => value !== undefined);
  return isAssigned ? changed : Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== undefined));
}

function settleSchemas(type: CompiledType, attributes: Attributes, reading: Reading): readonly string[] {
  return schemasOf(type, attributes, readSchemas(type, attributes.schemas as Json, reading));
}

function settleOne(before: Stored | undefined, after: Stored | undefined): Stored | undefined {
  if (!(after instanceof LinksDraft)) return sameValue(before, after) ? before : after;
  if (!after.isChanged) return before;
  return after.size === 0 ? undefined : after;
}

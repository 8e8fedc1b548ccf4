import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import { type Attributes, sameValue, valuesOf } from '../engine/attributes.ts';
import type { CompiledType } from '../engine/characteristics.ts';
import type { Operations } from '../engine/operations.ts';
import type { Policy } from '../policy.ts';
import { badRequest } from '../scim-error.ts';
import { isBlank, stepsOf, textsAt, valueAt, withValue } from './attribute-value.ts';
import { checkConstraints } from './constraints.ts';

/** What becomes of the attributes that a client writes. */
export function writing(operations: Operations, policy: Policy): Partial<Operations> {
  const { constraints = [], putMerges } = policy;
  const lasting = constraints.filter(({ onCreate }) => !onCreate);
  return {
    read: (tenant, type, body) => without(operations.read(tenant, type, body), type, policy.droppedAttributes ?? []),
    replace: (tenant, record, sent) => {
      const merged = putMerges && record.type.name === 'User' ? { ...record.attributes, ...sent } : sent;
      const wanted = operations.replace(tenant, record, merged);
      return changed(record.type, record.attributes, wanted, policy);
    },
    patch: (tenant, record, requested) => {
      const wanted = operations.patch(tenant, record, requested);
      const kept = restored(record.attributes, wanted, record.type, policy.droppedAttributes ?? []);
      return changed(record.type, record.attributes, kept, policy);
    },
    insert: (tenant, type, attributes, id) => {
      const whole = type.name === 'User' ? completed(attributes, type, policy) : attributes;
      checkVocabularies(whole, type, policy);
      checkConstraints(constraints, type.name, whole);
      return operations.insert(tenant, type, whole, id);
    },
    update: (tenant, record, attributes) => {
      checkVocabularies(attributes, record.type, policy);
      checkConstraints(lasting, record.type.name, attributes);
      operations.update(tenant, record, attributes);
    },
  };
}

function without(attributes: Attributes, type: CompiledType, paths: readonly string[]): Attributes {
  if (type.name !== 'User') return attributes;
  return paths.reduce((rest, path) => withValue(rest, path, undefined), attributes);
}

function restored(before: Attributes, after: Attributes, type: CompiledType, paths: readonly string[]): Attributes {
  if (type.name !== 'User' || after === before) return after;
  return paths.reduce((rest, path) => withValue(rest, path, valueAt(before, path)), after);
}

/** What an update really changes; the attributes from before come back when that is nothing. */
function changed(type: CompiledType, before: Attributes, wanted: Attributes, policy: Policy): Attributes {
  if (type.name !== 'User' || wanted === before) return wanted;
  const { keptWhenBlank = [], fixedAttributes = {}, assigned = {} } = policy;
  let after = wanted;
  for (const path of keptWhenBlank) after = withoutBlank(before, after, path);
  for (const [path, reaction] of Object.entries(fixedAttributes)) {
    const [old, value] = [valueAt(before, path), valueAt(after, path)];
    if (sameValue(old, value)) continue;
    if (reaction === 'refuse') throw badRequest('mutability', `Attribute ${path} cannot be changed by a client.`);
    after = withValue(after, path, old);
  }
  for (const path of Object.keys(assigned)) after = withValue(after, path, valueAt(before, path));
  return sameValue(before as Json, after as Json) ? before : declared(after, type);
}

const byType = '[type]';

/** Of "phoneNumbers[type]" each type of value is kept by itself, of "emails" the list as a whole. */
function withoutBlank(before: Attributes, after: Attributes, named: string): Attributes {
  const path = named.replace(byType, '');
  const [old, value] = [valueAt(before, path), valueAt(after, path)];
  if (isBlank(old)) return after;
  const given = valuesOf(value).filter((each) => !isEmptied(each));
  if (!Array.isArray(old) || !named.endsWith(byType)) {
    const isCleared = Array.isArray(old) ? given.length === 0 : isBlank(value);
    return isCleared ? withValue(after, path, old) : after;
  }
  const types = new Set(given.map(typeOf));
  const lost = valuesOf(old).filter((each) => !types.has(typeOf(each)));
  if (lost.length === 0 && given.length === valuesOf(value).length) return after;
  const hasPrimary = given.some((each) => isJsonObject(each) && each.primary === true);
  return withValue(after, path, [...given, ...(hasPrimary ? lost.map(demoted) : lost)]);
}

function isEmptied(value: Json): boolean {
  return isJsonObject(value) && 'value' in value && isBlank(value.value);
}

function demoted(value: Json): Json {
  if (!isJsonObject(value)) return value;
  const { primary: _, ...rest } = value;
  return rest;
}

function typeOf(value: Json): Json | undefined {
  return isJsonObject(value) ? (value.type ?? '') : value;
}

/** What a new User gets beside what the client sent. */
function completed(attributes: Attributes, type: CompiledType, policy: Policy): Attributes {
  const preset = presetOf(attributes, policy);
  let whole = attributes;
  for (const [path, value] of Object.entries({ ...policy.defaults, ...preset })) {
    if (isBlank(valueAt(whole, path))) whole = withValue(whole, path, value);
  }
  for (const [path, value] of Object.entries(policy.assigned ?? {})) whole = withValue(whole, path, value);
  return whole === attributes ? attributes : declared(whole, type);
}

function presetOf(attributes: Attributes, { template }: Policy): JsonObject {
  const name = template && textsAt(attributes, template.path)[0];
  if (!template || name === undefined) return {};
  const preset = template.presets[name];
  if (preset || template.unknown === 'ignore') return preset ?? {};
  throw badRequest('invalidValue', `There is no template called ${JSON.stringify(name).slice(0, 80)}.`);
}

/** RFC 7643 section 3: `schemas` names the extensions that have data. */
function declared(attributes: Attributes, type: CompiledType): Attributes {
  const listed = new Set(valuesOf(attributes.schemas));
  const added = type.extensions.map(({ name }) => name).filter((name) => name in attributes && !listed.has(name));
  return added.length === 0 ? attributes : { ...attributes, schemas: [...listed, ...added] };
}

function checkVocabularies(attributes: Attributes, type: CompiledType, { vocabularies = {} }: Policy): void {
  if (type.name !== 'User') return;
  for (const [path, words] of Object.entries(vocabularies)) {
    const unknown = textsAt(attributes, path).find((text) => !words.includes(text));
    if (unknown === undefined) continue;
    const name = stepsOf(path)[0]!;
    throw badRequest('invalidValue', `The tenant has no ${name} called ${JSON.stringify(unknown).slice(0, 80)}.`);
  }
}

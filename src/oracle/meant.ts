import { isJsonObject, type Json, type JsonObject } from '../scim/json.ts';
import type { PatchOperation } from '../scim/patch-operation.ts';
import { parsePatchPath } from '../scim/patch-path.ts';
import type { Schema } from '../scim/schema.ts';
import { patched, Refused } from './patched.ts';
import { elementsMeeting } from './select.ts';
import { settled } from './settled.ts';

/**
 * What the operations of a PATCH make of a resource; "open" where RFC 7644 does not say: two values that become primary
 * at once, and an `add` whose filter chooses nothing.
 */
export function meant(
  before: JsonObject,
  operations: readonly PatchOperation[],
  schemas: readonly Schema[],
): JsonObject | Refused | 'open' {
  let resource = before;
  for (const operation of operations) {
    if (marksSeveral(resource, operation, schemas)) return 'open';
    try {
      resource = patched(resource, [operation], schemas);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return error.scimType === 'noTarget' && operation.op === 'add' ? 'open' : error;
    }
  }
  return resource;
}

/** The state of a resource: without meta, and without the URN of an extension that has no attribute any more. */
export function stateOf(resource: JsonObject): Json {
  const declared = Array.isArray(resource['schemas']) ? (resource['schemas'] as readonly Json[]) : [];
  const [base, ...extensions] = declared.map(String);
  const used = extensions.filter((urn) => settled(resource[urn] ?? null) !== null);
  return settled({ ...resource, schemas: [base ?? '', ...used], meta: null });
}

/** Whether an operation makes more than one of the values it chooses primary. */
function marksSeveral(resource: JsonObject, { path = '', value }: PatchOperation, schemas: readonly Schema[]): boolean {
  if (!path.includes('[')) return false;
  const { filter, ...attribute } = parsePatchPath(path);
  const isMark = path.endsWith('.primary') ? value === true : isJsonObject(value) && value['primary'] === true;
  return isMark && elementsMeeting(filter!, resource, attribute, schemas).length > 1;
}

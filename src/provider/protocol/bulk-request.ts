import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import { messageUrn } from '../../scim/urn.ts';
import { excerpt } from '../engine/value-reader.ts';
import { badRequest, ScimError } from '../scim-error.ts';
import { isMessage } from './query-request.ts';

/** One operation of a bulk request, RFC 7644 section 3.7; checked when it is performed. */
export interface BulkOperation {
  readonly method: string;
  readonly path: string;
  readonly bulkId?: string;
  readonly version?: string;
  readonly data?: Json;
}

export interface BulkRequest {
  readonly operations: readonly BulkOperation[];
  /** After that many errors the rest is left undone. */
  readonly failOnErrors: number;
}

const prefix = 'bulkId:';

/**
 * Reads the body of a bulk request.
 *
 * @throws ScimError invalidSyntax, or 413 with more operations than `maxOperations`.
 */
export function readBulkRequest(body: Json, maxOperations: number): BulkRequest {
  if (!isJsonObject(body) || !isMessage(body.schemas, messageUrn.BulkRequest)) {
    throw badRequest('invalidSyntax', `A bulk request is an object whose schemas is ["${messageUrn.BulkRequest}"].`);
  }
  const { Operations: operations, failOnErrors = null } = body;
  if (!Array.isArray(operations)) throw badRequest('invalidSyntax', 'Operations is a list of operations.');
  if (operations.length > maxOperations) {
    const detail = `A bulk request takes at most ${maxOperations} operations (maxOperations), not ${operations.length}.`;
    throw new ScimError(413, undefined, detail);
  }
  if (failOnErrors !== null && (!Number.isInteger(failOnErrors) || (failOnErrors as number) < 1)) {
    throw badRequest('invalidValue', `failOnErrors is a positive integer, not ${excerpt(failOnErrors)}.`);
  }
  const read = operations.map(readOperation);
  checkBulkIds(read);
  return { operations: read, failOnErrors: (failOnErrors as number | null) ?? Number.POSITIVE_INFINITY };
}

/** The `bulkId`s that an operation refers to, in its path or its data, RFC 7644 section 3.7.2. */
export function referencesOf({ path, data }: BulkOperation): ReadonlySet<string> {
  const references = new Set<string>();
  visitText(path, data, (text) => {
    for (const [, bulkId] of text.matchAll(reference)) references.add(bulkId!);
    return text;
  });
  return references;
}

/** The operation with `bulkId:…` replaced by ids; references to unknown ones stay. */
export function withIds(operation: BulkOperation, ids: ReadonlyMap<string, string>): BulkOperation {
  const put = (text: string): string =>
    text.includes(prefix) ? text.replace(reference, (whole, bulkId: string) => ids.get(bulkId) ?? whole) : text;
  const { path, data } = visitText(operation.path, operation.data, put);
  return { ...operation, path, ...(data !== undefined && { data }) };
}

// A reference is a whole value, a segment of a path, or a quoted value in a filter.
const reference = /(?<=^|[/"])bulkId:([^/"]+)(?=$|[/"])/g;

function visitText(
  path: string,
  data: Json | undefined,
  change: (text: string) => string,
): { path: string; data: Json | undefined } {
  return { path: change(path), data: data === undefined ? undefined : visitJson(data, change) };
}

function visitJson(value: Json, change: (text: string) => string, depth = 0): Json {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null || depth > 32) return value;
  if (Array.isArray(value)) return value.map((element: Json) => visitJson(element, change, depth + 1));
  const members = Object.entries(value as JsonObject).map(([name, member]) => [
    name,
    visitJson(member!, change, depth + 1),
  ]);
  return Object.fromEntries(members) as JsonObject;
}

function readOperation(operation: Json): BulkOperation {
  if (!isJsonObject(operation)) throw badRequest('invalidSyntax', 'Each of Operations is an object.');
  const { method, path, bulkId, version, data } = operation;
  if (typeof method !== 'string' || typeof path !== 'string') {
    throw badRequest('invalidSyntax', 'Each of Operations needs a method and a path.');
  }
  return {
    method: method.toUpperCase(),
    path,
    ...(typeof bulkId === 'string' && { bulkId }),
    ...(typeof version === 'string' && { version }),
    ...(data !== undefined && data !== null && { data }),
  };
}

function checkBulkIds(operations: readonly BulkOperation[]): void {
  const seen = new Set<string>();
  for (const { bulkId, method } of operations) {
    if (bulkId === undefined || method !== 'POST') continue;
    if (seen.has(bulkId)) throw badRequest('invalidValue', `The bulkId ${excerpt(bulkId)} is used twice.`);
    seen.add(bulkId);
  }
}

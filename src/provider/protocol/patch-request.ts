import { isJsonObject, type Json, type JsonObject } from '../../scim/json.ts';
import type { PatchOperation } from '../../scim/patch-operation.ts';
import { messageUrn } from '../../scim/urn.ts';
import { excerpt } from '../engine/value-reader.ts';
import type { Leniency } from '../leniency.ts';
import { badRequest, ScimError } from '../scim-error.ts';
import { isMessage } from './query-request.ts';

/**
 * Reads the body of a PATCH, RFC 7644 section 3.5.2; members of an operation that it does not know are ignored.
 *
 * @throws ScimError invalidSyntax, or 413 when there are more operations than `maxOperations`.
 */
export function readPatchRequest(body: Json, leniency: Leniency, maxOperations: number): readonly PatchOperation[] {
  if (!isJsonObject(body) || !isPatchOp(body, leniency)) {
    throw badRequest('invalidSyntax', `A PATCH is an object whose schemas is ["${messageUrn.PatchOp}"].`);
  }
  const operations = body.Operations ?? body.operations;
  if (!Array.isArray(operations)) throw badRequest('invalidSyntax', 'Operations is a list of PATCH operations.');
  if (operations.length === 0 && !leniency.emptyPatch) {
    throw badRequest('invalidSyntax', 'Operations needs at least one PATCH operation.');
  }
  if (operations.length > maxOperations) {
    throw new ScimError(413, undefined, `A PATCH takes at most ${maxOperations} operations, not ${operations.length}.`);
  }
  return operations.map((operation: Json) => readOperation(operation, leniency));
}

function isPatchOp({ schemas }: JsonObject, { missingSchemas }: Leniency): boolean {
  return (schemas === undefined && missingSchemas) || isMessage(schemas, messageUrn.PatchOp);
}

function readOperation(operation: Json, leniency: Leniency): PatchOperation {
  if (!isJsonObject(operation)) throw badRequest('invalidSyntax', 'Each of Operations is an object.');
  const { path } = operation;
  if (path !== undefined && path !== null && typeof path !== 'string') {
    throw badRequest('invalidPath', `The path of an operation is a string, not ${excerpt(path)}.`);
  }
  return {
    op: readOp(operation, leniency),
    ...(typeof path === 'string' && { path }),
    ...(operation.value !== undefined && { value: operation.value }),
  };
}

function readOp({ op }: JsonObject, { anyCaseOp }: Leniency): PatchOperation['op'] {
  const name = typeof op === 'string' && anyCaseOp ? op.toLowerCase() : op;
  if (name === 'add' || name === 'remove' || name === 'replace') return name;
  throw badRequest('invalidSyntax', `The op of an operation is add, remove or replace, not ${excerpt(op)}.`);
}

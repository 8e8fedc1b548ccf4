import fc from 'fast-check';
import { narrowings } from '../../src/arbitraries/schema-attributes.ts';
import { patchesOf } from '../../src/arbitraries/schema-patches.ts';
import { resourcesOf } from '../../src/arbitraries/schema-resources.ts';
import { meant, stateOf } from '../../src/oracle/meant.ts';
import { Refused } from '../../src/oracle/patched.ts';
import type { JsonObject } from '../../src/scim/json.ts';
import { type PatchOperation, patchOp } from '../../src/scim/patch-operation.ts';
import { Disagreement, type Question } from './disagreement.ts';
import type { Prey } from './prey.ts';

let count = 0;

/** A User and what is done to it. */
export function patchQuestion(prey: Prey): Question<readonly [JsonObject, readonly PatchOperation[]]> {
  return {
    values: narrowings(prey.schemas, 2).chain((few) => fc.tuple(resourcesOf(few), patchesOf(few, { maxLength: 4 }))),
    ask: async ([person, operations]) => ask(prey, person, operations),
  };
}

async function ask(prey: Prey, person: JsonObject, operations: readonly PatchOperation[]): Promise<void> {
  const created = await prey.send('POST', '/Users', { ...person, userName: `user-${(count += 1)}` });
  fc.pre(created.status === 201);
  const path = `/Users/${String(created.body['id'])}`;
  const { body: before } = await prey.send('GET', path);
  const wanted = meant(before, operations, [prey.schemas.base, ...prey.schemas.extensions]);

  const { status, body } = await prey.send('PATCH', path, patchOp(...operations) as unknown as JsonObject);
  const { body: after } = await prey.send('GET', path);
  await prey.send('DELETE', path);

  if (wanted === 'open') return;
  const isRefused = wanted instanceof Refused;
  const [expected, seen] = [stateOf(isRefused ? before : wanted), stateOf(after)].map((state) => JSON.stringify(state));
  if (seen === expected && status >= 400 === isRefused) return;
  throw new Disagreement({
    asked: `${operations.map(printOperation).join('; ')}\n${JSON.stringify({ ...before, meta: undefined, schemas: undefined, id: undefined })}`,
    oracle: isRefused ? `refused as ${wanted.scimType}` : expected!,
    target: status >= 400 ? `status ${status} ${String(body['scimType'])} ${String(body['detail'])}` : seen!,
  });
}

export function printOperation({ op, path, value }: PatchOperation): string {
  return [op, path ?? 'without path', ...(value === undefined ? [] : [JSON.stringify(value)])].join(' ');
}

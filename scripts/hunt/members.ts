import fc from 'fast-check';
import { memberPatches } from '../../src/arbitraries/member-patches.ts';
import { meant } from '../../src/oracle/meant.ts';
import { Refused } from '../../src/oracle/patched.ts';
import type { JsonObject } from '../../src/scim/json.ts';
import { type PatchOperation, patchOp } from '../../src/scim/patch-operation.ts';
import { groupSchema } from '../../src/scim/schemas/group.ts';
import { schemaUrn } from '../../src/scim/urn.ts';
import { Disagreement, type Question } from './disagreement.ts';
import { printOperation } from './patches.ts';
import type { Prey } from './prey.ts';

let count = 0;

/** A Group with some of four Users, and what is done to its members. */
export async function memberQuestion(prey: Prey): Promise<Question<Asked>> {
  const ids: string[] = [];
  for (const name of ['ann', 'bob', 'cho', 'dee']) {
    const { body } = await prey.send('POST', '/Users', {
      schemas: [schemaUrn.User],
      userName: `${name}-${(count += 1)}`,
    });
    ids.push(String(body['id']));
  }
  return {
    values: fc.record({ members: fc.subarray(ids), operations: memberPatches(ids, { maxLength: 3 }) }),
    ask: async (asked) => ask(prey, ids, asked),
  };
}

export interface Asked {
  readonly members: readonly string[];
  readonly operations: readonly PatchOperation[];
}

async function ask(prey: Prey, ids: readonly string[], { members, operations }: Asked): Promise<void> {
  const displayName = `group-${(count += 1)}`;
  const body = { schemas: [schemaUrn.Group], displayName, members: members.map((value) => ({ value })) };
  const path = `/Groups/${String((await prey.send('POST', '/Groups', body)).body['id'])}`;
  const { body: before } = await prey.send('GET', path);
  const wanted = meant(before, operations, [groupSchema]);

  const { status, body: answer } = await prey.send('PATCH', path, patchOp(...operations) as unknown as JsonObject);
  const { body: after } = await prey.send('GET', path);
  await prey.send('DELETE', path);

  // What is not there cannot be chosen: RFC 7644 allows to ignore that and to refuse it (AMB-REMOVE-NOMATCH).
  if (wanted === 'open' || wanted instanceof Refused || answer['scimType'] === 'noTarget') return;
  const [expected, seen] = [namesIn(wanted, ids), namesIn(after, ids)];
  if (status < 300 && seen === expected) return;
  throw new Disagreement({
    asked: `${named(operations.map(printOperation).join('; '), ids)}\nmembers ${namesIn(before, ids)}`,
    oracle: expected,
    target: status < 300 ? `"${seen}"` : `status ${status} ${String(answer['scimType'])} ${String(answer['detail'])}`,
  });
}

/** Each member once: what its entry says beside the id is the business of the service provider. */
function namesIn({ members }: JsonObject, ids: readonly string[]): string {
  const present = JSON.stringify(members ?? []);
  return ids.flatMap((id, index) => (present.includes(id) ? [nameAt(index)] : [])).join(' ');
}

function named(text: string, ids: readonly string[]): string {
  return ids.reduce((so, id, index) => so.replaceAll(id, nameAt(index)), text);
}

function nameAt(index: number): string {
  return ['Ann', 'Bob', 'Cho', 'Dee'][index]!;
}

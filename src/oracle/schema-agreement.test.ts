import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memberPatches } from '../arbitraries/member-patches.ts';
import { narrowings } from '../arbitraries/schema-attributes.ts';
import { filtersOf } from '../arbitraries/schema-filters.ts';
import { patchesOf } from '../arbitraries/schema-patches.ts';
import { resourcesOf } from '../arbitraries/schema-resources.ts';
import { testClient } from '../provider/test-client.ts';
import { printFilter } from '../scim/filter-printer.ts';
import type { JsonObject } from '../scim/json.ts';
import { patchOp } from '../scim/patch-operation.ts';
import { groupSchema } from '../scim/schemas/group.ts';
import { userSchema } from '../scim/schemas/user.ts';
import { schemaUrn } from '../scim/urn.ts';
import { meant, stateOf } from './meant.ts';
import { Refused } from './patched.ts';
import { select } from './select.ts';
import { everyTypeExtensions, everyTypeSchema, everyTypeUser } from './testing/every-type.ts';

// As in agreement.test.ts, but over whatever the schemas offer; `npm run hunt` looks longer.

const schemas = [userSchema, ...everyTypeExtensions];
const type = { base: userSchema, extensions: everyTypeExtensions };
const provider = { schemas: [everyTypeSchema], resourceTypes: [everyTypeUser] };

describe('over everything that the schemas of a User offer, the oracle and the reference provider agree', () => {
  test('which Users a filter selects', async () => {
    const questions = narrowings(type, 6).chain((few) =>
      fc.tuple(
        fc.array(resourcesOf(few), { minLength: 3, maxLength: 5 }),
        fc.array(filtersOf(few), { minLength: 30, maxLength: 30 }),
      ),
    );

    await fc.assert(
      fc.asyncProperty(questions, async ([people, asked]) => {
        const { send } = testClient(provider);
        const users: JsonObject[] = [];
        for (const [index, person] of people.entries()) {
          const { status, body } = await send('POST', '/Users', { ...person, userName: `${index}-ab` });
          expect({ status, detail: body.detail }).toEqual({ status: 201, detail: undefined });
          users.push(body);
        }
        for (const filter of asked) {
          const text = printFilter(filter);
          const { status, body } = await send('GET', `/Users?count=100&filter=${encodeURIComponent(text)}`);
          expect({ text, status, detail: body.detail }).toEqual({ text, status: 200, detail: undefined });
          expect(body.Resources, text).toEqual(select(users, filter, schemas));
        }
      }),
      { numRuns: 25 },
    );
  });

  test('what a PATCH makes of a User', async () => {
    const { send } = testClient(provider);
    let count = 0;

    const questions = narrowings(type, 3).chain((few) => fc.tuple(resourcesOf(few), patchesOf(few)));

    await fc.assert(
      fc.asyncProperty(questions, async ([person, operations]) => {
        const { body: before } = await send('POST', '/Users', { ...person, userName: `user-${(count += 1)}` });
        const wanted = meant(before, operations, schemas);
        fc.pre(wanted !== 'open');

        const answer = await send('PATCH', `/Users/${before.id}`, patchOp(...operations) as unknown as JsonObject);

        const { body: after } = await send('GET', `/Users/${before.id}`);
        const error = wanted instanceof Refused ? { status: 400, scimType: wanted.scimType } : { status: 200 };
        expect({ status: answer.status, scimType: answer.body.scimType }).toEqual({ scimType: undefined, ...error });
        expect(stateOf(after)).toEqual(stateOf(wanted instanceof Refused ? before : wanted));
      }),
      { numRuns: 600 },
    );
  });

  test('who is a member of a Group after a PATCH', async () => {
    const { send } = testClient();
    const ids: string[] = [];
    for (const userName of ['ann', 'bob', 'cho']) {
      ids.push((await send('POST', '/Users', { schemas: [schemaUrn.User], userName })).body.id);
    }
    const idsIn = ({ members = [] }: JsonObject) =>
      [...new Set((members as readonly { readonly value: string }[]).map(({ value }) => value))].toSorted();

    await fc.assert(
      fc.asyncProperty(fc.subarray(ids), memberPatches(ids), async (members, operations) => {
        const body = { schemas: [schemaUrn.Group], displayName: 'group', members: members.map((value) => ({ value })) };
        const { body: before } = await send('POST', '/Groups', body);
        const wanted = meant(before, operations, [groupSchema]);
        if (wanted === 'open' || wanted instanceof Refused) throw new Error('These operations have one meaning.');

        const answer = await send('PATCH', `/Groups/${before.id}`, patchOp(...operations) as unknown as JsonObject);

        expect(answer.status, answer.text).toBeLessThan(300);
        expect(idsIn((await send('GET', `/Groups/${before.id}`)).body)).toEqual(idsIn(wanted));
      }),
      { numRuns: 300 },
    );
  });
});

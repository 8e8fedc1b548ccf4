import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../scim/json.ts';
import { messageUrn, schemaUrn } from '../scim/urn.ts';
import { restoreSnapshot, takeSnapshot } from './snapshot.ts';
import { type TestClient, testClient } from './test-client.ts';

const enterprise = schemaUrn.EnterpriseUser;

/** What a client does, with resources named by the order in which they were created. */
interface Action {
  readonly kind:
    | 'user'
    | 'group'
    | 'rename'
    | 'retitle'
    | 'manager'
    | 'add'
    | 'remove'
    | 'members'
    | 'replace'
    | 'delete'
    | 'read';
  readonly on: number;
  readonly to: number;
  readonly name: string;
}

const actions: fc.Arbitrary<readonly Action[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'user',
      'user',
      'group',
      'group',
      'rename',
      'retitle',
      'manager',
      'add',
      'add',
      'remove',
      'members',
      'replace',
      'delete',
      'read',
    ),
    on: fc.nat(20),
    to: fc.nat(20),
    name: fc.constantFrom('a', 'B', 'ç', "o'd", '조'),
  }),
  { minLength: 5, maxLength: 40 },
);

/** Does it all and gives everything there is to see, once as it is kept and once computed anew. */
async function play(client: TestClient, list: readonly Action[]): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const [index, action] of list.entries()) {
    const created = await act(client, action, paths, index);
    if (created !== undefined) paths.push(created);
  }
  const seen: string[] = [];
  for (const path of [...paths, '/Users', '/Groups', '/', '/Users?sortBy=displayName', '/?attributes=groups,members']) {
    seen.push((await client.send('GET', path)).text);
  }
  return seen;
}

async function act(
  client: TestClient,
  { kind, on, to, name }: Action,
  paths: readonly string[],
  index: number,
): Promise<string | undefined> {
  const path = paths[on % Math.max(1, paths.length)] ?? '/Users/none';
  const id = (paths[to % Math.max(1, paths.length)] ?? '/none').split('/').at(-1)!;
  const patch = (operation: JsonObject): Promise<unknown> =>
    client.send('PATCH', path, { schemas: [messageUrn.PatchOp], Operations: [operation] });
  switch (kind) {
    case 'user':
      return create(client, '/Users', { schemas: [schemaUrn.User], userName: `${name}${index}`, displayName: name });
    case 'group':
      return create(client, '/Groups', { schemas: [schemaUrn.Group], displayName: name, members: [{ value: id }] });
    case 'rename':
      await patch({ op: 'replace', path: 'displayName', value: name });
      return undefined;
    case 'retitle':
      await patch({ op: 'add', path: 'title', value: name });
      return undefined;
    case 'manager':
      await patch({ op: 'replace', path: `${enterprise}:manager`, value: id });
      return undefined;
    case 'add':
      await patch({ op: 'add', path: 'members', value: [{ value: id }] });
      return undefined;
    case 'remove':
      await patch({ op: 'remove', path: `members[value eq "${id}"]` });
      return undefined;
    case 'members':
      await patch({
        op: 'replace',
        path: 'members',
        value: paths.slice(0, to).map((each) => ({ value: each.split('/').at(-1)! })),
      });
      return undefined;
    case 'replace': {
      const { body } = await client.send('GET', path);
      await client.send('PUT', path, { ...body, displayName: name });
      return undefined;
    }
    case 'delete':
      await client.send('DELETE', path);
      return undefined;
    case 'read':
      await client.send('GET', path);
      return undefined;
    default:
      return kind satisfies never;
  }
}

async function create(client: TestClient, endpoint: string, body: JsonObject): Promise<string | undefined> {
  const answer = await client.send('POST', endpoint, body);
  return answer.status === 201 ? `${endpoint}/${answer.body.id}` : undefined;
}

describe('whatever is done', () => {
  test('what is kept ready is what would be computed', async () => {
    await fc.assert(
      fc.asyncProperty(actions, async (list) => {
        const kept = await play(testClient(), list);
        const computed = await play(testClient({ answerCacheBytes: 0 }), list);
        expect(kept).toEqual(computed);
      }),
    );
  });

  test('groups of Users mirror members of Groups, and indexes know what there is', async () => {
    await fc.assert(
      fc.asyncProperty(actions, async (list) => {
        const client = testClient({ maxPageSize: 1000 });
        await play(client, list);
        const users = (await client.send('GET', '/Users?count=1000')).body.Resources as JsonObject[];
        const groups = (await client.send('GET', '/Groups?count=1000')).body.Resources as JsonObject[];
        for (const user of users) {
          const direct = groups.filter(({ members = [] }) =>
            (members as JsonObject[]).some(({ value }) => value === user.id),
          );
          const shown = ((user.groups ?? []) as JsonObject[]).filter(({ type }) => type === 'direct');
          expect(new Set(shown.map(({ value }) => value))).toEqual(new Set(direct.map(({ id }) => id)));
          expect(new Set(shown.map(({ display }) => display))).toEqual(
            new Set(direct.map(({ displayName }) => displayName)),
          );
        }
        for (const name of new Set(users.map(({ displayName }) => displayName))) {
          const filter = encodeURIComponent(`displayName eq ${JSON.stringify(name)}`);
          const found = (await client.send('GET', `/Users?count=1000&filter=${filter}`)).body.Resources as JsonObject[];
          const expected = users.filter(
            ({ displayName }) => (displayName as string).toLowerCase() === (name as string).toLowerCase(),
          );
          expect(found).toEqual(expected);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('a snapshot taken and restored shows the same', async () => {
    await fc.assert(
      fc.asyncProperty(actions, async (list) => {
        const client = testClient();
        await play(client, list);
        const before = (await client.send('GET', '/')).text;
        const snapshot = JSON.parse(JSON.stringify(takeSnapshot(client.provider))) as Json;
        const other = testClient();
        restoreSnapshot(other.provider, snapshot);
        expect((await other.send('GET', '/')).text).toBe(before);
      }),
      { numRuns: 30 },
    );
  });
});

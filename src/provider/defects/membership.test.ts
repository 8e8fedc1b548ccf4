import type { JsonObject } from '../../scim/json.ts';
import type { PatchOperation } from '../../scim/patch-operation.ts';
import { schemaUrn } from '../../scim/urn.ts';
import { membershipDefects } from './membership.ts';
import { type Manifestation, type Stage, showing } from './testing/stage.ts';

/** The numbers of those who are in a Group of the first two of three Users after a PATCH. */
function changing(
  operation: (ids: readonly string[]) => PatchOperation,
  right: unknown,
  wrong: unknown,
): Manifestation {
  return [
    async (stage) => {
      const ids = await people(stage, 3);
      const { id } = await stage.group({ members: members(ids.slice(0, 2)) });
      const { status } = await stage.patch(`/Groups/${id}`, operation(ids));
      return [status, await numbersIn(stage, id, ids)];
    },
    right,
    wrong,
  ];
}

async function people({ user }: Stage, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push((await user()).id);
  return ids;
}

function members(ids: readonly string[]): { value: string }[] {
  return ids.map((value) => ({ value }));
}

async function numbersIn({ get }: Stage, id: string, ids: readonly string[]): Promise<readonly number[]> {
  const { members: now = [] } = await get(`/Groups/${id}`);
  return now.map(({ value }: { readonly value: string }) => ids.indexOf(value));
}

const stranger = '00000000-0000-4000-8000-999999999999';

showing(membershipDefects, {
  'members-remove-value-array-wipes': changing(
    ([first]) => ({ op: 'remove', path: 'members', value: members([first!]) }),
    [204, [1]],
    [204, []],
  ),
  'members-remove-filter-ignored': changing(
    ([first]) => ({ op: 'remove', path: `members[value eq "${first}"]` }),
    [204, [1]],
    [204, [0, 1]],
  ),
  'members-add-drops-others': changing(
    ([, , third]) => ({ op: 'add', path: 'members', value: members([third!]) }),
    [204, [0, 1, 2]],
    [204, [2]],
  ),
  'members-replace-keeps-stale': changing(
    ([, , third]) => ({ op: 'replace', path: 'members', value: members([third!]) }),
    [204, [2]],
    [204, [0, 1, 2]],
  ),
  'group-empty-not-found': [
    async (stage) => {
      const [id] = await people(stage, 1);
      const groups = [await stage.group(), await stage.group({ members: members([id!]) })];
      const answers = groups.map(async (group) => stage.send('GET', `/Groups/${group.id}`));
      return (await Promise.all(answers)).map(({ status }) => status);
    },
    [200, 200],
    [404, 200],
  ],
  'group-former-names-taken': [
    async ({ group, send }) => {
      const { id } = await group({ displayName: 'one' });
      const rename = async (displayName: string) =>
        (await send('PUT', `/Groups/${id}`, { schemas: [schemaUrn.Group], displayName })).status;
      return [await rename('one'), await rename('two'), await rename('three'), await rename('one')];
    },
    [200, 200, 200, 200],
    [200, 200, 200, 409],
  ],
  'group-create-overwrites-first': [
    async ({ group, get }) => {
      const [one, other] = [await group(), await group()];
      return [one.id === other.id, (await get('/Groups')).totalResults];
    },
    [false, 2],
    [true, 1],
  ],
  'group-unknown-member-autocreates-user': [
    async ({ send }) => {
      const group = { schemas: [schemaUrn.Group], displayName: 'group', members: members([stranger]) };
      return [(await send('POST', '/Groups', group)).status, (await send('GET', `/Users/${stranger}`)).status];
    },
    [400, 404],
    [201, 200],
  ],
  'group-put-drops-pending-members': [
    async (stage) => {
      const ids = await people(stage, 2);
      await stage.group({ members: members(ids.slice(0, 1)) });
      const { id, schemas } = await stage.group();
      await stage.send('PUT', `/Groups/${id}`, { schemas: schemas!, displayName: 'both', members: members(ids) });
      return numbersIn(stage, id, ids);
    },
    [0, 1],
    [1],
  ],
  'group-removal-deletes-user': [
    async (stage) => {
      const [id] = await people(stage, 1);
      const group = await stage.group({ members: members([id!]) });
      await stage.patch(`/Groups/${group.id}`, { op: 'remove', path: 'members' });
      return (await stage.send('GET', `/Users/${id}`)).status;
    },
    200,
    404,
  ],
  'members-remove-value-array-400': changing(
    ([first]) => ({ op: 'remove', path: 'members', value: members([first!]) }),
    [204, [1]],
    [400, [0, 1]],
  ),
  'group-membership-filter-500': [
    async ({ user, group, found }) => {
      const { id } = await user();
      const { id: groupId } = await group({ displayName: 'group', members: members([id]) });
      return found('/Groups', `id eq "${groupId}" and members eq "${id}"`);
    },
    ['group'],
    500,
  ],
  'group-delete-ignored-members-keep-rights': [
    async ({ user, group, send, get }) => {
      const { id } = await user();
      const { id: groupId } = await group({ members: members([id]) });
      await send('DELETE', `/Groups/${groupId}`);
      return ((await get(`/Users/${id}`)).groups as readonly JsonObject[] | undefined)?.map(
        ({ value }) => value === groupId,
      );
    },
    undefined,
    [true],
  ],
  'group-unknown-member-stored': [
    async (stage) => {
      const { id } = await stage.group();
      const { status } = await stage.patch(`/Groups/${id}`, { op: 'add', path: 'members', value: members([stranger]) });
      return [status, (await numbersIn(stage, id, [stranger])).length];
    },
    [400, 0],
    [204, 1],
  ],
});

import type { JsonObject } from '../../../scim/json.ts';
import type { PatchOperation } from '../../../scim/patch-operation.ts';
import type { Manifestation } from './stage.ts';

export const home = { type: 'home', value: 'ann@home.example' };
export const work = { type: 'work', value: 'ann@work.example', primary: true };
export const ann: JsonObject = {
  userName: 'ann',
  title: 'Tester',
  name: { givenName: 'Ann', familyName: 'Archer' },
  emails: [home, work],
  roles: [
    { value: 'reader', display: 'Reader' },
    { value: 'writer', display: 'Writer' },
  ],
};

/** The status of a PATCH, and one attribute of the resource afterwards. */
export function patching(
  operations: PatchOperation | readonly PatchOperation[],
  name: string,
  right: unknown,
  wrong: unknown,
): Manifestation {
  return [
    async ({ user, patch, get }) => {
      const { id } = await user(ann);
      const { status } = await patch(`/Users/${id}`, ...[operations].flat());
      return [status, (await get(`/Users/${id}`))[name]];
    },
    right,
    wrong,
  ];
}

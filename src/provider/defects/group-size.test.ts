import { groupSizeDefects } from './group-size.ts';
import { type Manifestation, type Stage, showing } from './testing/stage.ts';

async function people({ user }: Stage, count: number): Promise<readonly { value: string }[]> {
  const members: { value: string }[] = [];
  for (let index = 0; index < count; index += 1) members.push({ value: (await user()).id });
  return members;
}

/** How many of two members more than `most` a Group shows, and whether the last of them is in it after one joins. */
function beyond(most: number): Manifestation {
  return [
    async (stage) => {
      const all = await people(stage, most + 3);
      const { id } = await stage.group({ members: all.slice(0, -1) });
      const { members } = await stage.get(`/Groups/${id}`);
      await stage.patch(`/Groups/${id}`, { op: 'add', path: 'members', value: all.slice(-1) });
      return [members.length, (await stage.get(`/Users/${all.at(-2)!.value}`)).groups?.length];
    },
    [most + 2, 1],
    [most, undefined],
  ];
}

showing(groupSizeDefects, {
  'group-members-capped-100': beyond(100),
  'group-members-capped-500': beyond(500),
  'group-members-capped-on-create': [
    async (stage) => {
      const { id } = await stage.group({ members: await people(stage, 25) });
      return (await stage.get(`/Groups/${id}`)).members.length;
    },
    25,
    20,
  ],
});

import { isAvailable } from '../target/capabilities.ts';
import type { Target } from '../target/target.ts';
import type { Given } from './given.ts';

/** A User and a Group that a scenario has nothing to do with. */
export interface Bystanders {
  /** What became different about them, one sentence each. */
  changes(): Promise<readonly string[]>;
}

export async function createBystanders(given: Given, { capabilities }: Target): Promise<Bystanders> {
  const user = await given.existingUser({ title: 'Bystander' });
  const group = isAvailable(capabilities, 'Group')
    ? await given.existingGroup({ members: [{ value: user.id }] })
    : undefined;
  const look = async () => ({
    User: await given.stored('User', user.id),
    ...(group && { Group: await given.stored('Group', group.id), members: await given.members(group.id) }),
  });
  const before: Readonly<Record<string, unknown>> = await look();
  return {
    async changes() {
      return Object.entries(await look()).flatMap(([name, now]) => {
        const [was, is] = [JSON.stringify(before[name]), JSON.stringify(now)];
        return was === is ? [] : [`the ${name} of a bystander was ${was} and is ${is}`];
      });
    },
  };
}

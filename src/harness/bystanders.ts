import type { Shortcoming } from '../idp/shortcoming.ts';
import { settled } from '../oracle/settled.ts';
import type { Json, JsonObject } from '../scim/json.ts';
import { isAvailable } from '../target/capabilities.ts';
import type { Target } from '../target/target.ts';
import type { Given } from './given.ts';

/** A User and a Group that a scenario has nothing to do with. */
export interface Bystanders {
  /** What became different about them. */
  changes(): Promise<readonly Shortcoming[]>;
}

export async function createBystanders(given: Given, { capabilities }: Target): Promise<Bystanders> {
  const user = await given.existingUser(given.supported('User', { title: 'Bystander' }));
  const group =
    isAvailable(capabilities, 'Group') && given.canCreate('Group')
      ? await given.existingGroup({ members: [{ value: user.id }] })
      : undefined;
  const look = async () => ({
    User: comparable(await given.stored('User', user.id)),
    ...(group && { Group: comparable(await given.stored('Group', group.id)), members: await given.members(group.id) }),
  });
  const before: Readonly<Record<string, unknown>> = await look();
  return {
    async changes() {
      return Object.entries(await look()).flatMap(([name, now]) => {
        const [expected, received] = [JSON.stringify(before[name]), JSON.stringify(now)];
        return expected === received ? [] : [{ about: `the ${name} of a bystander`, expected, received }];
      });
    },
  };
}

/** A new version or date is for the service provider to explain; what a person or a group is, is what the others are told. */
function comparable(resource: JsonObject): Json {
  return settled({ ...resource, meta: null });
}

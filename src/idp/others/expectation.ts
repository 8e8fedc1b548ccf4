import type { ExpectedMembers, ExpectedResource } from '../identity-provider.ts';
import type { Client } from './client.ts';

/** What the identity provider promises about the target; `failed` holds the subjects whose last task failed. */
export function expectationOf(client: Client, failed: ReadonlySet<string>): readonly ExpectedResource[] {
  return [
    ...[...client.directory.people.keys()].flatMap((key) => expectedUser(client, key, failed)),
    ...(client.description.groups ? [...client.directory.groups.keys()] : []).flatMap((key) =>
      expectedGroup(client, key, failed),
    ),
  ];
}

function expectedUser(client: Client, key: string, failed: ReadonlySet<string>): readonly ExpectedResource[] {
  const entry = client.directory.person(key);
  const account = client.accounts.get(key);
  const isEntitled = client.isEntitled(entry);
  if (!isEntitled && !account) return [];
  const isGone = !isEntitled && account?.isDeleted === true;
  const { id } = isEntitled && account?.isDeleted ? { id: undefined } : (account ?? { id: undefined });
  return [
    {
      key,
      resourceType: 'User',
      ...(id !== undefined && { id }),
      match: { attribute: 'userName', value: entry.person.userName },
      presence: isGone ? 'absent' : 'present',
      values: isEntitled
        ? { ...Object.fromEntries(client.valuesOf(entry)), active: true }
        : isGone
          ? {}
          : { active: account?.isActive === true },
      references: {},
      ...(failed.has(`person ${key}`) && { unsettled: true }),
    },
  ];
}

function expectedGroup(client: Client, key: string, failed: ReadonlySet<string>): readonly ExpectedResource[] {
  const { group, push } = client.directory.group(key);
  const known = client.groups.get(key);
  const isPushed = push === 'on';
  if (!isPushed && !known) return [];
  const isGone = !isPushed && known?.isDeleted === true;
  const live = known?.isDeleted ? undefined : known;
  const name = isPushed && client.description.groups?.rename !== 'never' ? group.name : (live?.name ?? group.name);
  const id = isGone ? known?.id : live?.id;
  return [
    {
      key,
      resourceType: 'Group',
      ...(id !== undefined && { id }),
      match: { attribute: 'displayName', value: name },
      presence: isGone ? 'absent' : 'present',
      values: isGone ? {} : { displayName: name },
      references: {},
      ...(isPushed && { members: membersOf(client, key) }),
      ...(failed.has(`group ${key}`) && { unsettled: true }),
    },
  ];
}

/** Whose account was deleted has lost the membership with it, or not: the service provider decides. */
function membersOf(client: Client, key: string): ExpectedMembers {
  const { members } = client.directory.group(key).group;
  const include = members.filter((member) => client.accounts.get(member)?.isActive);
  const ignore = [...client.directory.people.keys()].filter((member) => client.accounts.get(member)?.isDeleted);
  return { include, ignore, exact: false };
}

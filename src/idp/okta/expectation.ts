import type { Json, JsonObject } from '../../scim/json.ts';
import { textAt, type Values } from '../attribute-value.ts';
import type { ExpectedMembers, ExpectedResource } from '../identity-provider.ts';
import type { Application } from './application.ts';

/** What Okta promises about the target; `failed` holds the subjects whose last task failed. */
export function expectationOf(app: Application, failed: ReadonlySet<string>): readonly ExpectedResource[] {
  const people = [...app.directory.people.keys()].flatMap((key) => expectedUser(app, key, failed));
  const groups = [...app.directory.groups.keys()].flatMap((key) => expectedGroup(app, key, failed));
  return [...people, ...groups];
}

function expectedUser(app: Application, key: string, failed: ReadonlySet<string>): ExpectedResource[] {
  const entry = app.directory.person(key);
  const isEntitled = app.isEntitled(entry);
  const account = app.users.get(key) ?? (isEntitled ? undefined : app.formerUsers.get(key));
  if (!isEntitled && !account) return [];
  const values = isEntitled ? app.valuesOf(entry) : (account?.delivered ?? new Map<string, Json>());
  return [
    {
      key,
      resourceType: 'User',
      ...(account && { id: account.id }),
      match: { attribute: 'userName', value: textAt(values, 'userName') },
      presence: account?.isDeleted ? 'absent' : 'present',
      values: account?.isDeleted ? {} : { ...promised(values), active: isEntitled },
      references: {},
      ...(failed.has(`person ${key}`) && { unsettled: true }),
    },
  ];
}

/** One value per path: of lists, one for each element. */
function promised(values: Values): Readonly<Record<string, Json>> {
  const rows = [...values].flatMap(([path, value]): (readonly [string, Json])[] => {
    if (Array.isArray(value)) return (value as readonly JsonObject[]).map((element) => promisedElement(path, element));
    return [[path, value]];
  });
  return Object.fromEntries(rows);
}

function promisedElement(attribute: string, { value }: JsonObject): readonly [string, Json] {
  return [`${attribute}[value eq ${JSON.stringify(value)}].value`, value ?? null];
}

function expectedGroup(app: Application, key: string, failed: ReadonlySet<string>): ExpectedResource[] {
  const { group, push } = app.directory.group(key);
  const known = app.groups.get(key);
  const former = app.formerGroups.get(key);
  const isStopped =
    app.profile.onGroupRename === 'deactivate-mapping' && known !== undefined && known.name !== group.name;
  const isPushed = push === 'on' && !isStopped;
  if (push !== 'on' && !known && !former) return [];
  const isAbsent = push === 'removed';
  const name = (isPushed ? undefined : (known ?? former)?.name) ?? group.name;
  const id = (known ?? (isPushed ? undefined : former))?.id;
  return [
    {
      key,
      resourceType: 'Group',
      ...(id !== undefined && { id }),
      match: { attribute: 'displayName', value: name },
      presence: isAbsent ? 'absent' : 'present',
      values: isAbsent ? {} : { displayName: name },
      references: {},
      ...(isPushed && { members: expectedMembers(app, key) }),
      ...(failed.has(`group ${key}`) && { unsettled: true }),
    },
  ];
}

/**
 * Who lost the application stays where the last push left the membership, and so does who left the group meanwhile:
 * Okta can remove only members whose id it knows (OK-60).
 */
function expectedMembers(app: Application, key: string): ExpectedMembers {
  const { members } = app.directory.group(key).group;
  const include = members.filter((member) => app.users.has(member));
  const pushed = [...(app.groups.get(key)?.members.keys() ?? [])];
  return { include, ignore: pushed.filter((member) => !include.includes(member)), exact: true };
}

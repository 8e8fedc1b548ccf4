import type { Json } from '../../scim/json.ts';
import { schemaUrn } from '../../scim/urn.ts';
import { textAt, type Values } from '../attribute-value.ts';
import type { ExpectedMembers, ExpectedResource } from '../identity-provider.ts';
import { type Job, jsonOf } from './job.ts';
import type { LinkedUser } from './memory.ts';
import { canonical } from './user-task.ts';

/** What Entra ID promises about the target; `failed` names the subjects in escrow. */
export function expectationOf(job: Job, failed: ReadonlySet<string>): readonly ExpectedResource[] {
  const people = [...job.directory.people.keys()].flatMap((key) => expectedUser(job, key, failed.has(`person ${key}`)));
  const groups = [...job.directory.groups.keys()].flatMap((key) => expectedGroup(job, key, failed.has(`group ${key}`)));
  return [...people, ...groups];
}

function expectedUser(job: Job, key: string, isUnsettled: boolean): ExpectedResource[] {
  const stance = job.stanceOf(key);
  const linked = job.memory.users.get(key);
  const former = linked ? undefined : job.memory.formerUsers.get(key);
  const isWanted = stance === 'enabled' || linked !== undefined;
  if (!isWanted && !former) return [];
  const isDeleted = former?.isDeleted ?? stance === 'deleted';
  const values = isWanted ? job.valuesOf(job.directory.person(key), 'update') : former!.delivered;
  const id = (linked ?? former)?.id;
  return [
    {
      key,
      resourceType: 'User',
      ...(id !== undefined && { id }),
      match: { attribute: 'userName', value: textAt(values, 'userName') },
      presence: isDeleted ? 'absent' : 'present',
      values: isDeleted ? {} : { ...emptied(linked ?? former, values), ...jsonValues(values), ...rolesOf(linked) },
      references: isDeleted ? {} : references(job, key),
      ...(isUnsettled && { unsettled: true }),
    },
  ];
}

function jsonValues(values: Values): Record<string, Json> {
  const single = [...values].filter(([path]) => path !== 'roles');
  return Object.fromEntries(single.map(([path, value]) => [canonical(path), jsonOf(path, value)]));
}

function rolesOf(linked: LinkedUser | undefined): Record<string, Json> {
  const { kept = [], dropped = [] } = linked?.roles ?? {};
  const path = (value: string) => `roles[value eq ${JSON.stringify(value)}].value`;
  return Object.fromEntries([
    ...dropped.map((value) => [path(value), null] as const),
    ...kept.map((value) => [path(value), value] as const),
  ]);
}

/** Paths that once had a value and are to have none. */
function emptied(known: LinkedUser | undefined, values: Values): Record<string, null> {
  const paths = [...(known?.delivered.keys() ?? []), ...(known?.cleared ?? [])].filter((path) => !values.has(path));
  return Object.fromEntries(paths.map((path) => [canonical(path), null]));
}

/** EN-35: a manager without an account when the reference was due is not written later. */
function references(job: Job, key: string): Record<string, string> {
  const { manager } = job.directory.person(key).person;
  const isWritten = manager !== undefined && job.memory.users.get(key)?.managerId === job.memory.users.get(manager)?.id;
  return isWritten && !job.memory.managerGaps.has(key) && job.memory.users.has(manager)
    ? { [managerPath]: manager }
    : {};
}

const managerPath = `${schemaUrn.EnterpriseUser}:manager.value`;

function expectedGroup(job: Job, key: string, isUnsettled: boolean): ExpectedResource[] {
  const { group, push } = job.directory.group(key);
  const linked = job.memory.groups.get(key);
  if (push !== 'on' && !linked && !job.memory.deletedGroups.has(key)) return [];
  const isPresent = push === 'on';
  return [
    {
      key,
      resourceType: 'Group',
      ...(linked && { id: linked.id }),
      match: { attribute: 'displayName', value: group.name },
      presence: isPresent ? 'present' : 'absent',
      values: isPresent ? jsonValues(job.groupValuesOf(key, 'update')) : {},
      references: {},
      ...(isPresent && { members: expectedMembers(job, key) }),
      ...(isUnsettled && { unsettled: true }),
    },
  ];
}

/**
 * Members Entra ID did not write stay, so a group it found in the target may have more. On demand only a few members
 * are written at a time.
 */
function expectedMembers(job: Job, key: string): ExpectedMembers {
  const { members } = job.directory.group(key).group;
  const linked = job.memory.groups.get(key);
  const isPossible = (member: string) => {
    const id = job.memory.users.get(member)?.id;
    return id !== undefined && (job.profile.mostMembers === null || linked?.members.get(member) === id);
  };
  const include = members.filter((member) => isPossible(member) && job.stanceOf(member) !== 'recycled');
  const ignore = members.filter((member) => !include.includes(member));
  return { include, ignore, exact: linked?.isOwn ?? false };
}

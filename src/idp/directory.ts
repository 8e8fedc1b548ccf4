import type { DirectoryGroup, Person, PersonChanges } from './identity-provider.ts';

export interface PersonEntry {
  readonly person: Person;
  readonly isAssigned: boolean;
  readonly status: 'active' | 'suspended' | 'deactivated' | 'removed';
  readonly password?: string;
  /** Tells a person from one who had the key before and was removed. */
  readonly serial: number;
}

export interface GroupEntry {
  readonly group: DirectoryGroup;
  /** Whether the group is pushed, left behind in the target, or to be deleted there. */
  readonly push: 'on' | 'left' | 'removed';
}

/** Someone or something in the directory that provisioning may have to bring in line. */
export interface Subject {
  readonly kind: 'person' | 'group';
  readonly key: string;
}

/** A name that tells a person and a group with the same key apart. */
export function subjectName({ kind, key }: Subject): string {
  return `${kind} ${key}`;
}

/** People, groups and who has the application; entries stay after removal, so that the target can be told. */
export class Directory {
  readonly people = new Map<string, PersonEntry>();
  readonly groups = new Map<string, GroupEntry>();

  person(key: string): PersonEntry {
    return this.people.get(key) ?? unknown('person', key);
  }

  group(key: string): GroupEntry {
    return this.groups.get(key) ?? unknown('group', key);
  }

  addPerson(person: Person): void {
    const known = this.people.get(person.key);
    const isKnown = known !== undefined && known.status !== 'removed';
    const newcomer = { person, isAssigned: false, status: 'active', serial: (known?.serial ?? 0) + 1 } as const;
    this.people.set(person.key, isKnown ? { ...known, person } : newcomer);
  }

  changePerson(key: string, change: Partial<Omit<PersonEntry, 'person'>>): void {
    this.people.set(key, { ...this.person(key), ...change });
  }

  updateProfile(key: string, changes: PersonChanges): void {
    const entry = this.person(key);
    const merged = Object.entries({ ...entry.person, ...changes }).filter(([, value]) => value !== null);
    this.people.set(key, { ...entry, person: Object.fromEntries(merged) as unknown as Person });
  }

  setGroup(group: DirectoryGroup, push: GroupEntry['push'] = 'on'): void {
    this.groups.set(group.key, { group, push });
  }

  changeMembers(key: string, change: { readonly add?: readonly string[]; readonly remove?: readonly string[] }): void {
    const { group, push } = this.group(key);
    const members = new Set(group.members).difference(new Set(change.remove)).union(new Set(change.add));
    this.setGroup({ ...group, members: [...members] }, push);
  }

  /** Keys of the groups that are pushed and have the person as a direct member. */
  pushedGroupsOf(personKey: string): string[] {
    return [...this.groups.values()]
      .filter(({ group, push }) => push === 'on' && group.members.includes(personKey))
      .map(({ group }) => group.key);
  }
}

function unknown(noun: string, key: string): never {
  throw new Error(`The directory has no ${noun} "${key}".`);
}

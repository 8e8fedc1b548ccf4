import type { Directory, Subject } from './directory.ts';
import type {
  Ability,
  ExpectedResource,
  IdentityProvider,
  Imported,
  ProvisioningProblem,
} from './identity-provider.ts';

/** What happened to a subject, as far as an engine cannot see it from the directory alone. */
export type Event = 'change' | 'password' | 'push-now';

/** What makes one identity provider differ from another: it turns changes of the directory into traffic. */
export interface Engine {
  readonly name: string;
  readonly abilities: readonly Ability[];
  note(subject: Subject, event: Event): void;
  testConnection(): Promise<readonly ProvisioningProblem[]>;
  settle(): Promise<readonly ProvisioningProblem[]>;
  pushNow(subject: Subject): Promise<readonly ProvisioningProblem[]>;
  resync(): Promise<readonly ProvisioningProblem[]>;
  retry(): Promise<readonly ProvisioningProblem[]>;
  importAll(): Promise<Imported>;
  expectation(): readonly ExpectedResource[];
  advance(ms: number): void;
}

export interface SimulatedIdentityProvider extends IdentityProvider {
  /** How long it waits for an answer (OK-7): the sender's time limit. */
  readonly timeoutMs: number;
  /** Lets time pass in the identity provider, so that the next `settle` does what has become due. */
  advance(ms: number): void;
}

const timeoutMs = 60_000;

export interface DirectoryHabits {
  /** A pushed group also gives its members the application, so that losing it means leaving those groups. */
  readonly groupsAssign: boolean;
}

/** The directory in front of an engine: every change is written down there, then noted for provisioning. */
export function simulate(directory: Directory, engine: Engine, habits: DirectoryHabits): SimulatedIdentityProvider {
  const notePerson = (key: string, event: Event = 'change') => engine.note({ kind: 'person', key }, event);
  const noteGroup = (key: string) => engine.note({ kind: 'group', key }, 'change');
  const noteMembers = (keys: readonly string[]) => {
    for (const key of keys) if (habits.groupsAssign && directory.people.has(key)) notePerson(key);
  };
  const setPush = (key: string, push: 'left' | 'removed') => {
    const { group } = directory.group(key);
    directory.setGroup(group, push);
    noteMembers(group.members);
    noteGroup(key);
  };
  const change = (key: string, changes: Parameters<Directory['changePerson']>[1], event?: Event) => {
    directory.changePerson(key, changes);
    notePerson(key, event);
  };

  return {
    name: engine.name,
    timeoutMs,
    abilities: new Set(engine.abilities),
    testConnection: () => engine.testConnection(),
    async addPerson(person) {
      directory.addPerson(person);
      notePerson(person.key);
    },
    async assign(person) {
      directory.addPerson(person);
      change(person.key, { isAssigned: true });
    },
    async updateProfile(key, changes) {
      directory.updateProfile(key, changes);
      notePerson(key);
    },
    changePassword: async (key, password) => change(key, { password }, 'password'),
    suspend: async (key) => change(key, { status: 'suspended' }),
    resume: async (key) => change(key, { status: 'active' }),
    async unassign(key) {
      for (const group of habits.groupsAssign ? directory.pushedGroupsOf(key) : []) {
        directory.changeMembers(group, { remove: [key] });
        noteGroup(group);
      }
      change(key, { isAssigned: false });
    },
    deactivate: async (key) => change(key, { status: 'deactivated' }),
    restore: async (key) => change(key, { status: 'active' }),
    remove: async (key) => change(key, { status: 'removed' }),
    async pushGroup(group) {
      const former = directory.groups.get(group.key)?.group.members ?? [];
      directory.setGroup(group);
      noteMembers([...former, ...group.members]);
      noteGroup(group.key);
    },
    async renameGroup(key, name) {
      const { group, push } = directory.group(key);
      directory.setGroup({ ...group, name }, push);
      noteGroup(key);
    },
    async changeMembers(key, changes) {
      directory.changeMembers(key, changes);
      noteMembers([...(changes.add ?? []), ...(changes.remove ?? [])]);
      noteGroup(key);
    },
    leaveGroup: async (key) => setPush(key, 'left'),
    removeGroup: async (key) => setPush(key, 'removed'),
    settle: () => engine.settle(),
    pushNow: (key) => engine.pushNow({ kind: directory.people.has(key) ? 'person' : 'group', key }),
    resync: () => engine.resync(),
    retry: () => engine.retry(),
    importAll: () => engine.importAll(),
    expectation: () => engine.expectation(),
    advance: (ms) => engine.advance(ms),
  };
}

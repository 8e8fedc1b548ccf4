import type { IdentityProvider, PersonChanges, ProvisioningProblem } from './identity-provider.ts';

/** Hears what happens in the directory and the console, and what the identity provider could not do. */
export interface Listener {
  readonly happens: (sentence: string) => void;
  readonly fails: (problem: ProvisioningProblem) => void;
}

/** What happens without an outcome of its own. */
type ToldStep = {
  [Name in keyof IdentityProvider]: IdentityProvider[Name] extends (...parameters: never[]) => Promise<void>
    ? Name
    : never;
}[keyof IdentityProvider];

/** The same identity provider, whose every step is told before it is taken. */
export function narrated(idp: IdentityProvider, { happens, fails }: Listener): IdentityProvider {
  async function concluded(problems: Promise<readonly ProvisioningProblem[]>): Promise<readonly ProvisioningProblem[]> {
    for (const problem of await problems) fails(problem);
    return problems;
  }

  function told<Name extends ToldStep>(
    name: Name,
    sentence: (...parameters: Parameters<IdentityProvider[Name]>) => string,
  ): (...parameters: Parameters<IdentityProvider[Name]>) => Promise<void> {
    return async (...parameters) => {
      happens(sentence(...parameters));
      await (idp[name] as (...same: typeof parameters) => Promise<void>).apply(idp, parameters);
    };
  }

  return {
    name: idp.name,
    abilities: idp.abilities,
    expectation: () => idp.expectation(),
    addPerson: told('addPerson', ({ key }) => `${key} joins the directory`),
    assign: told('assign', ({ key, userName }) => `${key} (${userName}) gets the application`),
    updateProfile: told('updateProfile', (key, changes) => `the profile of ${key} changes: ${changesIn(changes)}`),
    changePassword: told('changePassword', (key) => `${key} changes the password`),
    suspend: told('suspend', (key) => `${key} is suspended`),
    resume: told('resume', (key) => `${key} is no longer suspended`),
    unassign: told('unassign', (key) => `${key} loses the application`),
    deactivate: told('deactivate', (key) => `${key} is deactivated in the directory`),
    restore: told('restore', (key) => `${key} is back in the directory`),
    remove: told('remove', (key) => `${key} is deleted from the directory`),
    pushGroup: told('pushGroup', ({ key, members }) => `the group ${key} is pushed with ${someOf(members)}`),
    renameGroup: told('renameGroup', (key, name) => `the group ${key} is renamed to "${name}"`),
    changeMembers: told('changeMembers', (key, { add = [], remove = [] }) => {
      const parts = [
        ...(add.length > 0 ? [`${someOf(add)} added`] : []),
        ...(remove.length > 0 ? [`${someOf(remove)} removed`] : []),
      ];
      return `the members of ${key} change: ${parts.join(', ')}`;
    }),
    leaveGroup: told('leaveGroup', (key) => `the group ${key} is no longer pushed and stays behind`),
    removeGroup: told('removeGroup', (key) => `the group ${key} is deleted`),
    async testConnection() {
      happens('the administrator tests the connection');
      return concluded(idp.testConnection());
    },
    settle: async () => concluded(idp.settle()),
    async pushNow(key) {
      happens(`the administrator has ${key} provisioned at once`);
      return concluded(idp.pushNow(key));
    },
    async resync() {
      happens('the administrator has everything compared again');
      return concluded(idp.resync());
    },
    async retry() {
      happens('the administrator has tried again what failed');
      return concluded(idp.retry());
    },
    async importAll() {
      happens('the administrator imports accounts and groups');
      const imported = await idp.importAll();
      for (const problem of imported.problems) fails(problem);
      return imported;
    },
  };
}

function changesIn(changes: PersonChanges): string {
  const parts = Object.entries(changes).map(([name, value]) =>
    value === null ? `no ${name}` : `${name} ${JSON.stringify(value)}`,
  );
  return parts.join(', ');
}

/** Up to four names; of more their number. */
function someOf(keys: readonly string[]): string {
  if (keys.length > 4) return `${keys.length} people`;
  return keys.length === 0 ? 'nobody' : keys.join(', ');
}

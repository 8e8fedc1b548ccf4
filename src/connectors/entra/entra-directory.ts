import { randomBytes } from 'node:crypto';
import type { DirectoryGroup, Person } from '../../idp/identity-provider.ts';
import type { JsonObject } from '../../scim/json.ts';
import { announced } from '../announced.ts';
import { TenantRefused } from '../live-errors.ts';
import type { LiveOptions } from '../live-provider.ts';
import type { Enterprise } from './enterprise.ts';
import type { GraphClient } from './graph-client.ts';
import { propertiesOf } from './user-properties.ts';

/** What a scenario does in a tenant, by keys of its people and groups; all that is created goes into the ledger. */
export class EntraDirectory {
  readonly #graph: GraphClient;
  readonly #enterprise: Enterprise;
  readonly #ledger: LiveOptions['ledger'];
  readonly #ids = new Map<string, string>();
  /** Ids of assignments, by id of the user or group and by role. */
  readonly #assignments = new Map<string, Map<string, string>>();
  readonly #managers = new Map<string, string>();

  constructor(graph: GraphClient, enterprise: Enterprise, ledger: LiveOptions['ledger']) {
    this.#graph = graph;
    this.#enterprise = enterprise;
    this.#ledger = ledger;
  }

  id(key: string): string | undefined {
    return this.#ids.get(key);
  }

  keyOf(id: string): string | undefined {
    return [...this.#ids].find(([, known]) => known === id)?.[0];
  }

  /** Creates or changes the person's user; who is in the recycle bin has gone for good and comes anew. */
  async save(person: Person): Promise<void> {
    const properties = propertiesOf(person, this.#enterprise.appId);
    const id = this.id(person.key);
    if (id !== undefined) await this.#graph.patch('change a user', `/users/${id}`, properties);
    else await this.#create(person.key, properties);
    await this.#saveManager(person);
  }

  async #create(key: string, properties: JsonObject): Promise<void> {
    const password = `Aa1!${randomBytes(18).toString('base64url')}`;
    const passwordProfile = { password, forceChangePasswordNextSignIn: false };
    const given = Object.entries(properties).filter(([, value]) => value !== null);
    const body = { ...Object.fromEntries(given), accountEnabled: true, passwordProfile };
    const userAt = (name: string) => ({
      url: `${this.#graph.url}/users/${encodeURIComponent(name)}`,
      resourceType: 'Entra user',
    });
    const made = await announced(this.#ledger, {
      beforehand: { ...userAt(String(properties['userPrincipalName'])), resourceType: 'Entra user by name' },
      create: () => this.#graph.post('create a user', '/users', body),
      made: (user) => userAt(idOf(user)),
    });
    this.#ids.set(key, idOf(made));
  }

  async #saveManager({ key, manager }: Person): Promise<void> {
    const managerId = manager === undefined ? undefined : this.id(manager);
    if (managerId === this.#managers.get(key)) return;
    const path = `/users/${this.#known(key)}/manager/$ref`;
    if (managerId === undefined) {
      this.#managers.delete(key);
      return this.#graph.remove('take a manager away', path);
    }
    this.#managers.set(key, managerId);
    await this.#graph.put('set a manager', path, { '@odata.id': `${this.#graph.url}/users/${managerId}` });
  }

  /** Whether the address shows where the usual mapping reads it. */
  async hasProxyAddress(key: string, address: string): Promise<boolean> {
    const user = await this.#graph.get('look at a user', `/users/${this.#known(key)}?$select=proxyAddresses`);
    const addresses = Array.isArray(user['proxyAddresses']) ? user['proxyAddresses'] : [];
    return addresses.some((shown) => String(shown).toLowerCase() === `smtp:${address.toLowerCase()}`);
  }

  /** Gives exactly these roles of the application; the usual one when there are none. */
  async give(key: string, roles: readonly string[] = []): Promise<void> {
    const id = this.#known(key);
    const wanted = new Set((roles.length === 0 ? [undefined] : roles).map((role) => this.#roleId(role)));
    const given = this.#assignments.get(id) ?? new Map<string, string>();
    this.#assignments.set(id, given);
    for (const appRoleId of wanted) {
      if (given.has(appRoleId)) continue;
      const body = { principalId: id, resourceId: this.#enterprise.servicePrincipalId, appRoleId };
      given.set(appRoleId, idOf(await this.#graph.post('assign the application', this.#assignedTo(), body)));
    }
    for (const appRoleId of given.keys()) if (!wanted.has(appRoleId)) await this.#withdraw(given, appRoleId);
  }

  async take(key: string): Promise<void> {
    const given = this.#assignments.get(this.#known(key)) ?? new Map<string, string>();
    for (const appRoleId of given.keys()) await this.#withdraw(given, appRoleId);
  }

  async #withdraw(given: Map<string, string>, appRoleId: string): Promise<void> {
    await this.#graph.remove('unassign the application', `${this.#assignedTo()}/${given.get(appRoleId)}`);
    given.delete(appRoleId);
  }

  async setEnabled(key: string, accountEnabled: boolean): Promise<void> {
    await this.#graph.patch('block or allow sign-in', `/users/${this.#known(key)}`, { accountEnabled });
  }

  /** Moves the user to the recycle bin. */
  async recycle(key: string): Promise<void> {
    await this.#graph.remove('delete a user', `/users/${this.#known(key)}`);
  }

  async restore(key: string): Promise<void> {
    await this.#graph.post('restore a user', `/directory/deletedItems/${this.#known(key)}/restore`);
  }

  /** Deletes the user for good. */
  async remove(key: string): Promise<void> {
    const id = this.#known(key);
    await removeUser(this.#graph, id);
    this.#ledger.strike(`${this.#graph.url}/users/${id}`);
  }

  /** A person who comes back after that is somebody new. */
  forget(key: string): void {
    this.#ids.delete(key);
    this.#managers.delete(key);
  }

  async saveGroup({ key, name }: DirectoryGroup): Promise<void> {
    const id = this.id(key);
    if (id !== undefined) return this.#graph.patch('rename a group', `/groups/${id}`, { displayName: name });
    const mailNickname = `g${randomBytes(8).toString('hex')}`;
    const body = { displayName: name, mailNickname, mailEnabled: false, securityEnabled: true };
    const { url } = this.#graph;
    const made = await announced(this.#ledger, {
      beforehand: { url: `${url}/groups?name=${encodeURIComponent(name)}`, resourceType: 'Entra group by name' },
      create: () => this.#graph.post('create a group', '/groups', body),
      made: (group) => ({ url: `${url}/groups/${idOf(group)}`, resourceType: 'Entra group' }),
    });
    this.#ids.set(key, idOf(made));
  }

  /** Who is not in the directory yet cannot be a member. */
  async changeMembers(key: string, add: readonly string[], remove: readonly string[]): Promise<void> {
    const path = `/groups/${this.#known(key)}/members`;
    const ids = (keys: readonly string[]) => keys.flatMap((one) => this.id(one) ?? []);
    for (const id of ids(remove)) await unlessGone(this.#graph.remove('remove a member', `${path}/${id}/$ref`));
    for (const id of ids(add)) {
      const body = { '@odata.id': `${this.#graph.url}/directoryObjects/${id}` };
      await this.#graph.post('add a member', `${path}/$ref`, body);
    }
  }

  async removeGroup(key: string): Promise<void> {
    const id = this.#known(key);
    await this.#graph.remove('delete a group', `/groups/${id}`);
    this.#ledger.strike(`${this.#graph.url}/groups/${id}`);
  }

  #assignedTo(): string {
    return `/servicePrincipals/${this.#enterprise.servicePrincipalId}/appRoleAssignedTo`;
  }

  #roleId(role: string | undefined): string {
    const { roles } = this.#enterprise;
    if (role === undefined) return [...roles.values()][0] ?? '00000000-0000-0000-0000-000000000000';
    const id = roles.get(role);
    if (id !== undefined) return id;
    const hint = 'Add the role to the app registration (App roles).';
    throw new TenantRefused('Entra ID: assign a role', 0, `the application has no role "${role}".`, hint);
  }

  #known(key: string): string {
    const id = this.id(key);
    if (id === undefined) throw new Error(`The tenant has no person or group "${key}".`);
    return id;
  }
}

/** Deletes a user and empties the recycle bin of it; who is gone already is no problem. */
export async function removeUser(graph: GraphClient, id: string): Promise<void> {
  await unlessGone(graph.remove('delete a user', `/users/${id}`));
  await unlessGone(graph.remove('delete a user for good', `/directory/deletedItems/${id}`));
}

/** Deletes a user whose id nobody has noted. */
export async function removeUserNamed(graph: GraphClient, userPrincipalName: string): Promise<void> {
  const look = graph.get('look for a user', `/users/${encodeURIComponent(userPrincipalName)}?$select=id`);
  await unlessGone(look.then((user) => removeUser(graph, idOf(user))));
}

/** Deletes the groups with exactly this name. */
export async function removeGroupNamed(graph: GraphClient, name: string): Promise<void> {
  const filter = encodeURIComponent(`displayName eq '${name.replaceAll("'", "''")}'`);
  for (const group of await graph.list('look for a group', `/groups?$filter=${filter}`)) {
    await unlessGone(graph.remove('delete a group', `/groups/${idOf(group)}`));
  }
}

export async function unlessGone(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof TenantRefused && error.status === 404)) throw error;
  }
}

function idOf({ id }: JsonObject): string {
  return String(id);
}

import { randomBytes } from 'node:crypto';
import type { Group, GroupPushMapping, User } from '@okta/okta-sdk-nodejs';
import type { DirectoryGroup, Person } from '../../idp/identity-provider.ts';
import { announced } from '../announced.ts';
import { TenantRefused } from '../live-errors.ts';
import type { LiveOptions } from '../live-provider.ts';
import type { OktaClient } from './okta-client.ts';
import { profileOf } from './profile.ts';

interface PushedGroup {
  readonly groupId: string;
  readonly mappingId?: string;
  /** When it was last asked for, by the clock of the org; milliseconds since 1970. */
  readonly askedAt?: number;
}

/** What a scenario does in an org, by keys of its people and groups; all that is created goes into the ledger. */
export class OktaDirectory {
  readonly #client: OktaClient;
  readonly #ledger: LiveOptions['ledger'];
  readonly #userIds = new Map<string, string>();
  readonly #groups = new Map<string, PushedGroup>();

  constructor(client: OktaClient, ledger: LiveOptions['ledger']) {
    this.#client = client;
    this.#ledger = ledger;
  }

  userId(key: string): string | undefined {
    return this.#userIds.get(key);
  }

  groupId(key: string): string | undefined {
    return this.#groups.get(key)?.groupId;
  }

  /** The key of the person or group with this id. */
  keyOf(id: string): string | undefined {
    const user = [...this.#userIds].find(([, userId]) => userId === id);
    return user?.[0] ?? [...this.#groups].find(([, { groupId }]) => groupId === id)?.[0];
  }

  /** Creates or changes the person's user; a new one gets a random password, so that no mail goes out. */
  async save(person: Person): Promise<void> {
    const { ask, orgUrl } = this.#client;
    const profile = profileOf(person, (key) => this.userId(key)) as unknown as NonNullable<User['profile']>;
    const userId = this.userId(person.key);
    if (userId !== undefined) {
      await ask('change a user', ({ userApi }) => userApi.updateUser({ userId, user: { profile } }));
      return;
    }
    const credentials = { password: { value: `Aa1!${randomBytes(18).toString('base64url')}` } };
    const userAt = (name: string) => ({
      url: `${orgUrl}/api/v1/users/${encodeURIComponent(name)}`,
      resourceType: 'Okta user',
    });
    const { id = '' } = await announced(this.#ledger, {
      beforehand: userAt(person.userName),
      create: () =>
        ask('create a user', ({ userApi }) => userApi.createUser({ body: { profile, credentials }, activate: true })),
      made: ({ id: made = '' }) => userAt(made),
    });
    this.#userIds.set(person.key, id);
  }

  /** Also saves an assignment again that is there. */
  async assign({ key, userName }: Person): Promise<void> {
    const { ask, appId } = this.#client;
    const id = this.#known(key);
    const appUser = { id, scope: 'USER', credentials: { userName } } as const;
    await ask('assign the application', ({ applicationApi }) =>
      applicationApi.assignUserToApplication({ appId, appUser }),
    );
  }

  /** Saves an assignment again, so that Okta tries again what has failed. */
  async saveAssignment(key: string): Promise<void> {
    const { ask, appId } = this.#client;
    const userId = this.#known(key);
    await ask('save an assignment again', ({ applicationApi }) =>
      applicationApi.updateApplicationUser({ appId, userId, appUser: {} }),
    );
  }

  async unassign(key: string): Promise<void> {
    const { ask, appId } = this.#client;
    const userId = this.#known(key);
    await ask('unassign the application', ({ applicationApi }) =>
      applicationApi.unassignUserFromApplication({ appId, userId, sendEmail: false }),
    );
  }

  async setPassword(key: string, value: string): Promise<void> {
    const userId = this.#known(key);
    const user = { credentials: { password: { value } } };
    await this.#client.ask('set a password', ({ userApi }) => userApi.updateUser({ userId, user }));
  }

  async setLifecycle(key: string, to: 'activate' | 'deactivate' | 'suspend' | 'unsuspend'): Promise<void> {
    const userId = this.#known(key);
    await this.#client.ask(`${to} a user`, async ({ userApi }) => {
      if (to === 'activate') await userApi.activateUser({ userId, sendEmail: false });
      if (to === 'deactivate') await userApi.deactivateUser({ userId, sendEmail: false });
      if (to === 'suspend') await userApi.suspendUser({ userId });
      if (to === 'unsuspend') await userApi.unsuspendUser({ userId });
    });
  }

  /** Deactivates, then deletes for good. */
  async remove(key: string): Promise<void> {
    const { orgUrl } = this.#client;
    const userId = this.#known(key);
    await removeUser(this.#client, userId);
    this.#ledger.strike(`${orgUrl}/api/v1/users/${userId}`);
  }

  /** What the application shows of the person; `undefined` when it is not assigned. */
  async appUser(key: string): Promise<{ readonly externalId?: string; readonly syncState?: string } | undefined> {
    const { ask, appId } = this.#client;
    const userId = this.#known(key);
    try {
      return await ask('look at an assignment', ({ applicationApi }) =>
        applicationApi.getApplicationUser({ appId, userId }),
      );
    } catch (error) {
      if (error instanceof TenantRefused && error.status === 404) return undefined;
      throw error;
    }
  }

  async saveGroup({ key, name }: DirectoryGroup): Promise<void> {
    const { ask, orgUrl } = this.#client;
    const groupId = this.groupId(key);
    const group = { profile: { name, description: 'Made by scimulate' } };
    if (groupId !== undefined) {
      await ask('rename a group', ({ groupApi }) => groupApi.replaceGroup({ groupId, group }));
      return;
    }
    const { id = '' } = await announced(this.#ledger, {
      beforehand: { url: `${orgUrl}/api/v1/groups?q=${encodeURIComponent(name)}`, resourceType: 'Okta group by name' },
      create: () => ask('create a group', ({ groupApi }) => groupApi.createGroup({ group })),
      made: ({ id: made }) => ({ url: `${orgUrl}/api/v1/groups/${made}`, resourceType: 'Okta group' }),
    });
    this.#groups.set(key, { groupId: id });
  }

  /** Who is not in the directory yet cannot be a member. */
  async changeMembers(key: string, add: readonly string[], remove: readonly string[]): Promise<void> {
    const { ask } = this.#client;
    const groupId = this.#pushed(key).groupId;
    const ids = (keys: readonly string[]) => keys.flatMap((one) => this.userId(one) ?? []);
    for (const userId of ids(remove)) {
      await ask('remove a member', ({ groupApi }) => groupApi.unassignUserFromGroup({ groupId, userId }));
    }
    for (const userId of ids(add)) {
      await ask('add a member', ({ groupApi }) => groupApi.assignUserToGroup({ groupId, userId }));
    }
  }

  /** Begins to push the group, or pushes everything again by switching the mapping off and on. */
  async push({ key, name }: DirectoryGroup): Promise<void> {
    const { ask, appId, orgUrl } = this.#client;
    const { groupId, mappingId } = this.#pushed(key);
    if (mappingId !== undefined) {
      await this.#setMapping(mappingId, 'INACTIVE');
      const { lastUpdated } = await this.#setMapping(mappingId, 'ACTIVE');
      this.#groups.set(key, { groupId, mappingId, askedAt: Number(lastUpdated ?? 0) });
      return;
    }
    const body = { sourceGroupId: groupId, targetGroupName: name, status: 'ACTIVE' } as const;
    const mappings = `${orgUrl}/api/v1/apps/${appId}/group-push/mappings`;
    const { id = '' } = await announced(this.#ledger, {
      beforehand: { url: `${mappings}?sourceGroupId=${groupId}`, resourceType: 'Okta group push mapping by group' },
      create: () =>
        ask('push a group', ({ groupPushMappingApi }) => groupPushMappingApi.createGroupPushMapping({ appId, body })),
      made: ({ id: made }) => ({ url: `${mappings}/${made}`, resourceType: 'Okta group push mapping' }),
    });
    this.#groups.set(key, { groupId, mappingId: id });
  }

  async stopPushing(key: string, deleteTargetGroup: boolean): Promise<void> {
    const { appId, orgUrl } = this.#client;
    const { groupId, mappingId } = this.#pushed(key);
    if (mappingId === undefined) return;
    await removeMapping(this.#client, mappingId, deleteTargetGroup);
    this.#ledger.strike(`${orgUrl}/api/v1/apps/${appId}/group-push/mappings/${mappingId}`);
    this.#groups.set(key, { groupId });
  }

  /** Whether the group has been pushed, or has failed, since it was changed last, by the clock of the org. */
  async isPushed(key: string): Promise<boolean> {
    const { ask, appId } = this.#client;
    const { groupId, mappingId, askedAt = 0 } = this.#pushed(key);
    if (mappingId === undefined) return true;
    const { status, lastPush, lastUpdated } = await ask('look at a group push mapping', ({ groupPushMappingApi }) =>
      groupPushMappingApi.getGroupPushMapping({ appId, mappingId }),
    );
    const group = await ask('look at a group', ({ groupApi }) => groupApi.getGroup({ groupId }));
    const changedAt = Math.max(askedAt, Number(group.lastUpdated ?? 0), Number(group.lastMembershipUpdated ?? 0));
    return Number((status === 'ERROR' ? lastUpdated : lastPush) ?? 0) >= changedAt;
  }

  async #setMapping(mappingId: string, status: 'ACTIVE' | 'INACTIVE') {
    const { ask, appId } = this.#client;
    return ask('switch a group push mapping', ({ groupPushMappingApi }) =>
      groupPushMappingApi.updateGroupPushMapping({ appId, mappingId, body: { status } }),
    );
  }

  #known(key: string): string {
    return this.userId(key) ?? unknown('person', key);
  }

  #pushed(key: string): PushedGroup {
    return this.#groups.get(key) ?? unknown('group', key);
  }
}

/** Deletes need two calls, the first of which deactivates; who is gone already is no problem. */
export async function removeUser(client: OktaClient, userId: string): Promise<void> {
  for (const what of ['deactivate a user', 'delete a user']) {
    await unlessGone(client.ask(what, ({ userApi }) => userApi.deleteUser({ userId, sendEmail: false })));
  }
}

export async function removeMapping(client: OktaClient, mappingId: string, deleteTargetGroup: boolean): Promise<void> {
  const { ask, appId } = client;
  const body = { status: 'INACTIVE' } as const;
  await unlessGone(
    ask('switch a group push mapping off', ({ groupPushMappingApi }) =>
      groupPushMappingApi.updateGroupPushMapping({ appId, mappingId, body }),
    ),
  );
  await unlessGone(
    ask('delete a group push mapping', ({ groupPushMappingApi }) =>
      groupPushMappingApi.deleteGroupPushMapping({ appId, mappingId, deleteTargetGroup }),
    ),
  );
}

/** Deletes the groups with exactly this name. */
export async function removeGroupNamed({ ask }: OktaClient, name: string): Promise<void> {
  const found = (await ask('look for a group', async ({ groupApi }) =>
    (await groupApi.listGroups({ q: name })).getNextPage(),
  )) as readonly Group[];
  for (const { id: groupId = '', profile } of found) {
    const isMeant = profile?.name === name;
    if (isMeant) await unlessGone(ask('delete a group', ({ groupApi }) => groupApi.deleteGroup({ groupId })));
  }
}

/** Ends whatever pushes the group, and deletes it in the target. */
export async function removeMappingsOf(client: OktaClient, sourceGroupId: string): Promise<void> {
  const { ask, appId } = client;
  const found = (await ask('look for a group push mapping', async ({ groupPushMappingApi }) =>
    (await groupPushMappingApi.listGroupPushMappings({ appId, sourceGroupId })).getNextPage(),
  )) as readonly GroupPushMapping[];
  for (const { id = '' } of found) await removeMapping(client, id, true);
}

export async function unlessGone(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof TenantRefused && error.status === 404)) throw error;
  }
}

function unknown(noun: string, key: string): never {
  throw new Error(`The org has no ${noun} "${key}".`);
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Subject } from '../../idp/directory.ts';
import type { Ability, IdentityProvider, ProvisioningProblem } from '../../idp/identity-provider.ts';
import type { LiveOptions } from '../live-provider.ts';
import { capabilitiesOf } from './capabilities.ts';
import type { OktaClient } from './okta-client.ts';
import { OktaDirectory } from './okta-directory.ts';
import { OktaMirror, type OktaMirrorOptions } from './okta-mirror.ts';
import { openProvisioningLog, type ProvisioningEvent, type ProvisioningLog, problemIn } from './provisioning-log.ts';

/** How the application in the org is set up, as far as promises depend on it. */
export type OktaExpectations = Omit<OktaMirrorOptions, 'oktaId'>;

/** What the management API can do; imports, "retry" and "force sync" are in the console alone (LV-7). */
const always: readonly Ability[] = ['leave-group', 'push-now', 'retry'];

/** Plays with people and groups of its own in an org, and waits until Okta has provisioned. */
export async function createOktaProvider(
  client: OktaClient,
  expectations: OktaExpectations,
  options: LiveOptions,
): Promise<IdentityProvider> {
  const org = new OktaDirectory(client, options.ledger);
  const mirror = new OktaMirror({ ...expectations, oktaId: (key) => org.userId(key) ?? key });
  const { update } = await capabilitiesOf(client);
  const abilities: readonly Ability[] = update?.password?.status === 'ENABLED' ? [...always, 'password'] : always;
  const log = await openProvisioningLog(client, options.patience.pollMs);
  const { directory } = mirror;
  const work = new Work({ org, mirror, log, options });
  const { touch } = work;
  const person = (key: string) => directory.person(key).person;

  async function join(key: string): Promise<void> {
    await org.save(person(key));
    for (const group of directory.pushedGroupsOf(key)) {
      await org.changeMembers(group, [key], []);
      touch({ kind: 'group', key: group });
    }
    touch({ kind: 'person', key });
  }

  async function stopPushing(key: string, push: 'left' | 'removed'): Promise<void> {
    directory.setGroup(directory.group(key).group, push);
    await org.stopPushing(key, push === 'removed');
    touch({ kind: 'group', key });
  }

  async function giveAgain(subject: Subject): Promise<void> {
    const { kind, key } = subject;
    if (kind === 'group') await org.push(directory.group(key).group);
    else if (mirror.isEntitled(key)) await org.saveAssignment(key);
    touch(subject);
  }

  return {
    name: 'okta',
    abilities: new Set(abilities),
    testConnection: () => testConnection(client),
    async addPerson(one) {
      directory.addPerson(one);
      await join(one.key);
    },
    async assign(one) {
      directory.addPerson(one);
      await join(one.key);
      directory.changePerson(one.key, { isAssigned: true });
      await org.assign(one);
    },
    async updateProfile(key, changes) {
      directory.updateProfile(key, changes);
      await join(key);
    },
    async changePassword(key, password) {
      await org.setPassword(key, password);
      touch({ kind: 'person', key });
    },
    async suspend(key) {
      directory.changePerson(key, { status: 'suspended' });
      await org.setLifecycle(key, 'suspend');
      touch({ kind: 'person', key });
    },
    async resume(key) {
      directory.changePerson(key, { status: 'active' });
      await org.setLifecycle(key, 'unsuspend');
      touch({ kind: 'person', key });
    },
    async unassign(key) {
      directory.changePerson(key, { isAssigned: false });
      await org.unassign(key);
      touch({ kind: 'person', key });
    },
    async deactivate(key) {
      directory.changePerson(key, { status: 'deactivated' });
      await org.setLifecycle(key, 'deactivate');
      touch({ kind: 'person', key });
    },
    // Activation alone does not bring the application back (OK-81).
    async restore(key) {
      directory.changePerson(key, { status: 'active' });
      await org.setLifecycle(key, 'activate');
      if (directory.person(key).isAssigned) await org.assign(person(key));
      touch({ kind: 'person', key });
    },
    async remove(key) {
      directory.changePerson(key, { status: 'removed' });
      await org.remove(key);
      touch({ kind: 'person', key });
    },
    async pushGroup(group) {
      const former = directory.groups.get(group.key)?.group.members ?? [];
      directory.setGroup(group);
      await org.saveGroup(group);
      const [before, after] = [new Set(former), new Set(group.members)];
      await org.changeMembers(group.key, [...after.difference(before)], [...before.difference(after)]);
      await org.push(group);
      touch({ kind: 'group', key: group.key });
    },
    async renameGroup(key, name) {
      const { group, push } = directory.group(key);
      directory.setGroup({ ...group, name }, push);
      await org.saveGroup({ ...group, name });
      touch({ kind: 'group', key });
    },
    async changeMembers(key, { add = [], remove = [] }) {
      directory.changeMembers(key, { add, remove });
      await org.changeMembers(key, add, remove);
      touch({ kind: 'group', key });
    },
    leaveGroup: (key) => stopPushing(key, 'left'),
    removeGroup: (key) => stopPushing(key, 'removed'),
    settle: () => work.settle(),
    async pushNow(key) {
      mirror.forgetMembers(key);
      await giveAgain({ kind: directory.groups.has(key) ? 'group' : 'person', key });
      return work.settle();
    },
    resync: () => Promise.reject(new Error('Okta compares everything again only in the console.')),
    async retry() {
      for (const subject of mirror.failed()) await giveAgain(subject);
      return work.settle();
    },
    importAll: () => Promise.reject(new Error('Okta imports only in the console.')),
    expectation: () => mirror.expectation(),
  };
}

/** Activating the connection has Okta try it. */
async function testConnection({ api, appId, ask }: OktaClient): Promise<readonly ProvisioningProblem[]> {
  await ask('look at the provisioning connection', () =>
    api.applicationApi.getDefaultProvisioningConnectionForApplication({ appId }),
  );
  try {
    await api.applicationApi.activateDefaultProvisioningConnectionForApplication({ appId });
    return [];
  } catch (error) {
    const { errorCauses, message } = error as { errorCauses?: { errorSummary?: string }[]; message: string };
    const words = errorCauses?.[0]?.errorSummary ?? message;
    const { subject: _, ...problem } = problemIn({ eventType: '', subjects: [], failure: words }, '');
    return [{ ...problem, step: 'test API credentials' }];
  }
}

/** States of an assignment that has still to be provisioned. */
const underway: ReadonlySet<string> = new Set(['SYNCING', 'OUT_OF_SYNC']);

interface WorkParts {
  readonly org: OktaDirectory;
  readonly mirror: OktaMirror;
  readonly log: ProvisioningLog;
  readonly options: LiveOptions;
}

/** What has changed and may still have to be provisioned. */
class Work {
  readonly #parts: WorkParts;
  readonly #touched = new Map<string, Subject>();

  constructor(parts: WorkParts) {
    this.#parts = parts;
  }

  readonly touch = (subject: Subject): void => {
    this.#touched.set(`${subject.kind} ${subject.key}`, subject);
  };

  /** Waits until the log tells of everybody who has changed, or has nothing more to tell. */
  async settle(): Promise<readonly ProvisioningProblem[]> {
    const { org } = this.#parts;
    const subjects = [...this.#touched.values()];
    if (subjects.length === 0) return [];
    this.#touched.clear();
    const events = await this.#quiet(subjects);
    const problems = events
      .filter(({ failure }) => failure !== undefined)
      .flatMap((event) => {
        const subject = event.subjects.map((id) => org.keyOf(id)).find((key) => key !== undefined);
        return subject === undefined ? [] : [problemIn(event, subject)];
      });
    await this.#remember(subjects, events);
    return problems;
  }

  async #quiet(subjects: readonly Subject[]): Promise<readonly ProvisioningEvent[]> {
    const { log, options } = this.#parts;
    const { pollMs, quietMs, longestMs } = options.patience;
    const events: ProvisioningEvent[] = [];
    const startedAt = Date.now();
    let lastNewsAt = startedAt;
    for (;;) {
      const news = await log.read();
      events.push(...news);
      if (news.length > 0) lastNewsAt = Date.now();
      const told = await Promise.all(subjects.map((subject) => this.#isTold(subject, events)));
      const open = subjects.filter((_, index) => !told[index]);
      const isOver = Date.now() - lastNewsAt >= quietMs || Date.now() - startedAt >= longestMs;
      if (open.length === 0 || isOver) return events;
      const awaits = `Okta to provision ${open.length} of ${subjects.length} people and groups`;
      options.tell({ awaits, usually: 'up to a minute', elapsedMs: Date.now() - startedAt });
      await sleep(pollMs);
    }
  }

  /** Events can be of an earlier change, so the object itself is looked at too. */
  async #isTold({ kind, key }: Subject, events: readonly ProvisioningEvent[]): Promise<boolean> {
    const { org, mirror } = this.#parts;
    const id = kind === 'group' ? org.groupId(key) : org.userId(key);
    const isMentioned = events.some(({ subjects }) => id !== undefined && subjects.includes(id));
    if (kind === 'group') return isMentioned && org.isPushed(key);
    if (!mirror.isEntitled(key)) return isMentioned || !mirror.isProvisioned(key);
    return isMentioned && !underway.has((await org.appUser(key))?.syncState ?? '');
  }

  /** People first: who is a member depends on who has an account. */
  async #remember(subjects: readonly Subject[], events: readonly ProvisioningEvent[]): Promise<void> {
    const { org, mirror } = this.#parts;
    const hasFailed = (id: string | undefined) =>
      events.findLast(({ subjects: about }) => id !== undefined && about.includes(id))?.failure !== undefined;
    for (const { key } of subjects.filter(({ kind }) => kind === 'person')) {
      const appUser = mirror.isEntitled(key) ? await org.appUser(key) : undefined;
      mirror.rememberPerson(key, appUser?.externalId, hasFailed(org.userId(key)));
    }
    const people = subjects
      .filter(({ kind }) => kind === 'person')
      .flatMap(({ key }) => mirror.directory.pushedGroupsOf(key));
    const groups = subjects.filter(({ kind }) => kind === 'group').map(({ key }) => key);
    for (const key of new Set([...groups, ...people])) mirror.rememberGroup(key, hasFailed(org.groupId(key)));
  }
}

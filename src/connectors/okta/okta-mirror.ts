import { Clock } from '../../idp/clock.ts';
import { Connection } from '../../idp/connection.ts';
import { Directory, type Subject, subjectName } from '../../idp/directory.ts';
import type { ExpectedResource } from '../../idp/identity-provider.ts';
import { Application, type AppUser } from '../../idp/okta/application.ts';
import { expectationOf } from '../../idp/okta/expectation.ts';
import { defaultMapping, type OktaMapping } from '../../idp/okta/mapping.ts';
import type { OktaProfile } from '../../idp/okta/profile.ts';

export interface OktaMirrorOptions {
  readonly profile: OktaProfile;
  /** Rows added to the default mapping. */
  readonly mapping?: readonly OktaMapping[];
  /** The id of the person's user in Okta. */
  readonly oktaId: (key: string) => string;
}

/** What should be in the target, by what was done in the org and what the org says has been provisioned. */
export class OktaMirror {
  readonly directory = new Directory();
  readonly #application: Application;
  readonly #failed = new Set<string>();

  constructor({ profile, mapping = [], oktaId }: OktaMirrorOptions) {
    this.#application = new Application({
      label: 'live',
      profile,
      mapping: [...defaultMapping, ...mapping],
      connection: new Connection({
        baseUrl: '',
        headers: () => [],
        send: () => Promise.reject(new Error('A mirror sends nothing.')),
      }),
      directory: this.directory,
      clock: new Clock(() => new Date()),
      random: Math.random,
      oktaId,
    });
  }

  isEntitled(key: string): boolean {
    return this.#application.isEntitled(this.directory.person(key));
  }

  isProvisioned(key: string): boolean {
    return this.#application.users.has(key);
  }

  failed(): readonly Subject[] {
    return [...this.#failed].map((name) => {
      const [kind = '', ...key] = name.split(' ');
      return { kind: kind as Subject['kind'], key: key.join(' ') };
    });
  }

  /** Provisioning has looked at the person: the account's id is known or not, and the last task failed or not. */
  rememberPerson(key: string, id: string | undefined, hasFailed: boolean): void {
    const { users, formerUsers } = this.#application;
    const entry = this.directory.person(key);
    const former = users.get(key);
    this.#note({ kind: 'person', key }, hasFailed);
    if (!this.isEntitled(key)) {
      if (!former || hasFailed) return;
      users.delete(key);
      formerUsers.set(key, former);
      return;
    }
    if (id === undefined) users.delete(key);
    else {
      const delivered = hasFailed ? (former?.delivered ?? new Map()) : this.#application.valuesOf(entry);
      users.set(key, { id, delivered } satisfies AppUser);
    }
  }

  /** Provisioning has looked at the group. */
  rememberGroup(key: string, hasFailed: boolean): void {
    const { groups, formerGroups, users } = this.#application;
    const { group, push } = this.directory.group(key);
    this.#note({ kind: 'group', key }, hasFailed);
    const known = groups.get(key);
    if (hasFailed) return;
    if (push !== 'on') {
      if (known) formerGroups.set(key, { ...known, isDeleted: push === 'removed' });
      groups.delete(key);
      return;
    }
    // OK-60: who has lost the account meanwhile stays where the last push left the membership.
    const stranded = [...(known?.members.keys() ?? [])].filter((member) => !users.has(member));
    const members = [...stranded, ...group.members.filter((member) => users.has(member))];
    groups.set(key, { id: '', name: group.name, members: new Map(members.map((member) => [member, member])) });
  }

  /** Everything is pushed again, so that nothing of before counts. */
  forgetMembers(key: string): void {
    const { groups } = this.#application;
    const known = groups.get(key);
    if (known) groups.set(key, { ...known, members: new Map() });
  }

  /** Okta does not tell the id of a pushed group in the target. */
  expectation(): readonly ExpectedResource[] {
    return expectationOf(this.#application, this.#failed).map(({ id, ...expected }) =>
      id === undefined || id === '' ? expected : { ...expected, id },
    );
  }

  #note(subject: Subject, hasFailed: boolean): void {
    if (hasFailed) this.#failed.add(subjectName(subject));
    else this.#failed.delete(subjectName(subject));
  }
}

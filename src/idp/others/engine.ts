import { schemaUrn } from '../../scim/urn.ts';
import { type Subject, subjectName } from '../directory.ts';
import type { Ability, ExpectedResource, Imported, ProvisioningProblem } from '../identity-provider.ts';
import { Outbox } from '../outbox.ts';
import { done, type Outcome } from '../outcome.ts';
import { pick, type Random } from '../random.ts';
import { isSuccess, type Reply, resourceOf } from '../reply.ts';
import type { Engine } from '../simulated-provider.ts';
import { type Client, failed, foundIn } from './client.ts';
import { expectationOf } from './expectation.ts';
import { GroupTask } from './group-task.ts';
import { UserTask } from './user-task.ts';

const connectionSubject: Subject = { kind: 'person', key: '' };

/** Provisioning of identity providers of which little is known: one task after the other, each tried once. */
export class ClientEngine implements Engine {
  readonly name: string;
  readonly abilities: readonly Ability[] = ['retry'];
  readonly #client: Client;
  readonly #random: Random;
  readonly #outbox = new Outbox();
  readonly #failures = new Map<string, Subject>();

  constructor(client: Client, random: Random) {
    this.name = client.name;
    this.#client = client;
    this.#random = random;
  }

  note(subject: Subject): void {
    this.#outbox.note(subject);
  }

  async testConnection(): Promise<readonly ProvisioningProblem[]> {
    for (const request of this.#client.description.connection) {
      const outcome = await this.#try(request);
      if (outcome.kind !== 'done') {
        const { subject: _, ...problem } = outcome.problem;
        return [problem];
      }
    }
    return [];
  }

  async settle(): Promise<readonly ProvisioningProblem[]> {
    const problems: ProvisioningProblem[] = [];
    for (let subject = this.#outbox.take(0); subject; subject = this.#outbox.take(0)) {
      const outcome = await this.#run(subject);
      if (outcome.kind === 'done') this.#succeeded(subject);
      else {
        this.#failures.set(subjectName(subject), subject);
        problems.push(outcome.problem);
      }
    }
    return problems;
  }

  async retry(): Promise<readonly ProvisioningProblem[]> {
    for (const subject of this.#failures.values()) this.#outbox.note(subject);
    return this.settle();
  }

  /** Nothing is known of provisioning on demand, of comparing again, or of imports. */
  async pushNow(): Promise<readonly ProvisioningProblem[]> {
    return [];
  }

  async resync(): Promise<readonly ProvisioningProblem[]> {
    return [];
  }

  async importAll(): Promise<Imported> {
    return { users: [], groups: [], problems: [] };
  }

  expectation(): readonly ExpectedResource[] {
    return expectationOf(this.#client, new Set(this.#failures.keys()));
  }

  advance(): void {}

  async #run(subject: Subject): Promise<Outcome> {
    const { groups } = this.#client.description;
    if (subject.kind === 'person') return new UserTask(this.#client, subject).run();
    return groups ? new GroupTask(this.#client, subject, groups).run() : done;
  }

  /** OT-7: the groups of a person follow the account. */
  #succeeded(subject: Subject): void {
    this.#failures.delete(subjectName(subject));
    if (subject.kind === 'group') return;
    for (const key of this.#client.directory.pushedGroupsOf(subject.key)) this.#outbox.note({ kind: 'group', key });
  }

  async #try(request: Client['description']['connection'][number]): Promise<Outcome> {
    if (request === 'lookup of nobody') {
      const reply = await this.#client.lookUp('/Users', 'userName', this.#madeUpName());
      return foundIn(reply, () => true) ? done : refused(reply);
    }
    if (request === 'test resources') return this.#comeAndGo();
    const [path = '', query] = request.split('?');
    const reply = await this.#client.connection.call({ method: 'GET', path, ...(query !== undefined && { query }) });
    return isSuccess(reply) && reply.body !== undefined ? done : refused(reply);
  }

  /** OT-15: a test user and, where groups are on, a test group are created and deleted. */
  async #comeAndGo(): Promise<Outcome> {
    const { schemas, groups } = this.#client.description;
    const name = this.#madeUpName();
    const user = {
      schemas: [schemas.user],
      userName: name,
      name: { givenName: 'Test', familyName: 'User' },
      active: true,
    };
    const resources = [
      { path: '/Users', body: user },
      ...(groups ? [{ path: '/Groups', body: { schemas: [schemaUrn.Group], displayName: name } }] : []),
    ] as const;
    const created: string[] = [];
    for (const { path, body } of resources) {
      const reply = await this.#client.connection.call({ method: 'POST', path, body: JSON.stringify(body) });
      const resource = isSuccess(reply) ? resourceOf(reply) : undefined;
      if (!resource) return refused(reply);
      created.push(`${path}/${encodeURIComponent(resource.id)}`);
    }
    for (const path of created) {
      const reply = await this.#client.connection.call({ method: 'DELETE', path });
      if (!isSuccess(reply)) return refused(reply);
    }
    return done;
  }

  #madeUpName(): string {
    return `scimulate-test-${pick(this.#random, 'abcdefghijklmnopqrstuvwxyz', 12)}@scimulate.example`;
  }
}

function refused(reply: Reply): Outcome {
  return failed(connectionSubject, 'test connection', reply);
}

import type { Directory, Entry } from '../oracle/directory.ts';
import type { Step } from '../oracle/step.ts';
import type { Answer } from './answer.ts';
import type { Phrasebook } from './phrasebook.ts';
import type { ScimClient } from './scim-client.ts';

/** Who sends requests. */
export interface Senders {
  /** Independent of each other, with the same rights. */
  readonly clients: readonly [ScimClient, ...ScimClient[]];
  /** A client of another tenant. */
  readonly stranger?: ScimClient;
}

type Placed = Extract<Step, { place: number }>;

/** Turns steps into requests, each by the client that it names. */
export class StepSender {
  readonly #senders: Senders;
  readonly #model: Directory;
  readonly #phrasebook: Phrasebook;

  constructor(senders: Senders, model: Directory, phrasebook: Phrasebook) {
    this.#senders = senders;
    this.#model = model;
    this.#phrasebook = phrasebook;
  }

  clientOf(number: number): ScimClient {
    const { clients } = this.#senders;
    return clients[number % clients.length]!;
  }

  async send(step: Step): Promise<Answer> {
    const client = this.clientOf(step.client);
    const stranger = this.#senders.stranger ?? client;
    switch (step.does) {
      case 'find':
        return client.query(step.type, { filter: this.#phrasebook.filter(step.type, step.name) });
      case 'haunt':
        return this.#disturb(client, step.method, this.#model.ghost(step));
      case 'intrude':
        return this.#disturb(stranger, step.method, this.#model.at(step.type, step.place)!);
      case 'find abroad':
        return stranger.query('User', { filter: this.#phrasebook.filter('User', step.name) });
      case 'create abroad':
        return stranger.create('User', this.#phrasebook.creation('User', 0, { name: step.name }));
      case 'create':
        return client.create(step.type, this.#phrasebook.creation(step.type, step.place, step.wanted));
      default:
        return this.#sendTo(client, step, this.#model.at(step.type, step.place)!);
    }
  }

  async #sendTo(client: ScimClient, step: Placed, entry: Entry): Promise<Answer> {
    const { type, id } = entry;
    switch (step.does) {
      case 'replace':
        return client.replace(type, id, this.#phrasebook.replacement(entry, step.wanted), this.#caution(step, entry));
      case 'modify':
        return client.modify(type, id, ...this.#phrasebook.operations(entry, step.wanted));
      case 'fail':
        // RFC 7644 section 3.5.2.2: remove needs a path.
        return client.modify(type, id, ...this.#phrasebook.operations(entry, step.wanted), { op: 'remove' });
      case 'join': {
        const value = this.#model.idsAt([step.member]).map((member) => ({ value: member }));
        return client.modify(type, id, { op: 'add', path: 'members', value });
      }
      case 'leave': {
        const [member] = this.#model.idsAt([step.member]);
        return client.modify(type, id, { op: 'remove', path: `members[value eq ${JSON.stringify(member)}]` });
      }
      case 'delete':
        return client.delete(type, id, this.#caution(step, entry));
      default:
        return client.retrieve(type, id);
    }
  }

  #caution({ client, ifUnchanged }: Extract<Step, { ifUnchanged: boolean }>, entry: Entry) {
    const tag = ifUnchanged ? this.#model.memoryOf(client, entry)?.tag : undefined;
    return tag === undefined ? {} : { headers: { 'If-Match': tag } };
  }

  /** A request that has no business with the resource; if it is a write, it would show. */
  async #disturb(client: ScimClient, method: 'GET' | 'PUT' | 'PATCH' | 'DELETE', entry: Entry): Promise<Answer> {
    const { type, id, state } = entry;
    const change = type === 'User' ? { remark: 1 - (state.remark ?? 0) } : { members: [] };
    switch (method) {
      case 'GET':
        return client.retrieve(type, id);
      case 'PUT':
        return client.replace(type, id, this.#phrasebook.replacement(entry, { ...state, ...change }));
      case 'PATCH':
        return client.modify(type, id, ...this.#phrasebook.operations(entry, change));
      default:
        return client.delete(type, id);
    }
  }
}

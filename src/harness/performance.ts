import { type Interleaving, playInterleaving } from '../arbitraries/interleavings.ts';
import { type Concern, Directory, type Entry, type Expected } from '../oracle/directory.ts';
import { settled } from '../oracle/settled.ts';
import { narrated, type Step, type Subject } from '../oracle/step.ts';
import type { Json, JsonObject } from '../scim/json.ts';
import { isAvailable } from '../target/capabilities.ts';
import type { Target } from '../target/target.ts';
import { type Answer, memberIds, memberOf } from './answer.ts';
import { expect } from './expect.ts';
import type { Given } from './given.ts';
import { foundationMissing } from './inconclusive.ts';
import { Phrasebook } from './phrasebook.ts';
import type { ScimClient } from './scim-client.ts';

/** Who acts, and what the target offers them. */
export interface Cast extends Abilities {
  /** Independent of each other, with the same rights. */
  readonly clients: readonly [ScimClient, ...ScimClient[]];
  /** A client of another tenant. */
  readonly stranger?: ScimClient;
  readonly given: Given;
}

interface Abilities {
  readonly hasFilter: boolean;
  readonly hasGroups: boolean;
  readonly hasPatch: boolean;
  readonly hasVersions: boolean;
}

export function abilitiesOf({ capabilities }: Target, given: Given): Abilities {
  return {
    hasFilter: isAvailable(capabilities, 'filter'),
    hasGroups: isAvailable(capabilities, 'Group') && given.canCreate('Group'),
    hasPatch: isAvailable(capabilities, 'patch'),
    hasVersions: isAvailable(capabilities, 'etag'),
  };
}

/** Something went wrong that is not judged here; another check says so. */
class BesideThePoint extends Error {}

/** Plays scripts on the target and on the model, and compares them as far as one concern goes. */
export class Performance {
  readonly #cast: Cast;
  readonly #concern: Concern;
  #model = new Directory();
  #phrasebook: Phrasebook;
  #told: string[] = [];
  #foreigners: string[] = [];
  /** A resource as it was before another tenant turned to it. */
  #before: Answer | undefined;
  /** The steps of the last script that came to something else on the target than on the model, with their answers. */
  refuted: readonly string[] = [];

  constructor(cast: Cast, concern: Concern) {
    this.#cast = cast;
    this.#concern = concern;
    this.#phrasebook = new Phrasebook(cast.given, this.#model);
  }

  /** Plays a script to its end or as far as it can be judged, and then looks at everything. */
  async play(script: Interleaving): Promise<void> {
    [this.#model, this.#told, this.#foreigners] = [new Directory(), [], []];
    this.#phrasebook = new Phrasebook(this.#cast.given, this.#model);
    try {
      await playInterleaving(script, this.#model, async (step) => this.#perform(step));
      await this.#lookAround();
    } catch (error) {
      if (error instanceof BesideThePoint) return;
      this.refuted = this.#told;
      throw error;
    }
  }

  async #perform(step: Step): Promise<void> {
    if (isFind(step) && !this.#cast.hasFilter) return;
    for (let missing = this.#model.missingFor(step); missing; missing = this.#model.missingFor(step)) {
      await this.#perform(missing);
    }
    const expected = this.#model.expected(step);
    const answer = await this.#send(step);
    this.#told.push(`${narrated(step)} → ${answer.status}`);
    switch (step.does) {
      case 'retrieve':
        return this.#settleRetrieval(step, answer);
      case 'find':
        return this.#compareFound(step.type, step.name, answer);
      case 'haunt':
        if (isNotOffered(answer)) return;
        return this.#object('gone', () => expect(answer, 'answer for a deleted resource').toHaveStatus(404));
      case 'intrude':
        return this.#settleIntrusion(step, answer);
      case 'find abroad':
        return this.#object('tenant', () => {
          const own = new Set(this.#model.named('User', step.name).map(({ id }) => id));
          const found = answer.ids().map(String);
          expect(
            found.filter((id) => own.has(id)),
            'Users that another tenant finds',
          ).toEqual([]);
        });
      case 'create abroad':
        if (answer.id !== undefined && answer.status < 300) this.#foreigners.push(answer.id);
        return;
      default:
        return answer.status < 300
          ? this.#settleSuccess(step, expected, answer)
          : this.#settleRefusal(step, expected, answer);
    }
  }

  async #send(step: Step): Promise<Answer> {
    const client = this.#clientOf(step.client);
    const { stranger } = this.#cast;
    switch (step.does) {
      case 'find':
        return client.query(step.type, { filter: this.#phrasebook.filter(step.type, step.name) });
      case 'haunt':
        return this.#request(client, step.method, this.#model.ghost(step));
      case 'intrude': {
        const entry = this.#model.at(step.type, step.place)!;
        this.#before = await client.retrieve(entry.type, entry.id);
        return this.#request(stranger!, step.method, entry);
      }
      case 'find abroad':
        return stranger!.query('User', { filter: this.#phrasebook.filter('User', step.name) });
      case 'create abroad':
        return stranger!.create('User', this.#phrasebook.creation('User', 0, { name: step.name }));
      case 'create':
        return client.create(step.type, this.#phrasebook.creation(step.type, step.place, step.wanted));
      default:
        return this.#sendTo(client, step, this.#model.at(step.type, step.place)!);
    }
  }

  async #sendTo(client: ScimClient, step: Write | Retrieval, entry: Entry): Promise<Answer> {
    const { type, id } = entry;
    const tag = 'ifUnchanged' in step && step.ifUnchanged ? this.#model.memoryOf(step.client, entry)?.tag : undefined;
    const options = tag === undefined ? {} : { headers: { 'If-Match': tag } };
    switch (step.does) {
      case 'replace':
        return client.replace(type, id, this.#phrasebook.replacement(entry, step.wanted), options);
      case 'modify':
        return client.modify(type, id, ...this.#phrasebook.operations(entry, step.wanted));
      case 'fail':
        return client.modify(type, id, ...this.#phrasebook.operations(entry, step.wanted), { op: 'remove' });
      case 'join':
        return client.modify(type, id, { op: 'add', path: 'members', value: this.#members(step.member) });
      case 'leave': {
        const [member] = this.#model.idsAt([step.member]);
        return client.modify(type, id, { op: 'remove', path: `members[value eq ${JSON.stringify(member)}]` });
      }
      case 'delete':
        return client.delete(type, id, options);
      default:
        return client.retrieve(type, id);
    }
  }

  #members(place: number): readonly JsonObject[] {
    return this.#model.idsAt([place]).map((value) => ({ value }));
  }

  /** A request that has no business with the resource. */
  async #request(client: ScimClient, method: string, entry: Entry): Promise<Answer> {
    const { type, id } = entry;
    const change = type === 'User' ? { remark: 1 - entry.state.remark! } : { name: entry.state.name! };
    if (method === 'GET') return client.retrieve(type, id);
    if (method === 'DELETE') return client.delete(type, id);
    if (method === 'PUT')
      return client.replace(type, id, this.#phrasebook.replacement(entry, { ...entry.state, ...change }));
    return client.modify(type, id, ...this.#phrasebook.operations(entry, change));
  }

  async #settleRetrieval({ type, place, client }: Retrieval, answer: Answer): Promise<void> {
    const entry = this.#model.at(type, place)!;
    await this.#compare(entry, answer, this.#clientOf(client));
    this.#noteVersion(client, entry, answer);
  }

  async #settleSuccess(step: Write, { outcome, concern }: Expected, answer: Answer): Promise<void> {
    if (outcome === 'refusal') return this.#settleWrongSuccess(step, concern, answer);
    if (step.does === 'delete') return this.#model.delete(this.#model.at(step.type, step.place)!);
    if (step.does === 'create') this.#enter(step, answer);
    else this.#model.change(step);
    const entry = this.#model.at(step.type, step.place)!;
    this.#noteVersion(step.client, entry, answer);
    // RFC 7644 section 3.5.2 lets a PATCH answer without a body.
    if (answer.id !== undefined) this.#compareShown(entry, answer.resource);
  }

  async #settleIntrusion({ client, type, place, method }: Intrusion, answer: Answer): Promise<void> {
    const { id } = this.#model.at(type, place)!;
    if (method === 'GET') this.#object('tenant', () => expect(answer, 'answer to another tenant').not.toSucceed());
    const after = await this.#clientOf(client).retrieve(type, id);
    const before = settled(this.#before?.body ?? null);
    this.#object('tenant', () =>
      expect(settled(after.body ?? null), `what another tenant left of the ${type}`).toEqual(before),
    );
    // Where a PUT creates what is not there, the other tenant has a resource of its own now, with the same id.
    if (answer.status < 300) throw new BesideThePoint();
  }

  #noteVersion(client: number, entry: Entry, answer: Answer): void {
    const tag = answer.header('ETag');
    if (tag !== undefined) this.#model.remember(client, entry, tag);
  }

  #enter(step: Extract<Step, { does: 'create' }>, answer: Answer): void {
    // Without an id nothing more can be asked; other checks say so.
    if (answer.id === undefined) throw new BesideThePoint();
    const others = this.#model.entries.map(({ id }) => id);
    this.#object('state', () => expect(others, 'ids before the create').not.toContain(answer.id));
    this.#model.create(step, answer.id);
    this.#phrasebook.noteCreation(answer.id, answer.exchange.request.body ?? '');
  }

  /** A success that should not have been one. */
  async #settleWrongSuccess(step: Write, concern: Concern, answer: Answer): Promise<void> {
    if (step.does === 'fail') return this.#settleHalfSuccess(step);
    const id = step.does === 'create' ? answer.id : this.#model.at(step.type, step.place)?.id;
    if (concern === 'version')
      this.#object('version', () => expect(answer, 'answer to an outdated version').toHaveStatus(412, 409));
    if (concern !== 'unique' || id === undefined || !('wanted' in step)) throw new BesideThePoint();
    // A service provider may have altered the name that was taken.
    const { userName } = (await this.#clientOf(step.client).retrieve('User', id)).resource;
    const taken = this.#phrasebook.name('User', step.wanted.name!).toLowerCase();
    this.#object('unique', () => expect(String(userName).toLowerCase(), 'userName, which was taken,').not.toBe(taken));
    throw new BesideThePoint();
  }

  /** What was impossible may have been passed over; whether the rest was carried out only the resource tells. */
  async #settleHalfSuccess(step: Extract<Step, { does: 'fail' }>): Promise<void> {
    const client = this.#clientOf(step.client);
    this.#model.change({ ...step, does: 'modify' });
    const entry = this.#model.at(step.type, step.place)!;
    try {
      await this.#compare(entry, await client.retrieve(entry.type, entry.id), client);
    } catch {
      throw new BesideThePoint();
    }
  }

  async #settleRefusal(step: Write, { outcome, concern }: Expected, answer: Answer): Promise<void> {
    if (step.does === 'create' && outcome === 'success' && isNotOffered(answer))
      throw foundationMissing(`create ${step.type}`, `POST was answered with ${answer.status}.`);
    if (outcome === 'success' && !isNotOffered(answer))
      this.#object('state', () => expect(answer, 'answer to what nothing speaks against').toSucceed());
    if (concern !== 'version' || outcome !== 'refusal') return;
    const entry = this.#model.at(step.type, step.place)!;
    const client = this.#clientOf(step.client);
    await this.#compare(entry, await client.retrieve(entry.type, entry.id), client, 'version');
  }

  async #lookAround(): Promise<void> {
    const [client] = this.#cast.clients;
    if (this.#concern === 'state') {
      for (const entry of this.#model.entries)
        await this.#compare(entry, await client.retrieve(entry.type, entry.id), client);
    }
    if (this.#concern === 'gone') {
      for (const { type, id } of this.#model.deleted.filter((entry) => this.#model.isDeleted(entry.id))) {
        const answer = await client.retrieve(type, id);
        this.#object('gone', () => expect(answer, 'answer for a deleted resource').toHaveStatus(404));
      }
    }
    if (this.#concern === 'version' || !this.#cast.hasFilter) return;
    for (const [type, name] of this.#model.usedNames) {
      this.#compareFound(type, name, await client.query(type, { filter: this.#phrasebook.filter(type, name) }));
    }
  }

  async #compare(entry: Entry, answer: Answer, client: ScimClient, concern: Concern = 'state'): Promise<void> {
    this.#object(concern, () => expect(answer, 'answer for a resource that exists').toHaveStatus(200));
    this.#compareShown(entry, answer.resource, concern);
    // Some return members on request only.
    if (entry.members.size === 0 || memberOf(answer.resource, 'members') !== undefined) return;
    const asked = await client.retrieve('Group', entry.id, { attributes: ['members'] });
    this.#compareMembers(entry, asked.at('members'), concern);
  }

  #compareShown(entry: Entry, resource: JsonObject, concern: Concern = 'state'): void {
    const shown = this.#phrasebook.shown(entry, resource);
    const expected = this.#phrasebook.expected(entry);
    this.#object(concern, () => expect(shown, `attributes of the ${entry.type}`).toEqual(expected));
    const members = memberOf(resource, 'members');
    if (entry.type === 'Group' && members !== undefined) this.#compareMembers(entry, members, concern);
  }

  /** Whether a deleted User is still named is left open. */
  #compareMembers(entry: Entry, members: Json | undefined, concern: Concern): void {
    const seen = memberIds(members).filter((id) => !this.#model.isDeleted(id));
    this.#object(concern, () => expect(seen.toSorted(), 'members of the Group').toEqual([...entry.members].toSorted()));
  }

  #compareFound(type: Subject, name: number, answer: Answer): void {
    if (answer.status !== 200) throw new BesideThePoint();
    const ids = answer.ids().map(String);
    const entries = this.#model.named(type, name);
    this.#object('gone', () =>
      expect(
        ids.filter((id) => this.#model.isDeleted(id)),
        'deleted resources that are found',
      ).toEqual([]),
    );
    this.#object('tenant', () =>
      expect(
        ids.filter((id) => this.#foreigners.includes(id)),
        'Users of another tenant that are found',
      ).toEqual([]),
    );
    if (type === 'User')
      this.#object('unique', () => expect(new Set(ids).size, 'number of Users with the userName').toBeLessThan(2));
    this.#object('state', () =>
      expect(ids.toSorted(), `ids of what is found by its name`).toEqual(entries.map(({ id }) => id).toSorted()),
    );
    for (const [index, resource] of answer.resources.entries()) {
      const entry = entries.find(({ id }) => id === ids[index]);
      if (entry) this.#compareShown(entry, resource);
    }
  }

  /** Raises an objection of this concern, and gives up on one of another. */
  #object(concern: Concern, holds: () => void): void {
    if (concern === this.#concern) return holds();
    try {
      holds();
    } catch {
      throw new BesideThePoint();
    }
  }

  #clientOf(number: number): ScimClient {
    const { clients } = this.#cast;
    return clients[number % clients.length]!;
  }
}

type Write = Extract<Step, { does: 'create' | 'replace' | 'modify' | 'fail' | 'join' | 'leave' | 'delete' }>;
type Intrusion = Extract<Step, { does: 'intrude' }>;
type Retrieval = Extract<Step, { does: 'retrieve' }>;

function isFind({ does }: Step): boolean {
  return does === 'find' || does === 'find abroad';
}

/** Refusals that say what the service provider does not do for anybody; other checks judge whether it has to. */
function isNotOffered({ status }: Answer): boolean {
  return [400, 401, 403, 405, 501].includes(status);
}

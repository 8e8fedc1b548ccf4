import { setTimeout as sleep } from 'node:timers/promises';
import { type Interleaving, playInterleaving } from '../arbitraries/interleavings.ts';
import { type Concern, Directory, type Entry, type Expected } from '../oracle/directory.ts';
import { settled } from '../oracle/settled.ts';
import { narrated, type Step, type Subject } from '../oracle/step.ts';
import type { Json, JsonObject } from '../scim/json.ts';
import { type Answer, memberIds, memberOf, textOf } from './answer.ts';
import type { Cast } from './cast.ts';
import { expect } from './expect.ts';
import { foundationMissing } from './inconclusive.ts';
import { Phrasebook } from './phrasebook.ts';
import { StepSender } from './step-sender.ts';

/** Something went wrong that is not judged here; another check says so. */
class BesideThePoint extends Error {}

/** How long a change may take to arrive: no passage of the RFCs rules that out. */
const arrivalMs = 2000;

/** One script on the target and on the model, compared step by step as far as one concern goes. */
export class Performance {
  readonly #cast: Cast;
  readonly #concern: Concern;
  readonly #model = new Directory();
  readonly #phrasebook: Phrasebook;
  readonly #sender: StepSender;
  readonly #foreigners: string[] = [];
  /** The steps with their answers, in words. */
  readonly told: string[] = [];
  /** Whether what was objected to last was seen by reading. */
  #isReading = false;

  constructor(cast: Cast, concern: Concern) {
    this.#cast = cast;
    this.#concern = concern;
    this.#phrasebook = new Phrasebook(cast.given, this.#model);
    this.#sender = new StepSender(cast, this.#model, this.#phrasebook);
  }

  /**
   * Plays the script to its end or as far as it can be judged, and then looks at everything.
   *
   * @param isPatient whether what is read and not as expected is looked at again after a while
   * @throws what `expect` throws when target and model differ
   */
  async play(script: Interleaving, isPatient: boolean): Promise<void> {
    try {
      await playInterleaving(script, this.#model, async (step) => this.#perform(step));
      await this.#lookAround();
    } catch (error) {
      if (error instanceof BesideThePoint) return;
      const mayArrive = this.#concern === 'state' || this.#concern === 'gone';
      if (isPatient && mayArrive && this.#isReading && (await this.#agreesLater())) return;
      throw error;
    }
  }

  async #agreesLater(): Promise<boolean> {
    await sleep(arrivalMs);
    try {
      await this.#lookAround();
      return true;
    } catch {
      return false;
    }
  }

  async #perform(step: Step): Promise<void> {
    if (isFind(step) && !this.#cast.hasFilter) return;
    for (let missing = this.#model.missingFor(step); missing; missing = this.#model.missingFor(step)) {
      await this.#perform(missing);
    }
    if (step.does === 'intrude') return this.#intrude(step);
    const expected = this.#model.expected(step);
    if (expected.outcome === 'refusal' && expected.concern === 'version') await this.#compareStored(step as Write);
    const answer = await this.#send(step);
    switch (step.does) {
      case 'retrieve':
        return this.#settleRetrieval(step, answer);
      case 'find':
        return this.#compareFound(step.type, step.name, answer);
      case 'haunt':
        if (isNotOffered(answer)) return;
        return this.#object('gone', () => expect(answer, 'answer for a deleted resource').toHaveStatus(404));
      case 'find abroad':
        return this.#settleForeignQuery(step.name, answer);
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
    const answer = await this.#sender.send(step);
    this.told.push(`${narrated(step)} → ${answer.status}`);
    this.#isReading = answer.exchange.request.method === 'GET';
    return answer;
  }

  async #read(type: Subject, id: string, client = 0): Promise<Answer> {
    const answer = await this.#sender.clientOf(client).retrieve(type, id);
    this.#isReading = true;
    return answer;
  }

  async #settleRetrieval({ type, place, client }: Retrieval, answer: Answer): Promise<void> {
    const entry = this.#model.at(type, place)!;
    await this.#compare(entry, answer);
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
    if (concern === 'version')
      this.#object('version', () => expect(answer, 'answer to an outdated version').toHaveStatus(412, 409));
    else if ('wanted' in step) await this.#settleTakenName(step, answer);
    throw new BesideThePoint();
  }

  /** What was impossible may have been passed over; whether the rest was carried out only the resource tells. */
  async #settleHalfSuccess(step: Extract<Step, { does: 'fail' }>): Promise<void> {
    this.#model.change({ ...step, does: 'modify' });
    try {
      await this.#compareStored(step);
    } catch {
      throw new BesideThePoint();
    }
  }

  /** Who has the name may have lost it in another way, and a service provider may alter the name of the newcomer. */
  async #settleTakenName(step: Extract<Write, { wanted: unknown }>, answer: Answer): Promise<void> {
    const name = step.wanted.name!;
    const id = step.does === 'create' ? answer.id : this.#model.at('User', step.place)?.id;
    const [holder] = this.#model.named('User', name);
    const nameOf = async (one = '') => textOf((await this.#read('User', one)).at('userName')).toLowerCase();
    const taken = this.#phrasebook.name('User', name).toLowerCase();
    if ((await nameOf(holder?.id)) !== taken) throw new BesideThePoint();
    const given = await nameOf(id);
    this.#isReading = false;
    this.#object('unique', () => expect(given, 'userName, which was taken,').not.toBe(taken));
  }

  async #settleRefusal(step: Write, { outcome, concern }: Expected, answer: Answer): Promise<void> {
    if (outcome === 'success' && isNotOffered(answer)) {
      const isFirst = !this.#model.usedNames.some(([type]) => type === step.type);
      if (step.does !== 'create') return;
      if (!isFirst || step.wanted.members?.length) throw new BesideThePoint();
      throw foundationMissing(`create ${step.type}`, `POST was answered with ${answer.status}.`);
    }
    if (outcome === 'success')
      this.#object('state', () => expect(answer, 'answer to what nothing speaks against').toSucceed());
    if (outcome === 'refusal' && concern === 'version') await this.#compareStored(step, 'version');
  }

  async #intrude(step: Extract<Step, { does: 'intrude' }>): Promise<void> {
    const { type, id } = this.#model.at(step.type, step.place)!;
    const before = settled((await this.#read(type, id, step.client)).body ?? null);
    const answer = await this.#send(step);
    if (step.method === 'GET') this.#object('tenant', () => expect(answer, 'answer to another tenant').not.toSucceed());
    const after = settled((await this.#read(type, id, step.client)).body ?? null);
    this.#object('tenant', () => expect(after, `what another tenant left of the ${type}`).toEqual(before));
    // Where a PUT creates what is not there, the other tenant has a resource of its own now, with the same id.
    if (answer.status < 300) throw new BesideThePoint();
  }

  #settleForeignQuery(name: number, answer: Answer): void {
    const own = new Set(this.#model.named('User', name).map(({ id }) => id));
    const found = answer.ids().filter((id) => own.has(String(id)));
    this.#object('tenant', () => expect(found, 'Users that another tenant finds').toEqual([]));
  }

  #noteVersion(client: number, entry: Entry, answer: Answer): void {
    const tag = answer.header('ETag');
    if (tag !== undefined) this.#model.remember(client, entry, tag);
  }

  async #lookAround(): Promise<void> {
    if (this.#concern === 'state') {
      for (const entry of this.#model.entries) await this.#compare(entry, await this.#read(entry.type, entry.id));
    }
    if (this.#concern === 'gone') {
      for (const { type, id } of this.#model.deleted.filter((entry) => this.#model.isDeleted(entry.id))) {
        const answer = await this.#read(type, id);
        this.#object('gone', () => expect(answer, 'answer for a deleted resource').toHaveStatus(404));
      }
    }
    if (this.#concern === 'version' || !this.#cast.hasFilter) return;
    const isAboutUsers = this.#concern === 'unique' || this.#concern === 'tenant';
    for (const [type, name] of this.#model.usedNames) {
      if (isAboutUsers && type !== 'User') continue;
      const query = { filter: this.#phrasebook.filter(type, name) };
      const answer = await this.#sender.clientOf(0).query(type, query);
      this.#isReading = true;
      this.#compareFound(type, name, answer);
    }
  }

  /** The resource that a write is about, as it is now. */
  async #compareStored({ client, type, place }: Write, concern: Concern = 'state'): Promise<void> {
    const entry = this.#model.at(type, place)!;
    await this.#compare(entry, await this.#read(type, entry.id, client), concern);
  }

  async #compare(entry: Entry, answer: Answer, concern: Concern = 'state'): Promise<void> {
    this.#object(concern, () => expect(answer, 'answer for a resource that exists').toHaveStatus(200));
    this.#compareShown(entry, answer.resource, concern);
    // Some return members on request only.
    if (entry.members.size === 0 || memberOf(answer.resource, 'members') !== undefined) return;
    const asked = await this.#sender.clientOf(0).retrieve('Group', entry.id, { attributes: ['members'] });
    this.#compareMembers(entry, asked.at('members'), concern);
  }

  #compareShown(entry: Entry, resource: JsonObject, concern: Concern = 'state'): void {
    const shown = this.#phrasebook.shown(entry, resource);
    const expected = this.#phrasebook.expected(entry);
    this.#object(concern, () => expect(shown, `attributes of the ${entry.type}`).toEqual(expected));
    const members = memberOf(resource, 'members');
    if (entry.type === 'Group' && members !== undefined) this.#compareMembers(entry, members, concern);
  }

  /** Whether a deleted User is still named is left open, and that nobody is named twice is only recommended. */
  #compareMembers(entry: Entry, members: Json | undefined, concern: Concern): void {
    const seen = [...new Set(memberIds(members))].filter((id) => !this.#model.isDeleted(id));
    this.#object(concern, () => expect(seen.toSorted(), 'members of the Group').toEqual([...entry.members].toSorted()));
  }

  #compareFound(type: Subject, name: number, answer: Answer): void {
    if (answer.status !== 200) throw new BesideThePoint();
    const ids = answer.ids().map(String);
    const entries = this.#model.named(type, name);
    const ghosts = ids.filter((id) => this.#model.isDeleted(id));
    this.#object('gone', () => expect(ghosts, 'deleted resources that are found').toEqual([]));
    const foreign = ids.filter((id) => this.#foreigners.includes(id));
    this.#object('tenant', () => expect(foreign, 'Users of another tenant that are found').toEqual([]));
    if (type === 'User')
      this.#object('unique', () => expect(new Set(ids).size, 'number of Users with the userName').toBeLessThan(2));
    const wanted = entries.map(({ id }) => id).toSorted();
    this.#object('state', () => expect(ids.toSorted(), 'ids of what is found by its name').toEqual(wanted));
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
}

type Write = Extract<Step, { does: 'create' | 'replace' | 'modify' | 'fail' | 'join' | 'leave' | 'delete' }>;
type Retrieval = Extract<Step, { does: 'retrieve' }>;

function isFind({ does }: Step): boolean {
  return does === 'find' || does === 'find abroad';
}

/** Refusals that say what the service provider does not do for anybody; other checks judge whether it has to. */
function isNotOffered({ status }: Answer): boolean {
  return [400, 401, 403, 405, 501].includes(status);
}

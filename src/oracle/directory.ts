import type { Step, Subject, Wanted } from './step.ts';

/** A resource as its writes left it. */
export interface Entry {
  readonly type: Subject;
  readonly id: string;
  readonly place: number;
  state: Wanted;
  /** Ids; those of a Group. */
  members: ReadonlySet<string>;
  /** How often it was given another state. */
  changes: number;
}

/** Which rule an answer would break. */
export type Concern = 'state' | 'gone' | 'unique' | 'version' | 'tenant';

/** What a step has to come to; `either` where the RFC or what is usual leaves it open. */
export interface Expected {
  readonly outcome: 'success' | 'refusal' | 'either' | 'absence';
  readonly concern: Concern;
}

interface Memory {
  readonly tag: string;
  /** How often it had been changed by then. */
  readonly changes: number;
}

/** What the resources of a service provider have to be after a number of requests: a list of entries, changed by hand. */
export class Directory {
  entries: readonly Entry[] = [];
  /** In the order of their deletion. */
  deleted: readonly Entry[] = [];
  readonly #usedNames = new Set<string>();
  readonly #memories = new Map<string, Memory>();

  at(type: Subject, place: number): Entry | undefined {
    return this.entries.find((entry) => entry.type === type && entry.place === place);
  }

  named(type: Subject, name: number): readonly Entry[] {
    return this.entries.filter((entry) => entry.type === type && entry.state.name === name);
  }

  /** Every name that something has or had. */
  get usedNames(): readonly (readonly [Subject, number])[] {
    const all = [...this.#usedNames].map((key) => key.split(' ') as [Subject, string]);
    return all.map(([type, name]) => [type, Number(name)]);
  }

  /** The ids of the Users at the places, without places where nobody is. */
  idsAt(places: readonly number[]): readonly string[] {
    return places.flatMap((place) => this.at('User', place)?.id ?? []);
  }

  isDeleted(id: string): boolean {
    return this.deleted.some((entry) => entry.id === id) && !this.entries.some((entry) => entry.id === id);
  }

  /** What the client saw of the resource when it last retrieved it. */
  memoryOf(client: number, { id }: Entry): Memory | undefined {
    return this.#memories.get(`${client} ${id}`);
  }

  remember(client: number, { id, changes }: Entry, tag: string): void {
    this.#memories.set(`${client} ${id}`, { tag, changes });
  }

  /** Whether the step makes sense now or once what it needs is there. */
  allows(step: Step): boolean {
    switch (step.does) {
      case 'find abroad':
      case 'create abroad':
        return this.named('User', step.name).length > 0;
      case 'haunt':
        return step.deleted < this.deleted.length;
      case 'create':
        return this.at(step.type, step.place) === undefined;
      case 'replace':
      case 'delete': {
        const entry = this.at(step.type, step.place);
        return !step.ifUnchanged || (entry !== undefined && this.memoryOf(step.client, entry) !== undefined);
      }
      default:
        return true;
    }
  }

  /** What has to be created before the step: the first resource that it needs and that is not there. */
  missingFor(step: Step): Creation | undefined {
    const missing = needsOf(step).find(([type, place]) => !this.at(type, place));
    if (!missing) return undefined;
    const [type, place] = missing;
    let name = place;
    while (this.#usedNames.has(`${type} ${name}`)) name += 1;
    const wanted = type === 'User' ? { name, remark: 0, active: true, address: 0 } : { name, members: [] };
    return { client: step.client, does: 'create', type, place, wanted };
  }

  /** What a step sent to a deleted resource is about. */
  ghost({ deleted }: Extract<Step, { does: 'haunt' }>): Entry {
    return this.deleted[deleted]!;
  }

  expected(step: Step): Expected {
    switch (step.does) {
      case 'haunt':
        // RFC 7644 section 3.6.
        return { outcome: 'absence', concern: 'gone' };
      case 'intrude':
      case 'find abroad':
        return { outcome: 'absence', concern: 'tenant' };
      case 'create abroad':
        return { outcome: 'either', concern: 'tenant' };
      case 'fail':
        return { outcome: 'refusal', concern: 'state' };
      case 'create':
        return this.#naming(step.type, step.wanted.name) ?? success;
      case 'replace': {
        const change = this.#change(step);
        return change.outcome === 'refusal' ? change : (this.#caution(step) ?? change);
      }
      case 'modify':
      case 'join':
      case 'leave':
        return this.#change(step);
      case 'delete':
        return this.#caution(step) ?? success;
      default:
        return success;
    }
  }

  create({ type, place, wanted }: Creation, id: string): Entry {
    const members = new Set(this.idsAt(wanted.members ?? []));
    const entry = { type, id, place, state: wanted, members, changes: 0 };
    this.entries = [...this.entries, entry];
    this.#use(entry);
    return entry;
  }

  /** The state that a step would leave behind. */
  after(step: Extract<Step, { place: number }>): Pick<Entry, 'state' | 'members'> {
    const { state, members } = this.at(step.type, step.place)!;
    if (step.does === 'join') return { state, members: members.union(new Set(this.idsAt([step.member]))) };
    if (step.does === 'leave') return { state, members: members.difference(new Set(this.idsAt([step.member]))) };
    if (step.does !== 'replace' && step.does !== 'modify') return { state, members };
    const { wanted } = step;
    return {
      state: { ...state, ...wanted },
      members: wanted.members === undefined ? members : new Set(this.idsAt(wanted.members)),
    };
  }

  change(step: Extract<Step, { place: number }>): void {
    const entry = this.at(step.type, step.place)!;
    if (!this.#isIdle(step)) entry.changes += 1;
    Object.assign(entry, this.after(step));
    this.#use(entry);
  }

  delete(entry: Entry): void {
    this.entries = this.entries.filter((other) => other !== entry);
    this.deleted = [...this.deleted, entry];
    // Whether the Groups of a deleted User still name it is left open: nobody compares it any more.
    for (const other of this.entries) other.members = other.members.difference(new Set([entry.id]));
  }

  /** A name, once used, may stay reserved: RFC 7644 section 3.6 only advises against it. */
  #use(entry: Entry): void {
    this.#usedNames.add(`${entry.type} ${entry.state.name}`);
  }

  #naming(type: Subject, name: number | undefined, itself?: Entry): Expected | undefined {
    if (name === undefined || name === itself?.state.name || !this.#usedNames.has(`${type} ${name}`)) return undefined;
    // RFC 7643 section 4.1.1; the names of Groups may be shared, RFC 7643 section 8.7.1, and often may not.
    const isTaken = type === 'User' && this.named(type, name).length > 0;
    return { outcome: isTaken ? 'refusal' : 'either', concern: 'unique' };
  }

  #caution(step: Extract<Step, { ifUnchanged: boolean }>): Expected | undefined {
    const entry = this.at(step.type, step.place)!;
    const memory = step.ifUnchanged ? this.memoryOf(step.client, entry) : undefined;
    if (!memory) return undefined;
    // What else counts as a change of a resource, its Groups for example, is left to the service provider.
    return { outcome: memory.changes === entry.changes ? 'either' : 'refusal', concern: 'version' };
  }

  #change(step: Extract<Step, { place: number }>): Expected {
    const name = 'wanted' in step ? step.wanted.name : undefined;
    const naming = this.#naming(step.type, name, this.at(step.type, step.place));
    // Refusing what changes nothing is advised against, no more: RFC 7644 sections 3.5.2.1 and 3.5.2.2.
    return naming ?? { outcome: this.#isIdle(step) ? 'either' : 'success', concern: 'state' };
  }

  #isIdle(step: Extract<Step, { place: number }>): boolean {
    const { state, members } = this.at(step.type, step.place)!;
    const after = this.after(step);
    const isSameState = (['name', 'remark', 'active', 'address'] as const).every(
      (key) => after.state[key] === state[key],
    );
    return isSameState && members.symmetricDifference(after.members).size === 0;
  }
}

type Creation = Extract<Step, { does: 'create' }>;

function needsOf(step: Step): readonly (readonly [Subject, number])[] {
  const members = 'wanted' in step ? (step.wanted.members ?? []) : 'member' in step ? [step.member] : [];
  const users = members.map((place) => ['User', place] as const);
  return 'place' in step && step.does !== 'create' ? [...users, [step.type, step.place]] : users;
}

const success: Expected = { outcome: 'success', concern: 'state' };

import type { JsonObject } from '../../scim/json.ts';

/** One reference to a resource: `value` is its id; further parts are what the client sent. */
export interface Link extends JsonObject {
  readonly value: string;
}

/** Which references a new set has and lacks, against the set it takes the place of. */
export interface LinkChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * The references of a multi-valued attribute such as a Group's members, keyed by id, in the order they were added.
 *
 * A set is changed through a draft that costs what the change costs, whatever the size of the set.
 */
export class Links implements Iterable<Link> {
  readonly #byId: Map<string, Link>;

  /** Of links with the same id the first counts. */
  constructor(links: Iterable<Link>) {
    this.#byId = new Map();
    for (const link of links) if (!this.#byId.has(link.value)) this.#byId.set(link.value, link);
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): Link | undefined {
    return this.#byId.get(id);
  }

  [Symbol.iterator](): IterableIterator<Link> {
    return this.#byId.values();
  }

  draft(): LinksDraft {
    return new LinksDraft(this);
  }

  /** What differs from an older set. */
  changesFrom(older: Links | undefined): LinkChanges {
    const added: string[] = [];
    const removed: string[] = [];
    for (const id of this.#byId.keys()) if (!older?.get(id)) added.push(id);
    for (const { value } of older ?? []) if (!this.#byId.has(value)) removed.push(value);
    return { added, removed };
  }

  /** Takes the change in; the set must be one that nobody else still reads as it was. */
  apply(added: ReadonlyMap<string, Link>, removed: ReadonlySet<string>): void {
    for (const id of removed) this.#byId.delete(id);
    for (const [id, link] of added) this.#byId.set(id, link);
  }
}

/** A set of references in the course of change. Dropping the draft leaves the set as it was. */
export class LinksDraft implements Iterable<Link> {
  readonly #base: Links;
  readonly #added = new Map<string, Link>();
  readonly #removed = new Set<string>();

  constructor(base: Links) {
    this.#base = base;
  }

  get size(): number {
    return this.#base.size + this.#added.size - this.#removed.size;
  }

  get(id: string): Link | undefined {
    return this.#added.get(id) ?? (this.#removed.has(id) ? undefined : this.#base.get(id));
  }

  *[Symbol.iterator](): IterableIterator<Link> {
    for (const link of this.#base) if (!this.#removed.has(link.value)) yield link;
    yield* this.#added.values();
  }

  /** Adds a link unless there is one with its id. */
  add(link: Link): void {
    const id = link.value;
    if (this.get(id)) return;
    if (this.#removed.has(id) && JSON.stringify(this.#base.get(id)) === JSON.stringify(link)) this.#removed.delete(id);
    else this.#added.set(id, link);
  }

  remove(id: string): void {
    if (this.#added.delete(id)) return;
    if (this.#base.get(id)) this.#removed.add(id);
  }

  clear(): void {
    this.#added.clear();
    for (const { value } of this.#base) this.#removed.add(value);
  }

  /** Whether anything differs from the set the draft was made of. */
  get isChanged(): boolean {
    return this.#added.size + this.#removed.size > 0;
  }

  get changes(): LinkChanges {
    return {
      added: [...this.#added.keys()].filter((id) => !this.#removed.has(id)),
      removed: [...this.#removed].filter((id) => !this.#added.has(id)),
    };
  }

  /** Takes the changes into the set the draft was made of, and returns that set. */
  commit(): Links {
    this.#base.apply(this.#added, this.#removed);
    return this.#base;
  }
}

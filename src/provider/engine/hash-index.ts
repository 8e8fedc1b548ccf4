import type { Attributes } from './attributes.ts';
import type { Target } from './characteristics.ts';
import type { Comparable } from './comparable.ts';
import { type ComparableValues, comparableReader } from './path-values.ts';
import type { ResourceRecord } from './record.ts';

/** Finds resources by the value of an attribute, in time that does not depend on how many there are. */
export class HashIndex {
  readonly target: Target;
  readonly #read: (attributes: Attributes) => ComparableValues;
  /** A value that only one resource has, as most do, needs no set. */
  readonly #records = new Map<Comparable, ResourceRecord | Set<ResourceRecord>>();

  #lastAsked: Attributes | undefined;
  #lastKeys: readonly Comparable[] = [];

  constructor(target: Target) {
    this.target = target;
    this.#read = comparableReader(target);
  }

  clear(): void {
    this.#records.clear();
  }

  find(value: Comparable): readonly ResourceRecord[] {
    const found = this.#records.get(value);
    if (found === undefined) return [];
    return found instanceof Set ? [...found] : [found];
  }

  /** Whether another record has the value. */
  isTaken(value: Comparable, itself: ResourceRecord | undefined): boolean {
    const found = this.#records.get(value);
    return found !== undefined && found !== itself;
  }

  /** The last one asked about is asked about again, when it is checked first and then added. */
  keysOf(attributes: Attributes): readonly Comparable[] {
    if (attributes === this.#lastAsked) return this.#lastKeys;
    this.#lastAsked = attributes;
    this.#lastKeys = this.#readKeys(attributes);
    return this.#lastKeys;
  }

  #readKeys(attributes: Attributes): readonly Comparable[] {
    const keys = this.#read(attributes);
    return keys === undefined ? [] : Array.isArray(keys) ? [...new Set(keys)] : [keys as Comparable];
  }

  add(record: ResourceRecord): void {
    for (const key of this.keysOf(record.attributes)) {
      const found = this.#records.get(key);
      if (found === undefined) this.#records.set(key, record);
      else if (found instanceof Set) found.add(record);
      else this.#records.set(key, new Set([found, record]));
    }
  }

  remove(record: ResourceRecord, attributes: Attributes): void {
    for (const key of this.keysOf(attributes)) {
      const found = this.#records.get(key);
      if (!(found instanceof Set)) this.#records.delete(key);
      else if (found.delete(record) && found.size === 1) this.#records.set(key, found.values().next().value!);
    }
  }

  /** Moves a record whose attributes were replaced; costs nothing when the indexed one is untouched. */
  move(record: ResourceRecord, before: Attributes): void {
    const name = this.target[0].name;
    if (before[name] === record.attributes[name]) return;
    this.remove(record, before);
    this.add(record);
  }
}

import type { Attributes } from './attributes.ts';
import type { Target } from './characteristics.ts';
import { type ComparableValues, comparableReader } from './path-values.ts';
import type { ResourceRecord } from './record.ts';

const unread = Symbol('unread');

/** The values of one attribute of all resources of a store in comparable form, read when first needed. */
export class Column {
  readonly #records: readonly (ResourceRecord | undefined)[];
  readonly #read: (attributes: Attributes) => ComparableValues;
  readonly #values: (ComparableValues | typeof unread)[] = [];

  constructor(records: readonly (ResourceRecord | undefined)[], target: Target) {
    this.#records = records;
    this.#read = comparableReader(target);
  }

  at(slot: number): ComparableValues {
    const value = slot < this.#values.length ? this.#values[slot] : unread;
    return value === unread ? this.#fill(slot) : value;
  }

  /** The resource in the slot changed. */
  forget(slot: number): void {
    if (slot < this.#values.length) this.#values[slot] = unread;
  }

  #fill(slot: number): ComparableValues {
    while (this.#values.length <= slot) this.#values.push(unread);
    const record = this.#records[slot];
    const value = record && this.#read(record.attributes);
    this.#values[slot] = value;
    return value;
  }
}

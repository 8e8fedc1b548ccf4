import type { Attributes } from './attributes.ts';
import type { CompiledType, Target } from './characteristics.ts';
import { Column } from './column.ts';
import { HashIndex } from './hash-index.ts';
import type { ResourceRecord } from './record.ts';
import { findTarget, labelOf } from './target.ts';

const blockSize = 1024;
const maxColumns = 8;

/** The resources of one type in the order of their creation, with the indexes and columns that queries use. */
export class Store {
  readonly type: CompiledType;
  /** By slot; a deleted resource leaves a gap. */
  readonly records: (ResourceRecord | undefined)[] = [];
  readonly #liveInBlock: number[] = [];
  readonly #indexes = new Map<string, HashIndex>();
  /** What may be indexed once a query asks for it. */
  readonly #indexable: ReadonlyMap<string, Target>;
  readonly #columns = new Map<string, Column>();
  #size = 0;

  /** Indexes the unique attributes and, as soon as they are looked up, those of `indexedPaths` that the type has. */
  constructor(type: CompiledType, indexedPaths: readonly string[]) {
    this.type = type;
    for (const target of type.unique) this.#indexes.set(labelOf(target), new HashIndex(target));
    const named = indexedPaths.map((path) => findTarget(type, path, false)).filter((target) => target !== undefined);
    this.#indexable = new Map(named.map((target) => [labelOf(target), target]));
  }

  get size(): number {
    return this.#size;
  }

  index(target: Target): HashIndex | undefined {
    return this.#indexFor(labelOf(target));
  }

  column(target: Target): Column {
    const label = labelOf(target);
    const known = this.#columns.get(label);
    const column = known ?? new Column(this.records, target);
    // Kept in the order of use, so that the one unused for longest goes first.
    this.#columns.delete(label);
    this.#columns.set(label, column);
    if (this.#columns.size > maxColumns) this.#columns.delete(this.#columns.keys().next().value!);
    return column;
  }

  insert(record: ResourceRecord): void {
    record.slot = this.records.length;
    this.records.push(record);
    this.#count(record.slot, 1);
    for (const index of this.#indexes.values()) index.add(record);
  }

  /** Takes note that the attributes of a record were replaced. */
  changed(record: ResourceRecord, before: Attributes): void {
    for (const index of this.#indexes.values()) index.move(record, before);
    for (const column of this.#columns.values()) column.forget(record.slot);
  }

  remove(record: ResourceRecord): void {
    for (const index of this.#indexes.values()) index.remove(record, record.attributes);
    for (const column of this.#columns.values()) column.forget(record.slot);
    this.records[record.slot] = undefined;
    this.#count(record.slot, -1);
  }

  clear(): void {
    this.records.length = 0;
    this.#liveInBlock.length = 0;
    this.#columns.clear();
    this.#size = 0;
    for (const index of this.#indexes.values()) index.clear();
  }

  /** Up to `count` resources in the order of creation, without the first `skip`. */
  slice(skip: number, count: number): readonly ResourceRecord[] {
    const hasGaps = this.#size < this.records.length;
    if (!hasGaps) return this.records.slice(skip, skip + count) as ResourceRecord[];
    const page: ResourceRecord[] = [];
    let slot = 0;
    let left = skip;
    for (const live of this.#liveInBlock) {
      if (left < live) break;
      left -= live;
      slot += blockSize;
    }
    for (; slot < this.records.length && page.length < count; slot += 1) {
      const record = this.records[slot];
      if (!record) continue;
      if (left > 0) left -= 1;
      else page.push(record);
    }
    return page;
  }

  #indexFor(label: string): HashIndex | undefined {
    const known = this.#indexes.get(label);
    const target = this.#indexable.get(label);
    if (known || !target) return known;
    const index = new HashIndex(target);
    for (const record of this.records) if (record) index.add(record);
    this.#indexes.set(label, index);
    return index;
  }

  #count(slot: number, change: 1 | -1): void {
    const block = Math.floor(slot / blockSize);
    this.#liveInBlock[block] = (this.#liveInBlock[block] ?? 0) + change;
    this.#size += change;
  }
}

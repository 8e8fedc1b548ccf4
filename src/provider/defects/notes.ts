import type { JsonObject } from '../../scim/json.ts';
import type { ResourceRecord } from '../engine/record.ts';

/** What is remembered of resources beside their attributes; it is gone with them. */
export class Notes<T> {
  readonly #byRecord = new WeakMap<ResourceRecord, T>();
  readonly #none: T;

  constructor(none: T) {
    this.#none = none;
  }

  of(record: ResourceRecord): T {
    return this.#byRecord.get(record) ?? this.#none;
  }

  set(record: ResourceRecord, note: T): void {
    this.#byRecord.set(record, note);
  }
}

/** Members that a resource shows although no schema knows them. */
export function strayMembers(): Notes<JsonObject> {
  return new Notes<JsonObject>({});
}

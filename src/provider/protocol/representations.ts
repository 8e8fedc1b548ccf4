import type { CompiledType } from '../engine/characteristics.ts';
import { defaultProjection, type Projection } from '../engine/projection.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { Tenant } from '../engine/tenant.ts';

interface Kept {
  readonly record: ResourceRecord;
  readonly bytes: Buffer;
}

/**
 * The default representations of resources as bytes, kept as long as they are true and there is room; the oldest go
 * first.
 */
export class Representations {
  readonly #maxBytes: number;
  readonly #wholes = new Map<CompiledType, Projection>();
  #kept: Kept[] = [];
  #oldest = 0;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  of(tenant: Tenant, record: ResourceRecord): Buffer {
    const known = record.answer;
    if (known) return known;
    const bytes = toBytes(tenant, record, this.#whole(record.type));
    if (bytes.length > this.#maxBytes / 4) return bytes;
    record.answer = bytes;
    this.#kept.push({ record, bytes });
    this.#bytes += bytes.length;
    while (this.#bytes > this.#maxBytes) this.#dropOldest();
    return bytes;
  }

  #whole(type: CompiledType): Projection {
    const known = this.#wholes.get(type);
    if (known) return known;
    const projection = defaultProjection(type);
    this.#wholes.set(type, projection);
    return projection;
  }

  #dropOldest(): void {
    const { record, bytes } = this.#kept[this.#oldest]!;
    if (record.answer === bytes) record.answer = undefined;
    this.#bytes -= bytes.length;
    this.#oldest += 1;
    if (this.#oldest < 4096 || this.#oldest * 2 < this.#kept.length) return;
    this.#kept = this.#kept.slice(this.#oldest);
    this.#oldest = 0;
  }
}

/** A resource in the given projection, as it is sent. */
export function toBytes(tenant: Tenant, record: ResourceRecord, projection: Projection): Buffer {
  return Buffer.from(JSON.stringify(tenant.operations.present(tenant, record, projection)));
}

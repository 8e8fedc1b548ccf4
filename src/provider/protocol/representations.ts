import { defaultProjection, type Projection } from '../engine/projection.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { Tenant } from '../engine/tenant.ts';
import { type Octets, toOctets } from './octets.ts';

interface Kept {
  readonly record: ResourceRecord;
  readonly octets: Octets;
}

/**
 * The default representations of resources, kept as long as they are true and there is room; the oldest go
 * first.
 */
export class Representations {
  readonly #maxBytes: number;
  #kept: Kept[] = [];
  #oldest = 0;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  of(tenant: Tenant, record: ResourceRecord): Octets {
    const known = record.answer;
    if (known) return known;
    const octets = representationOf(tenant, record, defaultProjection(record.type));
    if (octets.length > this.#maxBytes / 4) return octets;
    record.answer = octets;
    this.#kept.push({ record, octets });
    this.#bytes += octets.length;
    while (this.#bytes > this.#maxBytes) this.#dropOldest();
    return octets;
  }

  #dropOldest(): void {
    const { record, octets } = this.#kept[this.#oldest]!;
    if (record.answer === octets) record.answer = undefined;
    this.#bytes -= octets.length;
    this.#oldest += 1;
    if (this.#oldest < 4096 || this.#oldest * 2 < this.#kept.length) return;
    this.#kept = this.#kept.slice(this.#oldest);
    this.#oldest = 0;
  }
}

/** A resource in the given projection, as it is sent. */
export function representationOf(tenant: Tenant, record: ResourceRecord, projection: Projection): Octets {
  return toOctets(JSON.stringify(tenant.operations.present(tenant, record, projection)));
}

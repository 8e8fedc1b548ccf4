import type { Operations } from '../engine/operations.ts';
import type { ResourceRecord } from '../engine/record.ts';
import type { Downstream } from '../policy.ts';
import { brokenBy } from './constraints.ts';

/** What has become of one change in one of the products behind the service provider. */
export interface Delivery {
  readonly product: string;
  readonly resourceType: string;
  readonly id: string;
  readonly change: 'create' | 'update' | 'delete';
  /** "waiting" until the delay is over. */
  readonly state: 'waiting' | 'accepted' | 'refused';
  readonly reason?: string;
}

const mostKept = 10_000;

/** Hands every change on to the products behind the service provider, which may refuse what it has accepted. */
export class Deliveries {
  readonly #products: readonly Downstream[];
  readonly #deliveries: Delivery[] = [];

  constructor(products: readonly Downstream[]) {
    this.#products = products;
  }

  /** In the order of the changes. */
  get all(): readonly Delivery[] {
    return this.#deliveries;
  }

  wrap(operations: Operations): Partial<Operations> {
    return {
      insert: (tenant, type, attributes, id) => {
        const record = operations.insert(tenant, type, attributes, id);
        this.#hand(record, 'create');
        return record;
      },
      update: (tenant, record, attributes) => {
        operations.update(tenant, record, attributes);
        this.#hand(record, 'update');
      },
      remove: (tenant, record) => {
        operations.remove(tenant, record);
        this.#hand(record, 'delete');
      },
    };
  }

  clear(): void {
    this.#deliveries.length = 0;
  }

  #hand({ id, type, attributes }: ResourceRecord, change: Delivery['change']): void {
    for (const { name: product, delayMs, constraints } of this.#products) {
      const reason = change === 'delete' ? undefined : brokenBy(constraints, type.name, attributes);
      const known = { product, resourceType: type.name, id, change } as const;
      const settled: Delivery =
        reason === undefined ? { ...known, state: 'accepted' } : { ...known, state: 'refused', reason };
      this.#deliveries.push(delayMs === 0 ? settled : { ...known, state: 'waiting' });
      if (this.#deliveries.length > mostKept) this.#deliveries.shift();
      if (delayMs === 0) continue;
      const waiting = this.#deliveries.at(-1)!;
      setTimeout(() => {
        const at = this.#deliveries.indexOf(waiting);
        if (at >= 0) this.#deliveries[at] = settled;
      }, delayMs).unref();
    }
  }
}

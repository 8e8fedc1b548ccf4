import type { Exchange } from '../http/exchange.ts';
import type { Json } from '../scim/json.ts';
import { createLedger, type Ledger } from '../target/ledger.ts';

/** How a property was tried, and its smallest counterexample if there is one. */
export interface PropertyEvidence {
  readonly seed: number;
  readonly path?: string;
  readonly counterexample?: Json;
}

/** Everything one check leaves behind for its verdict. */
export class Evidence {
  readonly created: Ledger;
  /** In the order of their answers. */
  exchanges: Exchange[] = [];
  readonly observed: Record<string, string> = {};
  property: PropertyEvidence | undefined;
  /** What led to the finding, when it is not the last exchange. */
  deciding: Exchange | undefined;

  constructor(baseUrl: string) {
    this.created = createLedger(baseUrl);
  }

  /** In order, but the deciding one last. */
  get told(): readonly Exchange[] {
    if (!this.deciding) return this.exchanges;
    return [...this.exchanges.filter((exchange) => exchange !== this.deciding), this.deciding];
  }

  record(exchange: Exchange): void {
    this.created.observe(exchange);
    if (exchange.sender !== 'cleanup') this.exchanges.push(exchange);
  }
}

import type { ResourceRecord } from './record.ts';
import type { Store } from './store.ts';

/** The resources that a query found, in the order of creation within each resource type. */
export interface Matches {
  readonly total: number;
  readonly slice: (skip: number, count: number) => readonly ResourceRecord[];
}

export function matchesOf(records: readonly ResourceRecord[]): Matches {
  return { total: records.length, slice: (skip, count) => records.slice(skip, skip + count) };
}

/** Everything in the stores, without listing it. */
export function matchesOfAll(stores: readonly Store[]): Matches {
  const [only, ...others] = stores;
  if (only && others.length === 0) return { total: only.size, slice: (skip, count) => only.slice(skip, count) };
  return {
    total: stores.reduce((total, { size }) => total + size, 0),
    slice: (skip, count) => {
      const found: ResourceRecord[] = [];
      let left = skip;
      for (const store of stores) {
        if (left < store.size) found.push(...store.slice(left, count - found.length));
        left = Math.max(0, left - store.size);
        if (found.length >= count) break;
      }
      return found;
    },
  };
}

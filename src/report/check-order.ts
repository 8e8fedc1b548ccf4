import type { CheckOutcome } from './outcome.ts';
import { type Catalogue, inSourceOrder } from './requirement-set.ts';

/**
 * Outcomes in the order a reader meets the requirements: areas by their earliest requirement, checks of an area by theirs.
 * The order in which they finished leaves no trace. Ids are made unique, because anchors and links stand on them.
 */
export function inReadingOrder(outcomes: readonly CheckOutcome[], catalogue: Catalogue): readonly CheckOutcome[] {
  const positions = new Map(inSourceOrder(catalogue).map(([id], position) => [id, position]));
  const earliest = ({ requirements }: CheckOutcome): number =>
    Math.min(...requirements.map((id) => positions.get(id) ?? positions.size), positions.size);
  const areas = new Map<string, number>();
  for (const outcome of outcomes) {
    areas.set(outcome.area, Math.min(areas.get(outcome.area) ?? positions.size, earliest(outcome)));
  }
  const ordered = outcomes.toSorted(
    (one, other) =>
      (areas.get(one.area) ?? 0) - (areas.get(other.area) ?? 0) ||
      compare(one.area, other.area) ||
      earliest(one) - earliest(other) ||
      compare(one.id, other.id),
  );
  return withUniqueIds(ordered);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function withUniqueIds(outcomes: readonly CheckOutcome[]): readonly CheckOutcome[] {
  const taken = new Set<string>();
  return outcomes.map((outcome) => {
    let { id } = outcome;
    for (let number = 2; taken.has(id); number += 1) {
      id = `${outcome.id}~${number}`;
    }
    taken.add(id);
    return id === outcome.id ? outcome : { ...outcome, id };
  });
}

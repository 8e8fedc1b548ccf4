import { topArea } from './area.ts';
import type { CheckOutcome } from './outcome.ts';
import type { Catalogue } from './requirement-set.ts';

/**
 * Outcomes in the order a reader meets the requirements: areas by their earliest requirement, checks of an area by theirs.
 * The order in which they finished leaves no trace. Ids are made unique, because anchors and links stand on them.
 */
export function inReadingOrder(outcomes: readonly CheckOutcome[], catalogue: Catalogue): readonly CheckOutcome[] {
  const positions = new Map(Object.keys(catalogue).map((id, position) => [id, position]));
  const positionOf = ({ requirements }: CheckOutcome): number =>
    Math.min(...requirements.map((id) => positions.get(id) ?? positions.size), positions.size);
  const areas = new Map<string, number>();
  for (const outcome of outcomes) {
    for (const area of [topArea(outcome.area), outcome.area]) {
      areas.set(area, Math.min(areas.get(area) ?? positions.size, positionOf(outcome)));
    }
  }
  const place = (outcome: CheckOutcome): readonly (number | string)[] => {
    const top = topArea(outcome.area);
    return [areas.get(top) ?? 0, top, areas.get(outcome.area) ?? 0, outcome.area, positionOf(outcome), outcome.id];
  };
  return withUniqueIds(outcomes.toSorted((one, other) => compare(place(one), place(other))));
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  const index = one.findIndex((part, position) => part !== other[position]);
  return index < 0 ? 0 : (one[index] ?? 0) < (other[index] ?? 0) ? -1 : 1;
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

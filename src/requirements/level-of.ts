import { catalogue, type RequirementId } from './catalogue.ts';
import type { Level, Requirement } from './requirement.ts';

/** All RFCs are one source; the set of each identity provider is another, and their verdicts never mix. */
function sourceOf({ rfc }: Requirement): string {
  return /^\d+$/.test(rfc) ? 'RFC' : rfc;
}

/** The level and source that all requirements, given by id, have in common; throws an Error that lists them otherwise. */
export function commonLevel(requirements: Readonly<Record<string, Requirement>>): Level {
  const [first, ...others] = Object.values(requirements);
  if (!first) throw new Error('A check verifies at least one requirement, none was given.');
  if (others.some((other) => other.level !== first.level || sourceOf(other) !== sourceOf(first))) {
    const list = Object.entries(requirements).map(([id, one]) => `${id} is ${one.level} of ${sourceOf(one)}`);
    throw new Error(`Requirements verified together have one level and one source: ${list.join(', ')}.`);
  }
  return first.level;
}

/** The level of a check that verifies these requirements; throws an Error when they differ in level or source. */
export function levelOf(ids: readonly RequirementId[]): Level {
  return commonLevel(Object.fromEntries(ids.map((id) => [id, catalogue[id]])));
}

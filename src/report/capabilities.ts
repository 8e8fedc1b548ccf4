import type { Advertised, CapabilityFacts } from './model.ts';
import { type CheckOutcome, doesNotWork, works } from './outcome.ts';

/** Joins what the target says with what the checks saw; advertised capabilities first, in their order, then the others by name. */
export function compareCapabilities(
  advertised: Readonly<Record<string, Advertised>>,
  outcomes: readonly CheckOutcome[],
): readonly CapabilityFacts[] {
  const observations = new Map<string, Set<string>>();
  for (const [name, observation] of outcomes.flatMap(({ observed }) => Object.entries(observed))) {
    observations.set(name, (observations.get(name) ?? new Set()).add(observation));
  }
  const unasked = [...observations.keys()].filter((name) => !Object.hasOwn(advertised, name)).toSorted();
  return [...Object.keys(advertised), ...unasked].map((name) => {
    const claim = Object.hasOwn(advertised, name) ? advertised[name] : undefined;
    return compare(name, claim ?? 'unknown', [...(observations.get(name) ?? [])].toSorted());
  });
}

function compare(name: string, advertised: Advertised, seen: readonly string[]): CapabilityFacts {
  return {
    name,
    advertised,
    ...(seen.length > 0 && { observed: seen.join('; ') }),
    ...(seen.some((observation) => contradicts(advertised, observation)) && { contradiction: true }),
  };
}

function contradicts(advertised: Advertised, observation: string): boolean {
  return (
    (advertised === 'yes' && observation.startsWith(doesNotWork)) ||
    (advertised === 'no' && observation.startsWith(works))
  );
}

import type { Arbitrary } from 'fast-check';
import { type Interleaving, interleavings } from '../arbitraries/interleavings.ts';
import type { Concern } from '../oracle/directory.ts';
import type { Cast } from './cast.ts';
import type { PropertyOptions } from './for-all.ts';
import { Performance } from './performance.ts';

type Property<Value> = readonly [
  values: Arbitrary<Value>,
  holds: (value: Value) => Promise<void>,
  options: PropertyOptions<Value>,
];

/** What `forAll` has to try: any order of requests comes to the same on the target and on the model. */
export function interleaved(cast: Cast, concern: Concern): Property<Interleaving> {
  let refuted: readonly string[] = [];
  async function play(script: Interleaving): Promise<void> {
    const performance = new Performance(cast, concern);
    // Once a difference has stayed there is no need to wait again.
    const isPatient = refuted.length === 0;
    try {
      await performance.play(script, isPatient);
    } catch (error) {
      refuted = performance.told;
      throw error;
    }
  }
  const scripts = interleavings({ ...cast, isCautious: concern === 'version' });
  return [scripts, play, { show: () => refuted }];
}

import fc from 'fast-check';

/** A change of one thing to one of the two values that it can have. */
export interface Step<Thing> {
  readonly thing: Thing;
  readonly to: 'first' | 'second';
}

/** Changes of some of the things, one after the other; the same one may change twice, or back. */
export function steps<Thing>(things: readonly Thing[], { maxLength = 4 } = {}): fc.Arbitrary<readonly Step<Thing>[]> {
  const step = fc.record({
    thing: fc.constantFrom(...things),
    to: fc.constantFrom('first' as const, 'second' as const),
  });
  return fc.array(step, { minLength: 1, maxLength });
}
